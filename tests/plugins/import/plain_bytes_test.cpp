#include "import/plain_bytes.hpp"

#include <gtest/gtest.h>

namespace kith::imports {
namespace {

using namespace std::string_literals;

TEST(PlainBytesTest, CutsTheMarkOfUtf8) { EXPECT_EQ(plain_bytes("\xEF\xBB\xBFNäme"), "Näme"); }

TEST(PlainBytesTest, ReadsUtf16ByItsMark) {
    EXPECT_EQ(plain_bytes("\xFF\xFEN\0\xE4\0"s), "Nä");
    EXPECT_EQ(plain_bytes("\xFE\xFF\0N\0\xE4"s), "Nä");
}

TEST(PlainBytesTest, ReadsUtf16WithoutAMark) {
    EXPECT_EQ(plain_bytes("N\0a\0m\0e\0,\0V\0"s), "Name,V");
    EXPECT_EQ(plain_bytes("\0N\0a\0m\0e\0,\0V"s), "Name,V");
}

TEST(PlainBytesTest, TakesTheRestForWindows1252) {
    EXPECT_EQ(plain_bytes("Stra\xDF"
                          "e \x80"),
              "Straße €");
}

TEST(PlainBytesTest, LeavesOtherZeroBytesAlone) { EXPECT_EQ(plain_bytes("a\0b"s), "a\0b"s); }

TEST(PlainBytesTest, TakesHalfACharacter) {
    EXPECT_NO_THROW(static_cast<void>(plain_bytes("\xFF\xFE"
                                                  "N"s)));
    EXPECT_EQ(plain_bytes(""), "");
}

} // namespace
} // namespace kith::imports
