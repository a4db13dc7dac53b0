#include "config/read_file.hpp"

#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>

namespace kith::config {

namespace {

using State = FileText::State;

class ReadFileTest : public testing::Test {
protected:
    test::TemporaryDirectory directory_;
};

TEST_F(ReadFileTest, ReadsTheWholeFile) {
    const std::string text(100'000, 'x');
    const auto file = read_file(directory_.write("a.toml", text), text.size());
    EXPECT_EQ(file.state, State::Read);
    EXPECT_EQ(file.text, text);
}

// F44
TEST_F(ReadFileTest, RefusesAFileOneByteTooLarge) {
    const auto path = directory_.write("a.toml", std::string(100'001, 'x'));
    EXPECT_EQ(read_file(path, 100'000).state, State::Refused);
}

TEST_F(ReadFileTest, FollowsALink) {
    const auto path = directory_.write("a.toml", "x = 1");
    std::filesystem::create_symlink(path, directory_.path() / "link");
    EXPECT_EQ(read_file(directory_.path() / "link", 100).text, "x = 1");
}

TEST_F(ReadFileTest, TellsAMissingFileFromADanglingLink) {
    std::filesystem::create_symlink("nowhere", directory_.path() / "link");
    EXPECT_EQ(read_file(directory_.path() / "none", 100).state, State::Missing);
    EXPECT_EQ(read_file(directory_.path() / "link", 100).what, "is a link to nothing");
}

// F97
TEST_F(ReadFileTest, DoesNotWaitForThePipesWriter) {
    const auto pipe = directory_.path() / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_EQ(read_file(pipe, 100).what, "is no regular file");
}

TEST_F(ReadFileTest, RefusesADirectoryAndADevice) {
    EXPECT_EQ(read_file(directory_.path(), 100).what, "is no regular file");
    EXPECT_EQ(read_file("/dev/zero", 100).what, "is no regular file");
}

} // namespace

} // namespace kith::config
