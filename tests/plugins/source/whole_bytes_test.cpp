#include "source/whole_bytes.hpp"

#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <sys/stat.h>

namespace kith::source {
namespace {

TEST(WholeBytesTest, ReadsAllBytesUpToTheLimit) {
    const test::TemporaryDirectory directory;
    EXPECT_EQ(read_whole(directory.write("a", "four"), 4), "four");
    EXPECT_EQ(read_whole(directory.write("b", ""), 4), "");
    EXPECT_THROW((void)read_whole(directory.write("c", "fives"), 4), UnreadableFile);
}

TEST(WholeBytesTest, RefusesAHugeFileWithoutReadingIt) {
    const test::TemporaryDirectory directory;
    const auto file = directory.write("huge", "x");
    std::filesystem::resize_file(file, std::uintmax_t{1} << 40);
    EXPECT_THROW((void)read_whole(file, 16u << 20), UnreadableFile);
}

TEST(WholeBytesTest, IsNotHeldUpByAPipe) {
    const test::TemporaryDirectory directory;
    const auto pipe = directory.path() / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_THROW((void)read_whole(pipe, 4), UnreadableFile);
    EXPECT_THROW((void)read_whole(directory.path(), 4), UnreadableFile);
    EXPECT_THROW((void)read_whole(directory.path() / "none", 4), UnreadableFile);
}

} // namespace
} // namespace kith::source
