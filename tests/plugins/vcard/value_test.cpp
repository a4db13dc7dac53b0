#include "vcard/value.hpp"

#include "vcard/charset.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <vector>

namespace kith::vcard {
namespace {

std::string decoded(std::string_view line) {
    Property property;
    EXPECT_TRUE(split_property(line, property));
    ValueDecoder decoder;
    return std::string(decoder.decode(property));
}

std::vector<std::string> parts(std::string_view value, char separator) {
    std::vector<std::string> all;
    PartWalk walk(value, separator);
    for (std::string_view part; walk.next(part);) {
        all.emplace_back(part);
    }
    return all;
}

TEST(ValueDecoderTest, TakesUtf8AsItIs) { EXPECT_EQ(decoded("FN:Zoë"), "Zoë"); }

TEST(ValueDecoderTest, FallsBackToWindows1252) {
    EXPECT_EQ(decoded("FN:Zo\xEB"), "Zoë");
    EXPECT_EQ(decoded("FN;CHARSET=blabla:Zo\xEB"), "Zoë");
}

TEST(ValueDecoderTest, ObeysTheCharset) {
    EXPECT_EQ(decoded("FN;CHARSET=iso-8859-7:\xC1\xED\xED\xE1"), "Αννα");
    EXPECT_EQ(decoded("FN;CHARSET=\"Windows-1251\";QUOTED-PRINTABLE:=CA=E8=BF=E2"), "Київ");
    EXPECT_EQ(decoded("FN;CHARSET=ISO-2022-JP:\x1B$B0BF#\x1B(B"), "安藤");
}

TEST(ValueDecoderTest, PrefersUtf8ToAWrongCharset) {
    EXPECT_EQ(decoded("FN;CHARSET=SHIFT_JIS:Zoë"), "Zoë");
}

TEST(ValueDecoderTest, UndoesEncodings) {
    EXPECT_EQ(decoded("FN;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB"), "Zoë");
    EXPECT_EQ(decoded("FN;QUOTED-PRINTABLE:Zo=EB"), "Zoë");
    EXPECT_EQ(decoded("FN;ENCODING=b:Wm/Dqw=="), "Zoë");
    EXPECT_EQ(decoded("FN;ENCODING=8BIT:a=41"), "a=41");
}

TEST(PartWalkTest, SplitsOnUnescapedSeparatorsOnly) {
    EXPECT_EQ(parts("a;b\\;c;;d", ';'), (std::vector<std::string>{"a", "b\\;c", "", "d"}));
    EXPECT_EQ(parts("", ';'), (std::vector<std::string>{""}));
    EXPECT_EQ(parts("a\\", ';'), (std::vector<std::string>{"a\\"}));
    EXPECT_EQ(parts("a\\\\;b", ';'), (std::vector<std::string>{"a\\\\", "b"}));
}

TEST(PlainTextTest, Unescapes) {
    EXPECT_EQ(plain_text(R"(a\, b\; c\: d\\e)", 99), R"(a, b; c: d\e)");
    EXPECT_EQ(plain_text(R"(one\ntwo\Nthree)", 99), "one two three");
    EXPECT_EQ(plain_text(R"(C:\temp\)", 99), R"(C:\temp\)");
}

TEST(PlainTextTest, MakesBlanksOfControlCharacters) {
    EXPECT_EQ(plain_text("a\x01\x02\r\nb\tc\x7F", 99), "a b c");
    EXPECT_EQ(plain_text("a\xC2\x9B"
                         "31mb",
                         99),
              "a 31mb");
    EXPECT_EQ(plain_text("a\xE2\x80\xA8"
                         "b",
                         99),
              "a b");
    EXPECT_EQ(plain_text("  \\n ", 99), "");
    EXPECT_EQ(plain_text("a  b \\n   c", 99), "a b c");
}

TEST(PlainTextTest, CutsBeforeACharacter) {
    EXPECT_EQ(plain_text("Zoë", 3), "Zo");
    EXPECT_EQ(plain_text("Zoë", 4), "Zoë");
    EXPECT_EQ(plain_text("ab cd", 3), "ab");
    EXPECT_EQ(plain_text("a\\nbëë", 4), "a b");
}

TEST(PlainTextTest, UndoesCircumflexesInParameters) {
    EXPECT_EQ(plain_parameter("a^nb ^'c^' ^^ ^x", 99), "a b \"c\" ^ ^x");
    EXPECT_EQ(plain_parameter("Zo\xEB", 99), "Zoë");
}

RC_GTEST_PROP(PlainTextTest, NeverLeavesControlsNorExceedsTheLimit, (const std::string& bytes)) {
    std::string utf8;
    append_windows_1252(bytes, utf8);
    const auto limit = *rc::gen::inRange<std::size_t>(0, 64);
    const std::string text = plain_text(utf8, limit);
    RC_ASSERT(text.size() <= limit);
    RC_ASSERT(is_utf8(text));
    for (const char c : text) {
        RC_ASSERT(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
    }
}

} // namespace
} // namespace kith::vcard
