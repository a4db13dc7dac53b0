#include "cli/table.hpp"

#include <gtest/gtest.h>

namespace kith::cli {

TEST(TableTest, AlignsByCharactersNotBytes) {
    EXPECT_EQ(table({{"Müller", "a"}, {"Bo", "b"}}, 2, 80), "  Müller  a\n"
                                                            "  Bo      b\n");
}

TEST(TableTest, GoesOnBelowTheLastColumn) {
    EXPECT_EQ(table({{"one", "eight or nine words that are too long"}}, 0, 30),
              "one  eight or nine words that\n"
              "     are too long\n");
}

TEST(TableTest, BeginsTheLastColumnBelowWhenThereIsNoRoom) {
    EXPECT_EQ(table({{"a very long first column", "text"}}, 2, 30), "  a very long first column\n"
                                                                    "    text\n");
}

TEST(TableTest, AnEmptyLastColumnLeavesNoBlanks) {
    EXPECT_EQ(table({{"a", "b", ""}, {"a", "", ""}}, 0, 80), "a  b\na\n");
}

TEST(TableTest, NoRowsAreNoText) { EXPECT_EQ(table({}, 2, 80), ""); }

} // namespace kith::cli
