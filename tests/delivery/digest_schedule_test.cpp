#include "delivery/digest_schedule.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

namespace kith::delivery {

using domain::DigestHours;
using domain::TimeOfDay;
using domain::Weekdays;
using domain::Zone;
using test::day;
using test::instant;
using test::wall;

namespace {

const Zone berlin("Europe/Berlin");
const DigestHours daily{TimeOfDay(480), Weekdays::all()};
const DigestHours workdays{TimeOfDay(480), Weekdays::workdays()};
const DigestHours nightly{TimeOfDay(150), Weekdays::all()};

DigestSlot next(const DigestHours& hours, std::string_view from) {
    return next_digest(hours, berlin, wall("Europe/Berlin", from));
}

} // namespace

TEST(DigestScheduleTest, BeforeItsHourItIsToday) {
    const auto slot = next(daily, "2026-11-23 07:59");
    EXPECT_EQ(slot.date, day("2026-11-23"));
    EXPECT_EQ(slot.at, wall("Europe/Berlin", "2026-11-23 08:00"));
}

TEST(DigestScheduleTest, AtItsHourItIsNow) {
    EXPECT_EQ(next(daily, "2026-11-23 08:00").date, day("2026-11-23"));
}

TEST(DigestScheduleTest, AfterItsHourItIsTomorrow) {
    const auto late = wall("Europe/Berlin", "2026-11-23 08:00") + std::chrono::milliseconds(1);
    EXPECT_EQ(next_digest(daily, berlin, late).date, day("2026-11-24"));
}

TEST(DigestScheduleTest, KeepsItsHourOverDaylightSaving) {
    EXPECT_EQ(next(daily, "2026-03-28 09:00").at, instant("2026-03-29T06:00:00Z"));
    EXPECT_EQ(next(daily, "2026-10-24 09:00").at, instant("2026-10-25T07:00:00Z"));
}

TEST(DigestScheduleTest, AMissingHourIsTheFirstInstantAfter) {
    EXPECT_EQ(next(nightly, "2026-03-29 00:00").at, instant("2026-03-29T01:00:00Z"));
}

TEST(DigestScheduleTest, AnHourThatComesTwiceIsOneDigest) {
    const auto first = next(nightly, "2026-10-25 00:00");
    EXPECT_EQ(first.at, instant("2026-10-25T00:30:00Z"));
    EXPECT_EQ(next_digest(nightly, berlin, instant("2026-10-25T00:31:00Z")).date,
              day("2026-10-26"));
    EXPECT_EQ(next_digest(nightly, berlin, instant("2026-10-25T01:30:00Z")).date,
              day("2026-10-26"));
}

TEST(DigestScheduleTest, OnFridayAfterItsHourItIsMonday) {
    EXPECT_EQ(next(workdays, "2026-11-27 08:01").date, day("2026-11-30"));
    EXPECT_EQ(next(workdays, "2026-11-28 00:00").date, day("2026-11-30"));
}

TEST(DigestScheduleTest, ADayAWeekIsThatDay) {
    DigestHours sundays{TimeOfDay(480), {}};
    sundays.days.insert(std::chrono::Sunday);
    EXPECT_EQ(next(sundays, "2026-11-23 00:00").date, day("2026-11-29"));
    EXPECT_EQ(next(sundays, "2026-11-29 09:00").date, day("2026-12-06"));
}

TEST(DigestScheduleTest, TheDayIsTheOwners) {
    const auto slot = next_digest(daily, Zone("Pacific/Auckland"), instant("2026-11-22T18:30:00Z"));
    EXPECT_EQ(slot.date, day("2026-11-23")); // 07:30 on Monday there
    EXPECT_EQ(slot.at, instant("2026-11-22T19:00:00Z"));
}

TEST(DigestScheduleTest, EachDayOfTwoYearsHasOneDigestNeverEarly) {
    for (const char* name : {"Europe/Berlin", "America/Havana", "Australia/Lord_Howe"}) {
        const Zone zone(name);
        for (const auto& hours : {nightly, DigestHours{TimeOfDay(0), Weekdays::all()}}) {
            auto from = wall(name, "2026-01-01 00:00");
            for (auto date = day("2026-01-01"); date < day("2028-01-01");
                 date = domain::plus_days(date, 1)) {
                const auto slot = next_digest(hours, zone, from);
                ASSERT_EQ(slot.date, date) << name;
                ASSERT_GE(slot.at, from) << name;
                from = slot.at + std::chrono::milliseconds(1);
            }
        }
    }
}

} // namespace kith::delivery
