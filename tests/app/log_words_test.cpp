#include "app/log_words.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

namespace kith::app {

namespace {

struct Case {
    const char* name;
    std::vector<std::string> typed;
    std::vector<std::string> people;
    const char* kind; ///< empty: none
    const char* day;
};

class LogWordsTest : public testing::TestWithParam<Case> {};

TEST_P(LogWordsTest, AreReadAsPeopleMeanThem) {
    const auto read = read_log_words(GetParam().typed, test::day("2026-11-23")); // a Monday
    EXPECT_EQ(read.people, GetParam().people);
    EXPECT_STREQ(read.kind ? domain::to_text(*read.kind) : "", GetParam().kind);
    EXPECT_EQ(read.day ? domain::format_date(*read.day) : "", GetParam().day);
}

INSTANTIATE_TEST_SUITE_P(
    Table, LogWordsTest,
    testing::Values(
        Case{"OnePerson", {"anna"}, {"anna"}, "", ""},
        Case{"AKind", {"anna", "meeting"}, {"anna"}, "meeting", ""},
        Case{"EineArt", {"anna", "Treffen"}, {"anna"}, "meeting", ""},
        Case{"ALetter", {"anna", "c"}, {"anna"}, "call", ""},
        Case{"EinBuchstabe", {"anna", "T"}, {"anna"}, "meeting", ""},
        Case{"ADay", {"anna", "yesterday"}, {"anna"}, "", "2026-11-22"},
        Case{"KindAndDay", {"anna", "m", "last", "friday"}, {"anna"}, "meeting", "2026-11-20"},
        Case{"DayAndKind", {"anna", "letzten", "freitag", "t"}, {"anna"}, "meeting", "2026-11-20"},
        Case{"AQuotedDay", {"anna", "3 days ago"}, {"anna"}, "", "2026-11-20"},
        Case{"DaysBack", {"anna", "-3d"}, {"anna"}, "", "2026-11-20"},
        Case{"FourWords",
             {"anna", "c", "the", "day", "before", "yesterday"},
             {"anna"},
             "call",
             "2026-11-21"},
        Case{"Two", {"anna", "ben", "meeting"}, {"anna", "ben"}, "meeting", ""},
        Case{"TwoWithComma", {"anna,", "ben"}, {"anna", "ben"}, "", ""},
        Case{"WholeNamesWithComma",
             {"anna", "berger,", "ben", "koch", "e"},
             {"anna berger", "ben koch"},
             "event",
             ""},
        Case{"TwoWithUnd", {"anna", "und", "ben", "gestern"}, {"anna", "ben"}, "", "2026-11-22"},
        Case{"TheFirstIsAPerson", {"c"}, {"c"}, "", ""},
        Case{"TheFirstIsAPersonEvenToday", {"heute", "heute"}, {"heute"}, "", "2026-11-23"},
        Case{"OneKindOnly", {"anna", "c", "m"}, {"anna", "c"}, "meeting", ""},
        Case{"Commas", {",", ",anna,,"}, {"anna"}, "", ""}, Case{"Nothing", {}, {}, "", ""},
        Case{"Blank", {""}, {}, "", ""}),
    [](const auto& row) { return row.param.name; });

TEST(LogWordsDividedTest, OnlySignsDivide) {
    EXPECT_TRUE(read_log_words({"anna,", "ben"}, test::day("2026-11-23")).divided);
    EXPECT_TRUE(read_log_words({"anna", "&", "ben"}, test::day("2026-11-23")).divided);
    EXPECT_FALSE(read_log_words({"anna", "ben"}, test::day("2026-11-23")).divided);
}

} // namespace

} // namespace kith::app
