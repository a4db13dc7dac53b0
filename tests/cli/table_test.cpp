#include "cli/table.hpp"

#include "cli/paragraph.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

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

TEST(TableTest, AlignsByColumnsOfTheTerminal) {
    EXPECT_EQ(table({{"王小明", "a"}, {"Zoe\u0308", "b"}, {"Anna", "c"}}, 0, 40),
              "王小明  a\n"
              "Zoe\u0308     b\n"
              "Anna    c\n");
}

TEST(TableTest, KeepsWithinFortyColumns) {
    const auto text = table({{"2026-11-23", "Anna Berger: Zeit für ein Lebenszeichen (offen)"},
                             {"2026-11-24", "王小明: 生日快乐 生日快乐 生日快乐 生日快乐"}},
                            2, 40);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(length_of(line), 40U) << line;
    }
}

TEST(TableTest, NoRowsAreNoText) { EXPECT_EQ(table({}, 2, 80), ""); }

} // namespace kith::cli
