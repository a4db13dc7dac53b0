#include "loop/file_watch.hpp"

#include "support/fake_timers.hpp"
#include "support/run_until.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace kith::loop {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

class FileWatchTest : public testing::Test {
protected:
    void watch(std::vector<std::string> only = {}) {
        watching.emplace(loop, timers, 500ms, std::move(only), [this] { ++changes; });
        watching->watch({directory.path()});
    }
    /// Whether a change was noticed. inotify tells of it before the call that made it returns.
    bool noticed() {
        loop.restart();
        loop.poll();
        return timers.next().has_value();
    }
    test::TemporaryDirectory directory;
    asio::io_context loop;
    test::FakeTimers timers;
    std::optional<FileWatch> watching;
    int changes = 0;
};

} // namespace

TEST_F(FileWatchTest, AWrittenFileIsAChange) {
    watch();
    directory.write("kith.toml", "a");
    ASSERT_TRUE(noticed());
    timers.advance(500ms);
    EXPECT_EQ(changes, 1);
}

TEST_F(FileWatchTest, ManyChangesAreToldOnceWhenItIsQuiet) {
    watch();
    for (int i = 0; i < 5; ++i) {
        directory.write("kith.toml", std::to_string(i));
        ASSERT_TRUE(noticed());
        timers.advance(300ms);
    }
    EXPECT_EQ(changes, 0);
    timers.advance(200ms);
    EXPECT_EQ(changes, 1);
}

TEST_F(FileWatchTest, NothingIsStartedWhileNothingChanges) {
    watch();
    EXPECT_FALSE(noticed());
}

TEST_F(FileWatchTest, AFileRenamedOverAnotherIsAChange) {
    directory.write("kith.toml", "old");
    watch();
    const auto fresh = directory.write(".kith.toml.new", "new");
    ASSERT_FALSE(noticed());
    fs::rename(fresh, directory.path() / "kith.toml");
    EXPECT_TRUE(noticed());
}

TEST_F(FileWatchTest, ARemovedFileIsAChange) {
    const auto file = directory.write("kith.toml", "a");
    watch();
    fs::remove(file);
    EXPECT_TRUE(noticed());
}

TEST_F(FileWatchTest, EditorsFilesAreNoChange) {
    watch();
    for (const auto* name : {".kith.toml.swp", "kith.toml~", "4913.swp", ".#kith.toml"}) {
        directory.write(name, "a");
    }
    EXPECT_FALSE(noticed());
}

TEST_F(FileWatchTest, OnlyTheNamesThatMatterAreAChange) {
    watch({"localtime"});
    directory.write("hosts", "a");
    EXPECT_FALSE(noticed());
    directory.write("localtime", "a");
    EXPECT_TRUE(noticed());
}

TEST_F(FileWatchTest, AChangedLinkIsAChange) {
    watch({"localtime"});
    fs::create_symlink("/usr/share/zoneinfo/Europe/Berlin", directory.path() / "localtime.new");
    ASSERT_FALSE(noticed());
    fs::rename(directory.path() / "localtime.new", directory.path() / "localtime");
    EXPECT_TRUE(noticed());
}

TEST_F(FileWatchTest, ADirectoryThatGoesAwayIsAChange) {
    const auto inner = directory.path() / "rules";
    fs::create_directory(inner);
    watch();
    watching->watch({inner});
    fs::remove(inner);
    EXPECT_TRUE(noticed());
}

TEST_F(FileWatchTest, WatchingElsewhereEndsWatchingHere) {
    const auto inner = directory.path() / "rules";
    fs::create_directory(inner);
    watch();
    watching->watch({inner});
    directory.write("kith.toml", "a");
    EXPECT_FALSE(noticed());
    directory.write("rules/a.toml", "a");
    EXPECT_TRUE(noticed());
}

TEST_F(FileWatchTest, ADirectoryThatIsNotThereIsLeftOut) {
    watch();
    watching->watch({directory.path() / "nowhere", directory.path()});
    directory.write("kith.toml", "a");
    EXPECT_TRUE(noticed());
}

TEST_F(FileWatchTest, MayBeDestroyedWhenItTells) {
    watching.emplace(loop, timers, 500ms, std::vector<std::string>{}, [this] {
        watching.reset();
        ++changes;
    });
    watching->watch({directory.path()});
    directory.write("kith.toml", "a");
    ASSERT_TRUE(noticed());
    timers.advance(500ms);
    loop.restart();
    loop.poll();
    EXPECT_EQ(changes, 1);
}

} // namespace kith::loop
