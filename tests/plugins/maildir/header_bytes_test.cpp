#include "maildir/header_bytes.hpp"

#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>

namespace kith::maildir {
namespace {

namespace fs = std::filesystem;
using End = HeaderBytes::End;

class HeaderBytesTest : public testing::Test {
protected:
    HeaderBytes read(const std::string& name) const {
        const sdk::Descriptor folder(::open(directory_.path().c_str(), O_RDONLY | O_DIRECTORY));
        return read_header_bytes(folder, name);
    }
    HeaderBytes reading(std::string_view text) const {
        directory_.write("mail", text);
        return read("mail");
    }
    test::TemporaryDirectory directory_;
};

TEST_F(HeaderBytesTest, EndAtTheBlankLine) {
    EXPECT_EQ(reading("A: b\nC: d\n\nbody\n\nmore").bytes, "A: b\nC: d\n\n");
    EXPECT_EQ(reading("A: b\r\nC: d\r\n\r\nbody").bytes, "A: b\r\nC: d\r\n\r\n");
    EXPECT_EQ(reading("\nbody: x\n\n").bytes, "\n");
    EXPECT_EQ(reading("A: b\n\n").end, End::BlankLine);
}

TEST_F(HeaderBytesTest, FindABlankLineBetweenTwoBlocks) {
    for (const std::string line_end : {"\n", "\r\n"}) {
        for (std::size_t before = 8180; before < 8200; ++before) {
            const std::string header = std::string(before, 'x') + line_end + line_end;
            const auto read = reading(header + "body");
            EXPECT_EQ(read.end, End::BlankLine);
            EXPECT_EQ(read.bytes, header) << before;
        }
    }
}

TEST_F(HeaderBytesTest, MayEndWithTheFile) {
    EXPECT_EQ(reading("A: b\n").end, End::File);
    EXPECT_EQ(reading("A: b\n").bytes, "A: b\n");
    EXPECT_EQ(reading("").end, End::File);
}

TEST_F(HeaderBytesTest, DoNotGoOnForEver) {
    const auto read = reading(std::string(longest_header, 'x') + "\n\n");
    EXPECT_EQ(read.end, End::TooLong);
    EXPECT_EQ(read.bytes, "");
    const auto file = directory_.write("huge", "A: b\n");
    fs::resize_file(file, std::uintmax_t{1} << 30);
    EXPECT_EQ(this->read("huge").end, End::TooLong);
}

TEST_F(HeaderBytesTest, AreOfRegularFilesInTheFolderOnly) {
    const test::TemporaryDirectory elsewhere;
    fs::create_symlink(elsewhere.write("real", "A: b\n\n"), directory_.path() / "link");
    fs::create_symlink("loop", directory_.path() / "loop");
    ASSERT_EQ(::mkfifo((directory_.path() / "pipe").c_str(), 0600), 0);
    fs::create_directory(directory_.path() / "folder");
    for (const auto* name : {"link", "loop", "pipe", "folder", "none"}) {
        EXPECT_EQ(read(name).end, End::Unreadable) << name;
    }
}

} // namespace
} // namespace kith::maildir
