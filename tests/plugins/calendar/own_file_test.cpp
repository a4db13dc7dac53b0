#include "calendar/own_file.hpp"

#include "support/temporary_directory.hpp"

#include <fcntl.h>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace kith::calendar {

namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

struct stat state(const fs::path& path) {
    struct stat result {};
    ::lstat(path.c_str(), &result);
    return result;
}

class OwnFileTest : public testing::Test {
protected:
    /// The refusal's reason; empty when nothing was refused.
    [[nodiscard]] std::string refusal() const {
        try {
            replace_own_file(file_, "new");
        } catch (const FileError& error) {
            return error.what();
        }
        return "";
    }
    [[nodiscard]] std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(directory_.path()), fs::directory_iterator()));
    }

    test::TemporaryDirectory directory_;
    fs::path file_ = directory_.path() / "kith.ics";
};

} // namespace

// F104
TEST_F(OwnFileTest, IsWrittenForItsOwnerOnly) {
    ::umask(0);
    replace_own_file(file_, "text");
    EXPECT_EQ(content(file_), "text");
    EXPECT_EQ(state(file_).st_mode & 07777U, 0600U);
    EXPECT_EQ(files(), 1U);
}

TEST_F(OwnFileTest, StaysUntouchedWhenItsBytesAreTheSame) {
    replace_own_file(file_, "text", std::chrono::sys_seconds(std::chrono::seconds(1000)));
    const auto before = state(file_);
    replace_own_file(file_, "text", std::chrono::sys_seconds(std::chrono::seconds(2000)));
    EXPECT_EQ(state(file_).st_ino, before.st_ino);
    EXPECT_EQ(state(file_).st_mtim.tv_sec, 1000);
    replace_own_file(file_, "other", std::chrono::sys_seconds(std::chrono::seconds(2000)));
    EXPECT_EQ(state(file_).st_mtim.tv_sec, 2000);
    EXPECT_EQ(read_own_file(file_, 10)->modified.time_since_epoch().count(), 2000);
}

TEST_F(OwnFileTest, ReplacesAFileOfEachSize) {
    for (const std::size_t size : {0U, 1U, 5000U, 100U}) {
        replace_own_file(file_, std::string(size, 'x'));
        EXPECT_EQ(content(file_).size(), size);
    }
}

// F97
TEST_F(OwnFileTest, FollowsNoLink) {
    const auto victim = directory_.write("victim", "precious");
    fs::create_symlink(victim, file_);
    EXPECT_NE(refusal().find("symbolic link"), std::string::npos);
    EXPECT_THROW((void)read_own_file(file_, 100), FileError);
    EXPECT_EQ(content(victim), "precious");
    EXPECT_TRUE(fs::is_symlink(file_));
    fs::remove(file_);
    fs::create_symlink(directory_.path() / "nowhere", file_);
    EXPECT_NE(refusal().find("symbolic link"), std::string::npos);
    EXPECT_FALSE(fs::exists(directory_.path() / "nowhere"));
}

// F97
TEST_F(OwnFileTest, LeavesAFileWithAnotherNameAlone) {
    const auto victim = directory_.write("victim", "precious");
    fs::create_hard_link(victim, file_);
    EXPECT_NE(refusal().find("hard link"), std::string::npos);
    EXPECT_EQ(content(victim), "precious");
}

// F97
TEST_F(OwnFileTest, NeverWaitsForAPipe) {
    ::mkfifo(file_.c_str(), 0600);
    EXPECT_NE(refusal().find("no regular file"), std::string::npos);
    EXPECT_THROW((void)read_own_file(file_, 100), FileError);
}

TEST_F(OwnFileTest, IsNoDirectory) {
    fs::create_directory(file_);
    EXPECT_NE(refusal().find("no regular file"), std::string::npos);
}

// F97
TEST_F(OwnFileTest, IsNobodyElses) {
    if (::geteuid() != 0) { // only root can make such a file
        EXPECT_THROW((void)read_own_file("/etc/passwd", 1U << 20U), FileError);
        return;
    }
    directory_.write("kith.ics", "theirs");
    ASSERT_EQ(::chown(file_.c_str(), 12345, 12345), 0);
    EXPECT_NE(refusal().find("another user"), std::string::npos);
    EXPECT_EQ(content(file_), "theirs");
}

// F97
TEST_F(OwnFileTest, LiesInNoDirectoryThatEverybodyWrites) {
    ::chmod(directory_.path().c_str(), 0777);
    EXPECT_NE(refusal().find("everybody"), std::string::npos);
    ::chmod(directory_.path().c_str(), 01777);
    EXPECT_EQ(refusal(), "");
}

TEST_F(OwnFileTest, NeedsItsDirectory) {
    EXPECT_THROW(replace_own_file(directory_.path() / "none" / "x", "text"), FileError);
}

TEST_F(OwnFileTest, RemovesALeftOverBeforeItWrites) {
    const auto victim = directory_.write("victim", "precious");
    fs::create_symlink(victim,
                       directory_.path() / (".kith.ics.kith-" + std::to_string(::getpid())));
    EXPECT_EQ(refusal(), "");
    EXPECT_EQ(content(file_), "new");
    EXPECT_EQ(content(victim), "precious");
    EXPECT_EQ(files(), 2U);
}

TEST_F(OwnFileTest, IsReadUpToItsLimit) {
    directory_.write("kith.ics", "12345");
    EXPECT_EQ(read_own_file(file_, 5)->content, "12345");
    EXPECT_THROW((void)read_own_file(file_, 4), FileError);
    EXPECT_FALSE(read_own_file(directory_.path() / "none", 5));
}

// F96
TEST_F(OwnFileTest, NeverShowsAReaderAPart) {
    constexpr int versions = 300;
    const auto version = [](int n) { return std::string(20000, static_cast<char>('a' + n % 26)); };
    replace_own_file(file_, version(0));
    std::atomic<bool> done = false;
    std::size_t torn = 0;
    std::thread reader([&] {
        while (!done) {
            const auto text = content(file_);
            torn += text.size() != 20000 || text.find_first_not_of(text[0]) != std::string::npos;
        }
    });
    for (int n = 1; n <= versions; ++n) {
        replace_own_file(file_, version(n));
    }
    done = true;
    reader.join();
    EXPECT_EQ(torn, 0U);
}

} // namespace kith::calendar
