#include "vcard/card_file.hpp"

#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <sys/stat.h>

namespace kith::vcard {
namespace {

TEST(CardFileTest, ReadsAllBytesUpToTheLimit) {
    const test::TemporaryDirectory directory;
    EXPECT_EQ(read_card_file(directory.write("a", "four"), 4), "four");
    EXPECT_EQ(read_card_file(directory.write("b", ""), 4), "");
    EXPECT_THROW((void)read_card_file(directory.write("c", "fives"), 4), CardFileError);
}

TEST(CardFileTest, RefusesAHugeFileWithoutReadingIt) {
    const test::TemporaryDirectory directory;
    const auto file = directory.write("huge", "x");
    std::filesystem::resize_file(file, std::uintmax_t{1} << 40);
    EXPECT_THROW((void)read_card_file(file, 16u << 20), CardFileError);
}

TEST(CardFileTest, IsNotHeldUpByAPipe) {
    const test::TemporaryDirectory directory;
    const auto pipe = directory.path() / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_THROW((void)read_card_file(pipe, 4), CardFileError);
    EXPECT_THROW((void)read_card_file(directory.path(), 4), CardFileError);
    EXPECT_THROW((void)read_card_file(directory.path() / "none", 4), CardFileError);
}

} // namespace
} // namespace kith::vcard
