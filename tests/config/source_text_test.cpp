#include "config/source_text.hpp"

#include <gtest/gtest.h>

namespace kith::config {

namespace {

TEST(SourceTextTest, CountsColumnsInCharacters) {
    const SourceText source("a.toml", "x\nüöä = 1\n");
    const auto where = source.location(std::string_view("x\nüöä ").size());
    EXPECT_EQ(where, (domain::SourceLocation{"a.toml", 2, 5}));
}

TEST(SourceTextTest, PutsTheCaretBelowTheColumn) {
    const SourceText source("a.toml", "one\nüber = 1\n");
    EXPECT_EQ(source.excerpt(2, 6), "über = 1\n     ^");
}

TEST(SourceTextTest, ShowsTheLineWithoutItsEnd) {
    const SourceText source("a.toml", "one\r\ntwo");
    EXPECT_EQ(source.excerpt(1, 1), "one\n^");
    EXPECT_EQ(source.excerpt(2, 4), "two\n   ^");
}

TEST(SourceTextTest, ShowsOnlyThePartOfALongLineAroundTheCaret) {
    const SourceText source("a.toml", std::string(500, 'a') + "X" + std::string(500, 'b'));
    const auto excerpt = source.excerpt(1, 501);
    const auto end = excerpt.find('\n');
    EXPECT_LT(end, 120U);
    EXPECT_EQ(excerpt.substr(0, 3), "…");
    // The "…" is three bytes and one column.
    EXPECT_EQ(excerpt[excerpt.find('^') - end - 1 + 2], 'X');
}

TEST(SourceTextTest, LetsNoSignReachTheTerminalThatMovesItsCursor) {
    const SourceText source("a.toml", "a\x1b[2J\tb\xff\u202e");
    EXPECT_EQ(source.excerpt(1, 1), "a\uFFFD[2J b\uFFFD\uFFFD\n^");
}

TEST(SourceTextTest, SurvivesPlacesThatAreNotThere) {
    const SourceText source("a.toml", "");
    EXPECT_EQ(source.excerpt(7, 3), "\n  ^");
    EXPECT_EQ(source.excerpt(0, 0), "\n^");
}

} // namespace

} // namespace kith::config
