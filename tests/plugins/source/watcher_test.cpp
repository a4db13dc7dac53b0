#include "source/watcher.hpp"

#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <poll.h>

namespace kith::source {
namespace {

namespace fs = std::filesystem;

bool is_card(const std::string& name) { return name.ends_with(".vcf"); }

bool matters(const std::string& /*folder*/, const std::string& name, EntryKind kind) {
    return may_be_listed(name, kind, is_card);
}

class WatcherTest : public testing::Test {
protected:
    Watcher::Result watch(const std::string& directory) {
        return watcher_.watch(places_of(list_directories({directory}, is_card), {directory}));
    }
    /// True when an event that matters is there; inotify queues before the writing call returns.
    bool stirred() {
        pollfd state{watcher_.descriptor(), POLLIN, 0};
        return ::poll(&state, 1, 0) == 1 && watcher_.drain();
    }
    test::TemporaryDirectory directory_;
    Watcher watcher_{matters};
};

TEST_F(WatcherTest, HearsOfWhatMattersAndNothingElse) {
    EXPECT_TRUE(watch(directory_.path()).has_new);
    EXPECT_FALSE(watch(directory_.path()).has_new);
    EXPECT_FALSE(stirred());
    directory_.write("notes.txt", "x");
    directory_.write(".tmp123", "x");
    EXPECT_FALSE(stirred());
    directory_.write("a.vcf", "x");
    EXPECT_TRUE(stirred());
    fs::rename(directory_.path() / ".tmp123", directory_.path() / "b.vcf");
    EXPECT_TRUE(stirred());
    fs::remove(directory_.path() / "a.vcf");
    EXPECT_TRUE(stirred());
    EXPECT_FALSE(stirred());
}

TEST_F(WatcherTest, HearsInsideFoldersAndOfNewFolders) {
    directory_.write("work/a.vcf", "x");
    (void)watch(directory_.path());
    directory_.write("work/a.vcf", "y");
    EXPECT_TRUE(stirred());
    fs::create_directory(directory_.path() / "home");
    EXPECT_TRUE(stirred());
}

TEST_F(WatcherTest, HearsADirectoryAppear) {
    const std::string wanted = directory_.path() / "sub" / "book";
    (void)watch(wanted);
    fs::create_directory(directory_.path() / "other");
    EXPECT_FALSE(stirred());
    fs::create_directory(directory_.path() / "sub");
    EXPECT_TRUE(stirred());
    (void)watch(wanted);
    fs::create_directory(wanted);
    EXPECT_TRUE(stirred());
}

TEST_F(WatcherTest, HearsADirectoryVanishAndComeBack) {
    const std::string book = directory_.path() / "book";
    fs::create_directory(book);
    (void)watch(book);
    fs::remove(book);
    EXPECT_TRUE(stirred());
    (void)watch(book);
    fs::create_directory(book);
    EXPECT_TRUE(stirred());
    EXPECT_TRUE(watch(book).has_new);
    directory_.write("book/a.vcf", "x");
    EXPECT_TRUE(stirred());
}

TEST_F(WatcherTest, TellsInWhichFolderSomethingHappened) {
    std::string heard;
    Watcher watcher([&](const std::string& folder, const std::string& name, EntryKind kind) {
        heard += folder + '|' + name + (kind == EntryKind::Folder ? "/ " : " ");
        return false;
    });
    const std::string root = directory_.path();
    (void)watcher.watch({{root}, {}, {}, false});
    directory_.write("a", "x");
    fs::create_directory(directory_.path() / "b");
    EXPECT_FALSE(watcher.drain());
    EXPECT_NE(heard.find(root + "|a "), std::string::npos) << heard;
    EXPECT_NE(heard.find(root + "|b/ "), std::string::npos) << heard;
}

TEST_F(WatcherTest, SaysWhenTheKernelHadTooMuchToTell) {
    int limit = 0;
    std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> limit;
    (void)watch(directory_.path());
    const auto one = directory_.write("a.vcf", "x");
    const auto other = directory_.path() / "b.vcf";
    EXPECT_TRUE(stirred());
    EXPECT_FALSE(watcher_.lost_some());
    for (int i = 0; i <= limit; i += 4) { // each renaming is two events
        fs::rename(one, other);
        fs::rename(other, one);
    }
    EXPECT_TRUE(stirred());
    EXPECT_TRUE(watcher_.lost_some());
    directory_.write("c.vcf", "x");
    EXPECT_TRUE(stirred());
    EXPECT_FALSE(watcher_.lost_some());
}

TEST_F(WatcherTest, HearsOfWhatALinkLeadsTo) {
    const test::TemporaryDirectory elsewhere;
    fs::create_symlink(elsewhere.write("real", "x"), directory_.path() / "a.vcf");
    (void)watch(directory_.path());
    elsewhere.write("real", "changed");
    EXPECT_TRUE(stirred());
}

} // namespace
} // namespace kith::source
