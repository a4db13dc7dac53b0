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

TEST(LengthOfTest, CountsColumns) {
    EXPECT_EQ(length_of("Müller"), 6U);
    EXPECT_EQ(length_of("王小明"), 6U);
    EXPECT_EQ(length_of("e\u0301"), 1U);
    EXPECT_EQ(length_of("\xff!"), 2U);
    EXPECT_EQ(length_of(""), 0U);
}

TEST(ShortenedTest, CutsByColumns) {
    EXPECT_EQ(shortened("王小明", 6), "王小明");
    EXPECT_EQ(shortened("王小明", 5), "王小…");
    EXPECT_EQ(shortened("Müller", 4), "Mül…");
}

TEST(PaddedTest, FillsUpToTheLength) {
    EXPECT_EQ(padded("ä", 3), "ä  ");
    EXPECT_EQ(padded("abcd", 3), "abcd");
}

} // namespace

} // namespace kith::cli
