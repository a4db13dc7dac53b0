#include "domain/time.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

namespace kith::domain {

namespace chr = std::chrono;

using test::day;
using test::instant;

TEST(DateTest, IsReadAsRfc3339) {
    EXPECT_EQ(parse_date("2026-11-23"), Date(chr::year(2026), chr::November, chr::day(23)));
}

TEST(DateTest, IsNotReadFromAnythingElse) {
    for (const char* text : {"", "2026-11-3", "2026/11/23", "20261123", "2026-11-23 ", " 2026-11-2",
                             "2026-1a-23", "-026-11-23", "2026-11-2\xc2", "+026-11-23"}) {
        EXPECT_EQ(parse_date(text), std::nullopt) << text;
    }
}

TEST(DateTest, IsADayOfTheCalendar) {
    for (const char* text : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00",
                             "1900-02-29", "2100-02-29"}) {
        EXPECT_EQ(parse_date(text), std::nullopt) << text;
    }
}

TEST(DateTest, KnowsLeapDaysOfCenturies) { EXPECT_TRUE(parse_date("2000-02-29")); }

TEST(DateTest, IsWrittenWithLeadingZeros) {
    EXPECT_EQ(format_date(Date(chr::year(987), chr::March, chr::day(4))), "0987-03-04");
}

TEST(DateTest, CountsDaysOverALeapDay) {
    EXPECT_EQ(plus_days(day("2028-02-28"), 2), day("2028-03-01"));
    EXPECT_EQ(days_between(day("2028-02-28"), day("2028-03-01")), 2);
}

TEST(DateTest, CountsBackwards) {
    EXPECT_EQ(plus_days(day("2026-01-01"), -1), day("2025-12-31"));
    EXPECT_EQ(days_between(day("2026-01-01"), day("2025-12-31")), -1);
}

TEST(DateTest, LiesBeyondTheEndOf32BitTime) {
    EXPECT_EQ(plus_days(day("2038-01-19"), 1), day("2038-01-20"));
    EXPECT_EQ(days_between(day("1970-01-01"), day("2100-01-01")), 47482);
}

TEST(TimeOfDayTest, IsReadInMinutes) {
    EXPECT_EQ(parse_time_of_day("00:00"), TimeOfDay(0));
    EXPECT_EQ(parse_time_of_day("08:30"), TimeOfDay(510));
    EXPECT_EQ(parse_time_of_day("23:59"), TimeOfDay(1439));
}

TEST(TimeOfDayTest, IsNotReadFromAnythingElse) {
    for (const char* text :
         {"", "8:30", "24:00", "12:60", "0830", "08:3", "08:30:00", "-1:30", "08.30", " 8:30"}) {
        EXPECT_EQ(parse_time_of_day(text), std::nullopt) << text;
    }
}

TEST(TimeOfDayTest, IsWrittenAsItWasRead) {
    for (int minute = 0; minute < 1440; ++minute) {
        ASSERT_EQ(parse_time_of_day(format_time_of_day(TimeOfDay(minute))), TimeOfDay(minute));
    }
}

TEST(InstantTest, IsReadInUtc) {
    EXPECT_EQ(instant("1970-01-02T00:00:01Z").time_since_epoch(), chr::milliseconds(86'401'000));
}

TEST(InstantTest, KeepsMilliseconds) {
    EXPECT_EQ(instant("1970-01-01T00:00:00.250Z").time_since_epoch(), chr::milliseconds(250));
    EXPECT_EQ(format_instant(instant("1970-01-01T00:00:00.007Z")), "1970-01-01T00:00:00.007Z");
}

TEST(InstantTest, HasNoFractionOnAWholeSecond) {
    EXPECT_EQ(format_instant(instant("2026-11-23T07:30:00.000Z")), "2026-11-23T07:30:00Z");
}

TEST(InstantTest, IsNotReadFromAnythingElse) {
    for (const char* text :
         {"", "2026-11-23", "2026-11-23T07:30:00", "2026-11-23T07:30:00+01:00",
          "2026-11-23 07:30:00Z", "2026-11-23T24:00:00Z", "2026-11-23T07:60:00Z",
          "2026-11-23T07:30:60Z", "2026-11-23T07:30:00.1Z", "2026-11-23T07:30:00.Z",
          "2026-11-23T07:30Z", "2026-02-30T07:30:00Z", "2026-11-23T07:30:00.25xZ"}) {
        EXPECT_EQ(parse_instant(text), std::nullopt) << text;
    }
}

TEST(InstantTest, LiesBeforeTheEpochToo) {
    EXPECT_EQ(instant("1969-12-31T23:59:59.500Z").time_since_epoch(), chr::milliseconds(-500));
    EXPECT_EQ(format_instant(Instant(chr::milliseconds(-500))), "1969-12-31T23:59:59.500Z");
}

TEST(InstantTest, LiesBeyondTheEndOf32BitTime) {
    EXPECT_EQ(format_instant(instant("2038-01-19T03:14:08Z")), "2038-01-19T03:14:08Z");
}

} // namespace kith::domain
