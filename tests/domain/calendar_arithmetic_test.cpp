#include "domain/partial_date.hpp"
#include "domain/span.hpp"

#include "support/dates.hpp"

#include <algorithm>
#include <gtest/gtest.h>

/// The calendar of 1970 to 2100 against an oracle that only knows how to take one day's step.
namespace kith::domain {

namespace {

struct Day {
    int year = 1970;
    int month = 1;
    int day = 1;
};

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int month_length(int year, int month) {
    if (month == 2) {
        return is_leap(year) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

void step(Day& day) {
    if (++day.day > month_length(day.year, day.month)) {
        day.day = 1;
        if (++day.month > 12) {
            day.month = 1;
            ++day.year;
        }
    }
}

Date as_date(const Day& day) {
    return {std::chrono::year(day.year), std::chrono::month(static_cast<unsigned>(day.month)),
            std::chrono::day(static_cast<unsigned>(day.day))};
}

/// So many months later, one month at a time; the day is cut once, at the end.
Day months_later(Day day, int months) {
    for (; months > 0; --months) {
        if (++day.month > 12) {
            day.month = 1;
            ++day.year;
        }
    }
    day.day = std::min(day.day, month_length(day.year, day.month));
    return day;
}

/// Calls with each day of 1970 to 2100.
template <class Visit> void each_day(Visit visit) {
    for (Day day; day.year <= 2100; step(day)) {
        visit(day);
        if (testing::Test::HasFatalFailure()) {
            return;
        }
    }
}

} // namespace

TEST(CalendarArithmeticTest, DaysFollowEachOtherAsTheNaiveCalendarSays) {
    int number = 0;
    each_day([&](const Day& today) {
        ASSERT_EQ(plus_days(test::day("1970-01-01"), number), as_date(today));
        ASSERT_EQ(advanced(test::day("1970-01-01"), {1, Span::Unit::Days}, number), as_date(today));
        ++number;
    });
}

TEST(CalendarArithmeticTest, WeeksAreSevenSteps) {
    each_day([](const Day& today) {
        Day later = today;
        for (int i = 0; i < 14; ++i) {
            step(later);
        }
        ASSERT_EQ(advanced(as_date(today), {2, Span::Unit::Weeks}), as_date(later));
    });
}

TEST(CalendarArithmeticTest, MonthsLandWhereTheNaiveCalendarSays) {
    each_day([](const Day& today) {
        for (const int months : {1, 2, 5, 12, 13, 600}) {
            ASSERT_EQ(advanced(as_date(today), {months, Span::Unit::Months}),
                      as_date(months_later(today, months)))
                << format_date(as_date(today)) << " and " << months << " months";
        }
    });
}

TEST(CalendarArithmeticTest, YearsLandWhereTwelveMonthsEachDo) {
    each_day([](const Day& today) {
        for (const int years : {1, 3, 4}) {
            ASSERT_EQ(advanced(as_date(today), {years, Span::Unit::Years}),
                      as_date(months_later(today, 12 * years)));
        }
    });
}

TEST(CalendarArithmeticTest, SpansCountedTogetherAreTheSpanCountedOften) {
    each_day([](const Day& today) {
        ASSERT_EQ(advanced(as_date(today), {1, Span::Unit::Months}, 7),
                  advanced(as_date(today), {7, Span::Unit::Months}));
    });
}

TEST(CalendarArithmeticTest, EachDayIsKeptInEachYearWhereTheNaiveCalendarSays) {
    for (int year = 1970; year <= 2100; ++year) {
        for (Day born{2000, 1, 1}; born.year == 2000; step(born)) {
            Day kept{year, born.month, std::min(born.day, month_length(year, born.month))};
            const PartialDate fact{std::nullopt, static_cast<unsigned>(born.month),
                                   static_cast<unsigned>(born.day)};
            ASSERT_EQ(kept_in(fact, std::chrono::year(year), LeapDay::Feb28), as_date(kept));
            if (kept.day != born.day) {
                step(kept);
            }
            ASSERT_EQ(kept_in(fact, std::chrono::year(year), LeapDay::Mar1), as_date(kept));
        }
    }
}

TEST(CalendarArithmeticTest, NextKeptIsTheFirstSuchDayAheadForEachDay) {
    for (const auto leap_day : {LeapDay::Feb28, LeapDay::Mar1}) {
        for (const auto& fact : {PartialDate{std::nullopt, 2, 29}, PartialDate{1986, 12, 31},
                                 PartialDate{std::nullopt, 1, 1}, PartialDate{1950, 3, 1}}) {
            each_day([&](const Day& today) {
                Day ahead = today;
                while (as_date(ahead) != kept_in(fact, std::chrono::year(ahead.year), leap_day)) {
                    step(ahead);
                }
                ASSERT_EQ(next_kept(fact, as_date(today), leap_day), as_date(ahead));
            });
        }
    }
}

} // namespace kith::domain
