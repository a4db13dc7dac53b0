#include "vcard/encoding.hpp"

#include <gtest/gtest.h>

namespace kith::vcard {
namespace {

std::string quoted_printable(std::string_view text) {
    std::string out;
    append_quoted_printable(text, out);
    return out;
}

std::string base64(std::string_view text) {
    std::string out;
    append_base64(text, out);
    return out;
}

TEST(EncodingTest, UndoesQuotedPrintable) {
    EXPECT_EQ(quoted_printable("M=C3=BCller"), "Müller");
    EXPECT_EQ(quoted_printable("=3d=0D=0A"), "=\r\n");
}

TEST(EncodingTest, KeepsWhatIsNoQuotedPrintable) {
    EXPECT_EQ(quoted_printable("1+1=2 =ZZ ="), "1+1=2 =ZZ =");
    EXPECT_EQ(quoted_printable("=4"), "=4");
    EXPECT_EQ(quoted_printable("=41"), "A");
}

TEST(EncodingTest, UndoesBase64WithBlanks) {
    EXPECT_EQ(base64("QW5u\n  YQ=="), "Anna");
    EXPECT_EQ(base64("QW5uYQ"), "Anna");
    EXPECT_EQ(base64("QW5u!YQ"), "Ann");
    EXPECT_EQ(base64(""), "");
}

TEST(EncodingTest, UndoesHexUpToAFault) {
    std::string out;
    EXPECT_TRUE(append_hex("416e6E61", out));
    EXPECT_EQ(out, "Anna");
    EXPECT_FALSE(append_hex("41x", out));
    EXPECT_FALSE(append_hex("4", out));
}

} // namespace
} // namespace kith::vcard
