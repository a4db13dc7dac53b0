#include "remote/clean_text.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sstream>

namespace kith::remote {

TEST(CleanTextTest, KeepsPeoplesNames) {
    EXPECT_EQ(one_line("Zoë Müller-Ångström 王小明 👩‍👩‍👧"),
              "Zoë Müller-Ångström 王小明 👩‍👩‍👧");
}

TEST(CleanTextTest, TurnsLineBreaksAndControlsIntoOneSpace) {
    EXPECT_EQ(one_line("Anna\r\nBcc: x@y\n"), "Anna Bcc: x@y");
    EXPECT_EQ(one_line("a\x1b[2Jb\tc\x7f"), "a [2Jb c");
    EXPECT_EQ(one_line("a\xe2\x80\xa8"
                       "b\xc2\x85"
                       "c"),
              "a b c");
}

TEST(CleanTextTest, DropsBidirectionalOverrides) {
    EXPECT_EQ(one_line("gro.elpmaxe\xe2\x80\xae@anna\xe2\x81\xa6"), "gro.elpmaxe@anna");
}

TEST(CleanTextTest, MarksBytesThatAreNoUtf8) {
    EXPECT_EQ(one_line("M\xfcller"), "M\xef\xbf\xbdller");
    EXPECT_EQ(one_line("\xed\xa0\x80"), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"); // a surrogate
    EXPECT_EQ(one_line("\xc0\xaf"), "\xef\xbf\xbd\xef\xbf\xbd");                 // overlong
    EXPECT_EQ(one_line("\xe2\x82"), "\xef\xbf\xbd\xef\xbf\xbd");                 // cut off
}

TEST(CleanTextTest, CutsAtCharactersNotBytes) {
    EXPECT_EQ(one_line("äöüß", 3), "äöü…");
    EXPECT_EQ(one_line("äöü", 3), "äöü");
}

TEST(CleanTextTest, SplitsLinesOfEveryKind) {
    const std::vector<std::string> lines{"a", "b", "", "c"};
    EXPECT_EQ(clean_lines("\n\na\r\nb\r\rc  \n\n"), lines);
    EXPECT_TRUE(clean_lines(" \n").empty());
    EXPECT_LE(clean_lines(std::string(10'000, '\n') + "x").size(), 401U);
}

TEST(CleanTextTest, WrapsAtWordsWithIndents) {
    EXPECT_EQ(wrapped("one two three", "* ", "  ", 9), "* one two\n  three\n");
    EXPECT_EQ(wrapped("überlanges Wort", "", "", 5), "überlanges\nWort\n");
    EXPECT_EQ(wrapped(""), "\n");
}

RC_GTEST_PROP(CleanTextTest, NeverLeavesAControlCharacter, (const std::string& text)) {
    const std::string line = one_line(text);
    RC_ASSERT(std::ranges::none_of(line, [](unsigned char c) { return c < 0x20 || c == 0x7F; }));
    RC_ASSERT(one_line(line) == line);
}

RC_GTEST_PROP(CleanTextTest, NeverLosesAWordByWrapping, (const std::vector<std::string>& words)) {
    std::string text;
    for (const std::string& word : words) {
        text += one_line(word) + ' ';
    }
    std::istringstream before(text);
    std::istringstream after(wrapped(text, "", "", 20));
    std::string left;
    std::string right;
    while (before >> left) {
        RC_ASSERT(static_cast<bool>(after >> right));
        RC_ASSERT(left == right);
    }
    RC_ASSERT(!(after >> right));
}

} // namespace kith::remote
