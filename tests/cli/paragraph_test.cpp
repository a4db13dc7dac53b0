#include "cli/paragraph.hpp"

#include <gtest/gtest.h>

namespace kith::cli {

namespace {

TEST(ParagraphTest, BreaksAtBlanks) {
    EXPECT_EQ(paragraph("one two three four five six", 2, 20), "  one two three four\n"
                                                               "  five six\n");
}

TEST(ParagraphTest, CountsCharactersNotBytes) {
    EXPECT_EQ(paragraph("äöüäöü äöüäöü äöüäö", 0, 20), "äöüäöü äöüäöü äöüäö\n");
}

TEST(ParagraphTest, LeavesALongWordWhole) {
    EXPECT_EQ(paragraph("a Donaudampfschifffahrtsgesellschaft b", 0, 20),
              "a\nDonaudampfschifffahrtsgesellschaft\nb\n");
}

TEST(ParagraphTest, KeepsLineEnds) { EXPECT_EQ(paragraph("one\ntwo", 1, 40), " one\n two\n"); }

TEST(ParagraphTest, NothingIsNoLine) { EXPECT_EQ(paragraph("", 4, 40), ""); }

TEST(ParagraphTest, NeverNarrowerThanTwenty) {
    EXPECT_EQ(paragraph("one two three four", 0, 1), "one two three four\n");
}

TEST(PaddedTest, FillsUpToTheLength) {
    EXPECT_EQ(padded("ä", 3), "ä  ");
    EXPECT_EQ(padded("abcd", 3), "abcd");
}

} // namespace

} // namespace kith::cli
