#include "wire/plain_line.hpp"

#include "generators.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::wire {
namespace {

bool is_valid_utf8(const std::string& text) {
    // dump_json replaces what is invalid; a text that comes back the same was valid.
    return parse_json(dump_json(domain::Value(text))).as_string() == text;
}

TEST(PlainLineTest, MakesOneSpaceOfControlCharacters) {
    EXPECT_EQ(plain_line("\x1b[31mred\r\n\tline\x7f\u0085 end \n"), "[31mred line end");
    EXPECT_EQ(plain_line(std::string_view("a\0b", 3)), "a b");
    EXPECT_EQ(plain_line("a\u2028b"), "a b");
}

TEST(PlainLineTest, DropsBidirectionalOverrides) {
    EXPECT_EQ(plain_line("a\u202Eb\u2066c"), "abc");
}

TEST(PlainLineTest, CutsBetweenCharacters) {
    EXPECT_EQ(plain_line("aäb", 3), "aä");
    EXPECT_EQ(plain_line("aäb", 2), "a");
    EXPECT_EQ(plain_line("a b", 2), "a");
}

TEST(PlainLineTest, ReplacesBytesThatAreNoUtf8) {
    EXPECT_EQ(plain_line("a\xff\xc3"), "a\uFFFD\uFFFD");
    EXPECT_EQ(valid_utf8("\xed\xa0\x80"), "\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(valid_utf8("ä\n"), "ä\n");
}

RC_GTEST_PROP(PlainLineTest, ALineIsNeverMoreThanOneCleanLine, (const std::string& bytes)) {
    const auto max = *rc::gen::inRange<std::size_t>(0, 40);
    const std::string line = plain_line(bytes, max);
    RC_ASSERT(line.size() <= max);
    RC_ASSERT(is_valid_utf8(line));
    for (const char c : line) {
        RC_ASSERT(static_cast<unsigned char>(c) >= 0x20);
    }
    RC_ASSERT(plain_line(line) == line);
}

RC_GTEST_PROP(PlainLineTest, ValidTextNeverChangesWhenMadeValid, ()) {
    const auto text = *test::utf8_text();
    RC_ASSERT(valid_utf8(text) == text);
}

RC_GTEST_PROP(PlainLineTest, MadeValidMeansValid, (const std::string& bytes)) {
    RC_ASSERT(is_valid_utf8(valid_utf8(bytes)));
}

} // namespace
} // namespace kith::wire
