#include "vcard/charset.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace kith::vcard {
namespace {

std::string converted(std::string_view charset, std::string_view bytes) {
    std::string out;
    return append_charset(charset, bytes, out) ? out : "(refused)";
}

std::string without_any_mark(std::string_view bytes) {
    std::string store;
    return std::string(without_mark(bytes, store));
}

TEST(CharsetTest, CutsTheUtf8Mark) {
    EXPECT_EQ(without_any_mark("\xEF\xBB\xBF"
                               "BEGIN"),
              "BEGIN");
    EXPECT_EQ(without_any_mark("BEGIN"), "BEGIN");
    EXPECT_EQ(without_any_mark(""), "");
}

TEST(CharsetTest, ReadsUtf16OfBothByteOrders) {
    using namespace std::string_view_literals;
    EXPECT_EQ(without_any_mark("\xFF\xFEZ\0o\0\xEB\0"sv), "Zoë");
    EXPECT_EQ(without_any_mark("\xFE\xFF\0Z\0o\0\xEB"sv), "Zoë");
    EXPECT_EQ(without_any_mark("\xFE\xFF\xD8\x3D\xDE\x00"sv), "\xF0\x9F\x98\x80");
}

TEST(CharsetTest, ReplacesALoneSurrogate) {
    using namespace std::string_view_literals;
    EXPECT_EQ(without_any_mark("\xFE\xFF\xD8\x3D\0A"sv), "\xEF\xBF\xBD"
                                                         "A");
    EXPECT_EQ(without_any_mark("\xFE\xFF\0A\0"sv), "A");
}

TEST(CharsetTest, TellsUtf8FromOtherBytes) {
    EXPECT_TRUE(is_utf8(""));
    EXPECT_TRUE(is_utf8("plain ASCII that is longer than eight bytes"));
    EXPECT_TRUE(is_utf8("Größe €\xF0\x9F\x98\x80"));
    EXPECT_FALSE(is_utf8("Gr\xF6\xDF"
                         "e"));
    EXPECT_FALSE(is_utf8("\xC0\x80"));         // overlong
    EXPECT_FALSE(is_utf8("\xE0\x80\x80"));     // overlong
    EXPECT_FALSE(is_utf8("\xED\xA0\x80"));     // surrogate
    EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80")); // beyond U+10FFFF
    EXPECT_FALSE(is_utf8("ends early \xE2\x82"));
}

TEST(CharsetTest, ReadsWindows1252) {
    std::string out;
    append_windows_1252("B\xF6hm \x80 \x81", out);
    EXPECT_EQ(out, "Böhm € \xEF\xBF\xBD");
}

TEST(CharsetTest, ReadsNamedSets) {
    EXPECT_EQ(converted("ISO-8859-1", "M\xFCller"), "Müller");
    EXPECT_EQ(converted("iso-8859-2", "Pawe\xB3"), "Paweł");
    EXPECT_EQ(converted("Windows-1251", "\xCA\xE8\xBF\xE2"), "Київ");
    EXPECT_EQ(converted("SHIFT_JIS", "\x88\xC0\x93\xA1"), "安藤");
    EXPECT_EQ(converted("UTF-8", "Zoë"), "Zoë");
}

TEST(CharsetTest, RefusesUnknownSetsAndWrongBytes) {
    EXPECT_EQ(converted("blabla", "x"), "(refused)");
    EXPECT_EQ(converted("../../evil//", "x"), "(refused)");
    EXPECT_EQ(converted("ISO-8859-1//TRANSLIT", "x"), "(refused)");
    EXPECT_EQ(converted("iso-8859-", "x"), "(refused)");
    EXPECT_EQ(converted("UTF-8", "M\xFCller"), "(refused)");
    EXPECT_EQ(converted("SHIFT_JIS", "\x88"), "(refused)");
}

RC_GTEST_PROP(CharsetTest, AlwaysYieldsUtf8, (const std::string& bytes)) {
    std::string store;
    std::string out;
    append_windows_1252(bytes, out);
    RC_ASSERT(is_utf8(out));
    const std::string utf16 = "\xFF\xFE" + bytes;
    RC_ASSERT(is_utf8(without_mark(utf16, store)));
    for (const char* name : {"SHIFT_JIS", "ISO-2022-JP", "UTF-16", "GB18030", "windows-1253"}) {
        std::string text;
        if (append_charset(name, bytes, text)) {
            RC_ASSERT(is_utf8(text));
        }
    }
}

} // namespace
} // namespace kith::vcard
