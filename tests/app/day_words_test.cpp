#include "app/day_words.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kith::app {

namespace {

struct Case {
    const char* name;
    const char* text;
    const char* day; ///< empty: none
};

class DayWordsTest : public testing::TestWithParam<Case> {};

TEST_P(DayWordsTest, ReadsAsPeopleMeanIt) {
    const auto read = read_day(GetParam().text, test::day("2026-01-31"));
    EXPECT_EQ(read ? domain::format_date(*read) : "", GetParam().day);
}

INSTANTIATE_TEST_SUITE_P(
    Table, DayWordsTest,
    testing::Values(
        Case{"Date", "2026-11-23", "2026-11-23"}, Case{"Today", "today", "2026-01-31"},
        Case{"Heute", "heute", "2026-01-31"}, Case{"Tomorrow", "tomorrow", "2026-02-01"},
        Case{"Morgen", "morgen", "2026-02-01"}, Case{"Yesterday", "yesterday", "2026-01-30"},
        Case{"Gestern", "gestern", "2026-01-30"}, Case{"Days", "3d", "2026-02-03"},
        Case{"Weeks", "2 weeks", "2026-02-14"},
        Case{"AMonthEndsWithItsLastDay", "1 month", "2026-02-28"}, Case{"Ago", "-3d", "2026-01-28"},
        Case{"LongAgo", "-1 year", "2025-01-31"}, Case{"NoSuchDay", "2026-02-30", ""},
        Case{"Nothing", "", ""}, Case{"AWord", "soon", ""}, Case{"ANumber", "3", ""},
        Case{"Minus", "-", ""}, Case{"TwiceAgo", "--3d", ""},
        Case{"ACenturyAhead", "100 years", "2126-01-31"}, Case{"Farther", "101 years", ""},
        Case{"ForEver", "9999 years", ""}, Case{"LongPast", "0001-01-01", ""}),
    [](const auto& row) { return row.param.name; });

} // namespace

} // namespace kith::app
