#include "recurrence/ical_recurrence.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace kith::recurrence {

namespace {

namespace chr = std::chrono;

using domain::Date;
using test::day;

std::vector<std::string> days(const std::string& rrule, const char* start, const char* from,
                              const char* to) {
    std::vector<std::string> found;
    IcalRecurrence(rrule, day(start)).each(day(from), day(to), [&](Date date) {
        found.push_back(domain::format_date(date));
        return true;
    });
    return found;
}

std::string next(const std::string& rrule, const char* start, const char* from) {
    const auto found = IcalRecurrence(rrule, day(start)).next(day(from));
    return found ? domain::format_date(*found) : "never";
}

TEST(IcalRecurrenceTest, FindsTheFirstDayOnOrAfter) {
    const std::string assembly = "FREQ=YEARLY;BYMONTH=6;BYDAY=3SU";
    EXPECT_EQ(next(assembly, "1970-01-01", "2026-06-21"), "2026-06-21");
    EXPECT_EQ(next(assembly, "1970-01-01", "2026-06-22"), "2027-06-20");
    EXPECT_EQ(next(assembly, "2030-01-01", "2026-06-22"), "2030-06-16");
}

TEST(IcalRecurrenceTest, NeverMovesTheThirtyFirst) {
    EXPECT_EQ(days("FREQ=MONTHLY", "2026-01-31", "2026-01-01", "2026-08-01"),
              (std::vector<std::string>{"2026-01-31", "2026-03-31", "2026-05-31", "2026-07-31"}));
}

TEST(IcalRecurrenceTest, NeverDriftsFromALeapDay) {
    EXPECT_EQ(days("FREQ=YEARLY", "2028-02-29", "2028-01-01", "2040-01-01"),
              (std::vector<std::string>{"2028-02-29", "2032-02-29", "2036-02-29"}));
    EXPECT_EQ(days("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "2026-02-28", "2026-01-01", "2029-01-01"),
              (std::vector<std::string>{"2026-02-28", "2027-02-28", "2028-02-29"}));
}

TEST(IcalRecurrenceTest, CountsFromTheStartWhereverOneLooks) {
    const std::string seven = "FREQ=DAILY;COUNT=7";
    EXPECT_EQ(days(seven, "2026-03-01", "2026-03-06", "2026-12-31"),
              (std::vector<std::string>{"2026-03-06", "2026-03-07"}));
    EXPECT_EQ(next(seven, "2026-03-01", "2026-03-08"), "never");
}

TEST(IcalRecurrenceTest, EndsOnTheLastDay) {
    EXPECT_EQ(days("FREQ=WEEKLY;UNTIL=20260315", "2026-03-01", "2026-01-01", "2026-12-31"),
              (std::vector<std::string>{"2026-03-01", "2026-03-08", "2026-03-15"}));
}

TEST(IcalRecurrenceTest, CountsWeeksFromTheWeekOfTheStart) {
    // libical alone would begin on the Sunday before and stay a week off for ever.
    EXPECT_EQ(days("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", "2032-03-08", "2032-03-01", "2032-04-30"),
              (std::vector<std::string>{"2032-03-14", "2032-03-28", "2032-04-11", "2032-04-25"}));
}

TEST(IcalRecurrenceTest, LooksFiftyYearsAhead) {
    const std::string rare = "FREQ=YEARLY;INTERVAL=40";
    EXPECT_EQ(next(rare, "2000-05-01", "2000-05-02"), "2040-05-01");
    EXPECT_EQ(next("FREQ=YEARLY;INTERVAL=60", "2000-05-01", "2000-05-02"), "never");
}

TEST(IcalRecurrenceTest, RefusesARuleThatNamesNoDay) {
    for (const char* never :
         {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
          "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9", "FREQ=DAILY;UNTIL=20000101"}) {
        EXPECT_THROW(IcalRecurrence(never, day("2026-01-01")), std::invalid_argument) << never;
    }
    EXPECT_THROW(IcalRecurrence("FREQ=DAILY", day("1601-01-01")), std::invalid_argument);
}

TEST(IcalRecurrenceTest, KnowsNoZone) {
    const auto here = std::getenv("TZ");
    const std::string before = here == nullptr ? "" : here;
    for (const char* zone :
         {"Africa/Cairo", "America/Sao_Paulo", "Pacific/Apia", "Europe/Berlin"}) {
        ::setenv("TZ", zone, 1);
        ::tzset();
        EXPECT_EQ(days("FREQ=DAILY", "2011-12-28", "2011-12-28", "2012-01-02").size(), 6U) << zone;
        EXPECT_EQ(days("FREQ=DAILY", "2018-11-01", "2018-11-01", "2018-11-30").size(), 30U) << zone;
    }
    before.empty() ? ::unsetenv("TZ") : ::setenv("TZ", before.c_str(), 1);
    ::tzset();
}

/// A rule, and in plain C++ whether a day belongs to it.
struct Plain {
    std::string rrule;
    Date start;
    std::function<bool(Date)> holds;
};

int months_since(Date start, Date date) {
    return 12 * (static_cast<int>(date.year()) - static_cast<int>(start.year())) +
           static_cast<int>(static_cast<unsigned>(date.month())) -
           static_cast<int>(static_cast<unsigned>(start.month()));
}

unsigned weekday_of(Date date) { return chr::weekday(chr::sys_days(date)).iso_encoding(); }

const char* const weekday_names[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

/// The n-th such weekday of its month, from the end when n is negative.
bool is_nth(Date date, int n, unsigned weekday) {
    const auto last = static_cast<unsigned>((date.year() / date.month() / chr::last).day());
    const auto mine = static_cast<unsigned>(date.day());
    const auto place = n > 0 ? (mine - 1) / 7 + 1 : (last - mine) / 7 + 1;
    return weekday_of(date) == weekday && place == static_cast<unsigned>(std::abs(n));
}

void add_yearly(std::vector<Plain>& family, Date start) {
    for (unsigned month : {1U, 2U, 6U, 12U}) {
        for (unsigned mday : {1U, 15U, 28U, 29U}) {
            family.push_back({"FREQ=YEARLY;BYMONTH=" + std::to_string(month) +
                                  ";BYMONTHDAY=" + std::to_string(mday),
                              start, [=](Date date) {
                                  return date.month() == chr::month(month) &&
                                         date.day() == chr::day(mday);
                              }});
        }
        for (int n : {1, 3, -1}) {
            for (unsigned weekday : {1U, 5U, 7U}) {
                family.push_back({"FREQ=YEARLY;BYMONTH=" + std::to_string(month) +
                                      ";BYDAY=" + std::to_string(n) + weekday_names[weekday - 1],
                                  start, [=](Date date) {
                                      return date.month() == chr::month(month) &&
                                             is_nth(date, n, weekday);
                                  }});
            }
        }
    }
}

void add_shorter(std::vector<Plain>& family, Date start) {
    for (int interval : {1, 2, 3, 5, 14}) {
        const auto every = ";INTERVAL=" + std::to_string(interval);
        family.push_back({"FREQ=DAILY" + every, start, [=](Date date) {
                              return domain::days_between(start, date) % interval == 0;
                          }});
        family.push_back({"FREQ=MONTHLY;BYMONTHDAY=10" + every, start, [=](Date date) {
                              return date.day() == chr::day(10) &&
                                     months_since(start, date) % interval == 0;
                          }});
        family.push_back(
            {"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1" + every, start, [=](Date date) {
                 auto next = domain::plus_days(date, 1);
                 while (weekday_of(next) > 5) {
                     next = domain::plus_days(next, 1);
                 }
                 return weekday_of(date) < 6 && next.month() != date.month() &&
                        months_since(start, date) % interval == 0;
             }});
        const auto monday = domain::plus_days(start, 1 - static_cast<int>(weekday_of(start)));
        family.push_back({"FREQ=WEEKLY;BYDAY=TU,SU" + every, start, [=](Date date) {
                              const int week = domain::days_between(monday, date) / 7;
                              return (weekday_of(date) == 2 || weekday_of(date) == 7) &&
                                     week % interval == 0;
                          }});
    }
}

TEST(IcalRecurrenceTest, AgreesWithEveryDayOf130Years) {
    std::vector<Plain> family;
    for (const char* start : {"1970-01-01", "1970-03-01", "1972-02-29", "1979-12-31"}) {
        add_yearly(family, day(start));
        add_shorter(family, day(start));
    }
    ASSERT_GE(family.size(), 150U);
    const auto end = day("2100-12-31");
    for (const auto& plain : family) {
        std::vector<Date> expected;
        for (auto date = plain.start; date <= end; date = domain::plus_days(date, 1)) {
            if (plain.holds(date)) {
                expected.push_back(date);
            }
        }
        std::vector<Date> found;
        IcalRecurrence(plain.rrule, plain.start).each(day("1970-01-01"), end, [&](Date date) {
            found.push_back(date);
            return true;
        });
        EXPECT_TRUE(found == expected)
            << plain.rrule << " from " << domain::format_date(plain.start) << ": " << found.size()
            << " for " << expected.size();
    }
}

} // namespace

} // namespace kith::recurrence
