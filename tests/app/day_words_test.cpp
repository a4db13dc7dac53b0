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
        Case{"ForEver", "9999 years", ""}, Case{"LongPast", "0001-01-01", ""},
        Case{"InCapitals", "TODAY", "2026-01-31"}, Case{"TageDanach", "3 Tage", "2026-02-03"},
        Case{"InWords", "in two weeks", "2026-02-14"},
        Case{"InWorten", "in zwei Wochen", "2026-02-14"},
        Case{"InEinemMonat", "in einem Monat", "2026-02-28"},
        Case{"VorTagen", "vor 3 Tagen", "2026-01-28"}, Case{"DaysAgo", "3 days ago", "2026-01-28"},
        Case{"AWeekAgo", "a week ago", "2026-01-24"},
        Case{"Uebermorgen", "übermorgen", "2026-02-02"}, Case{"Tagesbuchstabe", "3t", "2026-02-03"},
        Case{"NextFriday", "next Friday", "2026-02-06"},
        Case{"LetztenFreitag", "letzten Freitag", "2026-01-30"},
        Case{"ThisWeekdayIsNotToday", "saturday", "2026-02-07"},
        Case{"WithItsPreposition", "am Freitag", "2026-02-06"},
        Case{"Dotted", "12.3.2026", "2026-03-12"}, Case{"ShortYear", "12.3.25", "2025-03-12"},
        Case{"NoSuchDottedDay", "30.2.2026", ""}, Case{"NoSuchMonth", "1.13.2026", ""},
        Case{"HalfDotted", "12.3", ""}, Case{"ThreeDigits", "12.3.202", ""},
        Case{"DayAndMonth", "12 March", "2026-03-12"},
        Case{"MonthAndDay", "March 12", "2026-03-12"},
        Case{"TagUndMonat", "12. März 2027", "2027-03-12"}, Case{"NoSuchNamedDay", "31 June", ""},
        Case{"AMonthAlone", "March", ""}, Case{"LeapDayAhead", "29.2.", "2028-02-29"},
        Case{"VorNichts", "vor", ""}, Case{"AgoAlone", "ago", ""},
        Case{"MinusAWord", "-friday", ""}, Case{"MinusInWords", "-in 3 days", ""}),
    [](const auto& row) { return row.param.name; });

class PastDayWordsTest : public testing::TestWithParam<Case> {};

TEST_P(PastDayWordsTest, LieBehind) {
    const auto read = read_day(GetParam().text, test::day("2026-11-23"), Toward::Past); // a Monday
    EXPECT_EQ(read ? domain::format_date(*read) : "", GetParam().day);
}

INSTANTIATE_TEST_SUITE_P(Table, PastDayWordsTest,
                         testing::Values(Case{"Vorgestern", "vorgestern", "2026-11-21"},
                                         Case{"DayBefore", "the day before yesterday",
                                              "2026-11-21"},
                                         Case{"Friday", "friday", "2026-11-20"},
                                         Case{"LastFriday", "last friday", "2026-11-20"},
                                         Case{"AWeekAgoToday", "montag", "2026-11-16"},
                                         Case{"WithoutAYear", "12.3.", "2026-03-12"},
                                         Case{"InTheYearBefore", "24. Dezember", "2025-12-24"},
                                         Case{"TodayItself", "23 November", "2026-11-23"},
                                         Case{"LastWeek", "last week", "2026-11-16"},
                                         Case{"LetzteWoche", "letzte Woche", "2026-11-16"},
                                         Case{"LeapDay", "29 feb", "2024-02-29"}),
                         [](const auto& row) { return row.param.name; });

TEST(DayWordsLengthTest, TakesNothingEndless) {
    EXPECT_FALSE(read_day(std::string(100'000, '3'), test::day("2026-11-23")));
}

} // namespace

} // namespace kith::app
