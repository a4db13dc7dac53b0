#include "domain/span.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

namespace kith::domain {

using test::day;
using Unit = Span::Unit;

TEST(SpanTest, IsReadInWordsAndLetters) {
    EXPECT_EQ(parse_span("10 days"), (Span{10, Unit::Days}));
    EXPECT_EQ(parse_span("1 week"), (Span{1, Unit::Weeks}));
    EXPECT_EQ(parse_span("6w"), (Span{6, Unit::Weeks}));
    EXPECT_EQ(parse_span("2 months"), (Span{2, Unit::Months}));
    EXPECT_EQ(parse_span("1y"), (Span{1, Unit::Years}));
    EXPECT_EQ(parse_span("0 days"), (Span{0, Unit::Days}));
}

TEST(SpanTest, IsNotReadFromAnythingElse) {
    for (const char* text :
         {"", "days", "10", "10  days", " 10 days", "10 days ", "10 dayss", "-1 days", "-0 days",
          "+1 days", "10000 days", "1.5 months", "10 Days", "10 ds", "99999999999 days", "1 s"}) {
        EXPECT_EQ(parse_span(text), std::nullopt) << text;
    }
}

TEST(SpanTest, IsWrittenInWords) {
    EXPECT_EQ(format_span({1, Unit::Weeks}), "1 week");
    EXPECT_EQ(format_span({10, Unit::Days}), "10 days");
}

TEST(SpanTest, IsReadAsItIsWritten) {
    for (const auto unit : {Unit::Days, Unit::Weeks, Unit::Months, Unit::Years}) {
        for (int count = 0; count <= 9999; ++count) {
            const Span span{count, unit};
            ASSERT_EQ(parse_span(format_span(span)), span) << count;
        }
    }
}

TEST(SpanTest, MonthlyFromThe31stComesBackToThe31st) {
    const auto anchor = day("2026-01-31");
    const Span month{1, Unit::Months};
    EXPECT_EQ(advanced(anchor, month, 1), day("2026-02-28"));
    EXPECT_EQ(advanced(anchor, month, 2), day("2026-03-31"));
    EXPECT_EQ(advanced(anchor, month, 3), day("2026-04-30"));
    EXPECT_EQ(advanced(anchor, month, 4), day("2026-05-31"));
}

TEST(SpanTest, LeapDayDoesNotDrift) {
    const auto anchor = day("2028-02-29");
    const Span year{1, Unit::Years};
    EXPECT_EQ(advanced(anchor, year, 1), day("2029-02-28"));
    EXPECT_EQ(advanced(anchor, year, 4), day("2032-02-29"));
}

TEST(SpanTest, AMonthIsAMonthAndNotThirtyDays) {
    EXPECT_EQ(advanced(day("2026-01-15"), {1, Unit::Months}), day("2026-02-15"));
    EXPECT_EQ(advanced(day("2026-07-15"), {12, Unit::Months}), day("2027-07-15"));
}

TEST(SpanTest, AYearIsAYearAndNot365Days) {
    EXPECT_EQ(advanced(day("2027-06-01"), {1, Unit::Years}), day("2028-06-01"));
}

TEST(SpanTest, EveryThreeMonthsIsNotEveryMonth) {
    EXPECT_EQ(advanced(day("2026-01-10"), {3, Unit::Months}), day("2026-04-10"));
}

TEST(SpanTest, AWeekKeepsTheWeekdayOverDaylightSaving) {
    EXPECT_EQ(advanced(day("2026-03-23"), {1, Unit::Weeks}), day("2026-03-30"));
}

TEST(SpanTest, CountsBackFromADayTheMonthLacks) {
    EXPECT_EQ(advanced(day("2026-03-31"), {1, Unit::Months}, -1), day("2026-02-28"));
    EXPECT_EQ(advanced(day("2028-03-30"), {1, Unit::Months}, -1), day("2028-02-29"));
}

TEST(SpanTest, RoughDaysOrderSpansAsTheCalendarDoes) {
    EXPECT_LT(rough_days({4, Unit::Weeks}), rough_days({1, Unit::Months}));
    EXPECT_LT(rough_days({11, Unit::Months}), rough_days({1, Unit::Years}));
}

} // namespace kith::domain
