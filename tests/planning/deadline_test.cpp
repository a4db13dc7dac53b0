#include "planning/deadline.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

/// Deadlines of 1970 to 2100 against an oracle that judges each day by itself.
namespace kith::planning {

using domain::Date;
using test::day;

namespace {

const auto first_day = day("1970-01-01");
const auto last_day = day("2100-12-31");

/// Christmas and New Year's Eve, and a whole November of 2030.
Attention holidays() {
    domain::Pace pace;
    for (int year = 1970; year <= 2101; ++year) {
        for (const char* date : {"-12-24", "-12-25", "-12-31"}) {
            pace.holidays.push_back(day(std::to_string(year) + date));
        }
        for (int i = 1; year == 2030 && i <= 30; ++i) {
            pace.holidays.push_back(
                day("2030-11-" + std::string(i < 10 ? "0" : "") + std::to_string(i)));
        }
    }
    std::sort(pace.holidays.begin(), pace.holidays.end());
    return Attention(pace, {}, {});
}

/// Asserts that for each day the deadline is the first one on or after it that `is_deadline` takes.
template <class IsDeadline>
void agrees(const char* text, const Attention* attention, const IsDeadline& is_deadline) {
    const auto rule = domain::parse_date_rule(text);
    ASSERT_TRUE(rule) << text;
    std::optional<Date> next;
    for (auto date = last_day; date >= first_day; date = domain::plus_days(date, -1)) {
        next = is_deadline(date) ? date : next;
        if (next) { // the last year's may lie behind the end
            ASSERT_EQ(next_deadline(*rule, date, attention), next)
                << text << " from " << domain::format_date(date);
        }
    }
}

unsigned month_of(Date date) { return static_cast<unsigned>(date.month()); }
unsigned day_of(Date date) { return static_cast<unsigned>(date.day()); }
/// 0 is Sunday; the first of January 1970 was a Thursday.
int weekday_of(Date date) { return (domain::days_between(first_day, date) + 4) % 7; }
bool is_last_of_month(Date date) { return day_of(domain::plus_days(date, 1)) == 1; }

bool is_workday(Date date, const Attention* attention) {
    const auto& off = attention->pace().holidays;
    return weekday_of(date) != 0 && weekday_of(date) != 6 &&
           std::find(off.begin(), off.end(), date) == off.end();
}

/// How many working days there are from this one to the end of its month, both included.
int workdays_left(Date date, const Attention* attention) {
    int left = 0;
    for (auto one = date; one.month() == date.month(); one = domain::plus_days(one, 1)) {
        left += is_workday(one, attention) ? 1 : 0;
    }
    return left;
}

} // namespace

TEST(DeadlineTest, ADayOfTheYearIsThatDay) {
    agrees("31 March", nullptr,
           [](Date date) { return month_of(date) == 3 && day_of(date) == 31; });
}

TEST(DeadlineTest, The29thOfFebruaryIsTheLastOfFebruary) {
    agrees("29 February", nullptr,
           [](Date date) { return month_of(date) == 2 && is_last_of_month(date); });
}

TEST(DeadlineTest, TheThirdSundayLiesBetweenThe15thAndThe21st) {
    agrees("third Sunday of June", nullptr, [](Date date) {
        return month_of(date) == 6 && weekday_of(date) == 0 && day_of(date) >= 15 &&
               day_of(date) <= 21;
    });
}

TEST(DeadlineTest, TheLastFridayHasNoOtherBehindIt) {
    agrees("last Friday of November", nullptr, [](Date date) {
        return month_of(date) == 11 && weekday_of(date) == 5 && day_of(date) > 23;
    });
}

TEST(DeadlineTest, TheLastWorkingDayIsNoHoliday) {
    const auto attention = holidays();
    agrees("last working day of December", &attention, [&](Date date) {
        return month_of(date) == 12 && is_workday(date, &attention) &&
               workdays_left(date, &attention) == 1;
    });
}

TEST(DeadlineTest, AMonthOfHolidaysHasNoWorkingDay) {
    const auto attention = holidays();
    agrees("last working day of November", &attention, [&](Date date) {
        return month_of(date) == 11 && is_workday(date, &attention) &&
               workdays_left(date, &attention) == 1;
    });
}

TEST(DeadlineTest, ThreeMonthsBeforeTheEndOfTheYearIsTheEndOfSeptember) {
    agrees("3 months before 31 December", nullptr,
           [](Date date) { return month_of(date) == 9 && day_of(date) == 30; });
}

TEST(DeadlineTest, FourWeeksBeforeAreTwentyEightDays) {
    agrees("4 weeks before third Sunday of June", nullptr, [](Date date) {
        const auto sunday = domain::plus_days(date, 28);
        return month_of(sunday) == 6 && weekday_of(sunday) == 0 && day_of(sunday) >= 15 &&
               day_of(sunday) <= 21;
    });
}

TEST(DeadlineTest, CountsBackOnceMoreFromWhatTheRuleSays) {
    const auto rule = domain::parse_date_rule("31 December");
    EXPECT_EQ(next_deadline(*rule, day("2026-01-01"), nullptr,
                            domain::Span{4, domain::Span::Unit::Weeks}),
              day("2026-12-03"));
    EXPECT_EQ(next_deadline(*rule, day("2026-12-04"), nullptr,
                            domain::Span{4, domain::Span::Unit::Weeks}),
              day("2027-12-03"));
}

namespace {

/// Each tenth day since 2026, until the end of that year.
class Tenths : public domain::Recurrence {
public:
    [[nodiscard]] std::optional<Date> next(Date from) const override {
        for (auto date = day("2026-01-01"); date <= day("2026-12-31");
             date = domain::plus_days(date, 10)) {
            if (date >= from) {
                return date;
            }
        }
        return std::nullopt;
    }
    [[nodiscard]] std::string text() const override { return "tenths"; }
};

} // namespace

TEST(DeadlineTest, ARecurrenceIsAskedForTheNext) {
    const domain::DateRule rule{std::make_shared<Tenths>(), {}};
    EXPECT_EQ(next_deadline(rule, day("2026-01-02"), nullptr), day("2026-01-11"));
    EXPECT_EQ(next_deadline(rule, day("2026-12-31"), nullptr), std::nullopt);
    const domain::DateRule before{std::make_shared<Tenths>(),
                                  domain::Span{1, domain::Span::Unit::Weeks}};
    EXPECT_EQ(next_deadline(before, day("2026-01-02"), nullptr), day("2026-01-04"));
    EXPECT_EQ(next_deadline(before, day("2026-12-30"), nullptr), std::nullopt);
}

} // namespace kith::planning
