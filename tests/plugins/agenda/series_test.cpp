#include "agenda/series.hpp"

#include "plugins/agenda/calendars.hpp"

#include <gtest/gtest.h>

namespace kith::agenda {
namespace {

using test::day;
using test::event_text;
using test::Lines;

/// What the components' events come to from 1 December 2026 to the end of the year: the date, and
/// after a slash the day planned where it is another one.
Lines days(const std::string& components, std::string_view zone = "Europe/Berlin",
           std::string_view from = "2026-12-01", std::string_view to = "2026-12-31") {
    const auto calendar = test::read(components);
    const domain::Zone owner(zone);
    const Limits limits;
    const Series series(calendar.events, calendar.zones, owner, limits);
    const auto expansion = series.expand({day(from), day(to)}, limits.steps);
    Lines lines;
    for (const auto& each : expansion.occurrences) {
        if (each.date <= day(to)) {
            const auto date = domain::format_date(each.date);
            const bool moved = !each.planned.empty() && each.planned != date;
            lines.push_back(date + (moved ? "/" + each.planned : ""));
        }
    }
    for (const auto& fault : expansion.faults) {
        lines.push_back(fault.text);
    }
    return lines;
}

TEST(SeriesTest, IsOneDayWithoutARule) {
    EXPECT_EQ(days(event_text("DTSTART:20261203T090000Z")), Lines{"2026-12-03"});
    EXPECT_EQ(days(event_text("DTSTART:20251203T090000Z")), Lines{});
}

TEST(SeriesTest, FollowsARule) {
    EXPECT_EQ(days(event_text("DTSTART:20261105T090000Z\nRRULE:FREQ=WEEKLY;INTERVAL=2")),
              (Lines{"2026-12-03", "2026-12-17", "2026-12-31"}));
    EXPECT_EQ(days(event_text("DTSTART:20200101T090000\nRRULE:FREQ=MONTHLY;BYDAY=-1FR;WKST=SU")),
              Lines{"2026-12-25"});
}

TEST(SeriesTest, CountsTheFirstDay) {
    EXPECT_EQ(days(event_text("DTSTART:20261203T090000Z\nRRULE:FREQ=DAILY;COUNT=3")),
              (Lines{"2026-12-03", "2026-12-04", "2026-12-05"}));
    EXPECT_EQ(days(event_text("DTSTART:20261203T090000Z\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3")),
              (Lines{"2026-12-03", "2026-12-07", "2026-12-14"}));
    EXPECT_EQ(days(event_text("DTSTART:20261203T090000Z\nRRULE:FREQ=DAILY;COUNT=1")),
              Lines{"2026-12-03"});
}

// libical loses the last day of a date in UNTIL.
TEST(SeriesTest, EndsWithTheDayOfUntil) {
    EXPECT_EQ(days(event_text("DTSTART:20261201T090000Z\nRRULE:FREQ=DAILY;UNTIL=20261203")),
              (Lines{"2026-12-01", "2026-12-02", "2026-12-03"}));
}

TEST(SeriesTest, EndsWithTheInstantOfUntil) {
    const auto until = [](const std::string& end) {
        return days(event_text("DTSTART;TZID=Europe/Berlin:20261201T090000\n"
                               "RRULE:FREQ=DAILY;UNTIL=" +
                               end))
            .size();
    };
    EXPECT_EQ(until("20261203T080000Z"), 3u);
    EXPECT_EQ(until("20261203T075900Z"), 2u);
    EXPECT_EQ(until("20261203T090000"), 3u);
    EXPECT_EQ(until("20261203T085900"), 2u);
}

TEST(SeriesTest, LeavesOutWhatExdateNames) {
    EXPECT_EQ(days(event_text("DTSTART;TZID=Europe/Berlin:20261201T090000\n"
                              "RRULE:FREQ=DAILY;COUNT=6\n"
                              "EXDATE;TZID=Europe/Berlin:20261202T090000,20261203T090000\n"
                              "EXDATE:20261204T080000Z\nEXDATE;VALUE=DATE:20261205")),
              (Lines{"2026-12-01", "2026-12-06"}));
}

TEST(SeriesTest, TakesAFloatingExdateByItsOwnClocks) {
    EXPECT_EQ(days(event_text("DTSTART;TZID=America/New_York:20261201T090000\n"
                              "RRULE:FREQ=DAILY;COUNT=2\nEXDATE:20261202T090000")),
              Lines{"2026-12-01"});
}

TEST(SeriesTest, LeavesOutWhatExruleNames) {
    EXPECT_EQ(days(event_text("DTSTART:20261201T090000Z\nRRULE:FREQ=DAILY;COUNT=6\n"
                              "EXRULE:FREQ=DAILY;INTERVAL=2")),
              (Lines{"2026-12-02", "2026-12-04", "2026-12-06"}));
}

TEST(SeriesTest, AddsWhatRdateNamesOnce) {
    EXPECT_EQ(days(event_text("DTSTART:20261203T090000Z\nRRULE:FREQ=DAILY;COUNT=2\n"
                              "RDATE:20261204T090000Z,20261220T090000Z\n"
                              "RDATE;VALUE=PERIOD:20261222T090000Z/PT1H")),
              (Lines{"2026-12-03", "2026-12-04", "2026-12-20", "2026-12-22"}));
}

TEST(SeriesTest, MovesASingleOccurrence) {
    EXPECT_EQ(days(event_text("DTSTART:20261201T090000Z\nRRULE:FREQ=WEEKLY;COUNT=3") + "\n" +
                   event_text("RECURRENCE-ID:20261208T090000Z\nDTSTART:20261210T150000Z")),
              (Lines{"2026-12-01", "2026-12-10/2026-12-08", "2026-12-15"}));
}

TEST(SeriesTest, MovesAnOccurrenceIntoTheWindow) {
    EXPECT_EQ(days(event_text("DTSTART:20260601T090000Z\nRRULE:FREQ=MONTHLY;COUNT=3") + "\n" +
                   event_text("RECURRENCE-ID:20260701T090000Z\nDTSTART:20261210T150000Z")),
              Lines{"2026-12-10/2026-07-01"});
}

TEST(SeriesTest, NamesTheDayPlannedByTheClocksOfTheSeries) {
    EXPECT_EQ(days(event_text("DTSTART;TZID=Asia/Tokyo:20261203T080000\n"
                              "RRULE:FREQ=WEEKLY;COUNT=2") +
                   "\n" +
                   event_text("RECURRENCE-ID:20261209T230000Z\n"
                              "DTSTART;TZID=Asia/Tokyo:20261211T080000")),
              (Lines{"2026-12-03", "2026-12-11/2026-12-10"}));
}

TEST(SeriesTest, LeavesOutACancelledOccurrence) {
    EXPECT_EQ(days(event_text("DTSTART:20261201T090000Z\nRRULE:FREQ=WEEKLY;COUNT=3") + "\n" +
                   event_text("RECURRENCE-ID:20261208T090000Z\nDTSTART:20261208T090000Z\n"
                              "STATUS:CANCELLED")),
              (Lines{"2026-12-01", "2026-12-15"}));
}

TEST(SeriesTest, LeavesOutWhatIsCancelled) {
    EXPECT_EQ(days(event_text("DTSTART:20261203T090000Z\nSTATUS:CANCELLED")), Lines{});
    EXPECT_EQ(days(event_text("DTSTART:20261203T090000Z\nSTATUS:cancelled\nRRULE:FREQ=DAILY")),
              Lines{});
}

TEST(SeriesTest, TakesADayInRecurrenceIdForAnyTimeOfIt) {
    EXPECT_EQ(days(event_text("DTSTART:20261201T090000Z\nRRULE:FREQ=WEEKLY;COUNT=2") + "\n" +
                   event_text("RECURRENCE-ID;VALUE=DATE:20261208\nDTSTART:20261209T090000Z")),
              (Lines{"2026-12-01", "2026-12-09/2026-12-08"}));
}

TEST(SeriesTest, TakesTheNewestOfTwoOverrides) {
    EXPECT_EQ(days(event_text("DTSTART:20261201T090000Z\nRRULE:FREQ=WEEKLY;COUNT=2") + "\n" +
                   event_text("RECURRENCE-ID:20261208T090000Z\nDTSTART:20261210T090000Z\n"
                              "SEQUENCE:2") +
                   "\n" +
                   event_text("RECURRENCE-ID:20261208T090000Z\nDTSTART:20261209T090000Z\n"
                              "SEQUENCE:1")),
              (Lines{"2026-12-01", "2026-12-10/2026-12-08"}));
}

TEST(SeriesTest, MovesAllThatFollow) {
    EXPECT_EQ(days(event_text("DTSTART:20261201T090000Z\nRRULE:FREQ=WEEKLY;COUNT=4") + "\n" +
                   event_text("RECURRENCE-ID;RANGE=THISANDFUTURE:20261208T090000Z\n"
                              "DTSTART:20261209T100000Z")),
              (Lines{"2026-12-01", "2026-12-09/2026-12-08", "2026-12-16/2026-12-15",
                     "2026-12-23/2026-12-22"}));
}

TEST(SeriesTest, CancelsAllThatFollow) {
    EXPECT_EQ(days(event_text("DTSTART:20261201T090000Z\nRRULE:FREQ=WEEKLY") + "\n" +
                   event_text("RECURRENCE-ID;RANGE=THISANDFUTURE:20261215T090000Z\n"
                              "DTSTART:20261215T090000Z\nSTATUS:CANCELLED")),
              (Lines{"2026-12-01", "2026-12-08"}));
}

TEST(SeriesTest, KnowsAnOccurrenceWithoutItsSeries) {
    EXPECT_EQ(days(event_text("RECURRENCE-ID:20261208T090000Z\nDTSTART:20261210T150000Z")),
              Lines{"2026-12-10/2026-12-08"});
}

TEST(SeriesTest, KeepsTheWallTimeOverTheChangeOfClocks) {
    // 00:30 in Berlin is another day in UTC before and after the change.
    EXPECT_EQ(
        days(event_text("DTSTART;TZID=Europe/Berlin:20261024T003000\nRRULE:FREQ=DAILY;COUNT=3"),
             "Europe/Berlin", "2026-10-20", "2026-10-31"),
        (Lines{"2026-10-24", "2026-10-25", "2026-10-26"}));
    // 23:30 UTC is the next day in Berlin; a series in UTC does not follow Berlin's clocks.
    EXPECT_EQ(days(event_text("DTSTART:20261024T223000Z\nRRULE:FREQ=DAILY;COUNT=3"),
                   "Europe/Berlin", "2026-10-20", "2026-10-31"),
              (Lines{"2026-10-25/2026-10-24", "2026-10-25", "2026-10-26"}));
}

TEST(SeriesTest, KnowsTheTwentyNinthOfFebruary) {
    EXPECT_EQ(days(event_text("DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY"), "Europe/Berlin",
                   "2027-01-01", "2028-12-31"),
              Lines{"2028-02-29"});
    EXPECT_EQ(days(event_text("DTSTART;VALUE=DATE:20240229\n"
                              "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
                   "Europe/Berlin", "2027-01-01", "2028-12-31"),
              (Lines{"2027-02-28", "2028-02-29"}));
}

TEST(SeriesTest, SkipsMonthsWithoutTheDay) {
    EXPECT_EQ(days(event_text("DTSTART;VALUE=DATE:20270131\nRRULE:FREQ=MONTHLY;COUNT=3"),
                   "Europe/Berlin", "2027-01-01", "2027-12-31"),
              (Lines{"2027-01-31", "2027-03-31", "2027-05-31"}));
}

TEST(SeriesTest, ReadsTheFirstDayOnlyOfARuleItCannotFollow) {
    for (const char* rule :
         {"FREQ=SECONDLY", "FREQ=HOURLY;INTERVAL=5", "FREQ=NEVER", "FREQ=DAILY;BYHOUR=9,15",
          "FREQ=DAILY;COUNT=0", "FREQ=DAILY;INTERVAL=0", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
          "FREQ=DAILY;UNTIL=whenever", "FREQ=YEARLY;BYWEEKNO=20;WKST=SU", "garbage"}) {
        const auto found =
            days(event_text("SUMMARY:Tea\nDTSTART:20261203T090000Z\nRRULE:" + std::string(rule)));
        ASSERT_EQ(found.size(), 2u) << rule;
        EXPECT_EQ(found[0], "2026-12-03") << rule;
        EXPECT_TRUE(found[1].starts_with("the recurrence of \"Tea\" cannot be followed"))
            << found[1];
    }
}

TEST(SeriesTest, LooksAtTheHourOfARuleNotAtAll) {
    EXPECT_EQ(days(event_text("DTSTART:20261203T090000Z\n"
                              "RRULE:FREQ=DAILY;COUNT=2;BYHOUR=9;BYMINUTE=0;BYSECOND=0")),
              (Lines{"2026-12-03", "2026-12-04"}));
}

TEST(SeriesTest, CountsNoFurtherThanTenThousand) {
    EXPECT_EQ(
        days(event_text("DTSTART:19990101T090000Z\nRRULE:FREQ=DAILY;COUNT=99999999999999999")),
        Lines{});
    const auto near = days(event_text("DTSTART:20200101T090000Z\nRRULE:FREQ=DAILY;COUNT=9999"));
    EXPECT_EQ(near.size(), 31u);
}

TEST(SeriesTest, StopsAtItsBudget) {
    const auto calendar = test::read(
        event_text("SUMMARY:Tea\nDTSTART:20200101T090000Z\nRRULE:FREQ=DAILY;COUNT=5000"));
    const Limits limits;
    const domain::Zone owner("Europe/Berlin");
    const Series series(calendar.events, calendar.zones, owner, limits);
    const auto expansion = series.expand({day("2026-12-01"), day("2026-12-31")}, 1000);
    EXPECT_TRUE(expansion.occurrences.empty());
    ASSERT_EQ(expansion.faults.size(), 1u);
    EXPECT_EQ(expansion.faults[0].line, 4);
    EXPECT_LE(expansion.steps, 1000);
}

} // namespace
} // namespace kith::agenda
