#include "delivery/channel_hours.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::delivery {

using domain::ChannelHours;
using domain::Weekdays;
using test::instant;
using test::wall;

namespace {

const domain::Zone berlin("Europe/Berlin");

ChannelHours hours(int from, int to, Weekdays days = Weekdays::all()) {
    return {domain::TimeOfDay(from * 60), domain::TimeOfDay(to * 60), days};
}

std::string opens(const ChannelHours& hours, const char* from) {
    const auto local = berlin.local(next_open(hours, berlin, wall("Europe/Berlin", from)));
    return domain::format_date(local.date) + " " + domain::format_time_of_day(local.time);
}

/// Open at that moment, told from the wall clock alone.
bool is_open(const ChannelHours& hours, const domain::Zone& zone, domain::Instant moment) {
    const auto local = zone.local(moment);
    return hours.days.contains(local.date) && hours.from <= local.time && local.time < hours.to;
}

} // namespace

TEST(ChannelHoursTest, WhileItIsOpenNothingWaits) {
    EXPECT_EQ(opens(hours(8, 18), "2026-11-23 08:00"), "2026-11-23 08:00");
    EXPECT_EQ(opens(hours(8, 18), "2026-11-23 17:59"), "2026-11-23 17:59");
}

TEST(ChannelHoursTest, BeforeItOpensItWaitsForTheMorning) {
    EXPECT_EQ(opens(hours(8, 18), "2026-11-23 03:00"), "2026-11-23 08:00");
}

TEST(ChannelHoursTest, TheEndIsExclusive) {
    EXPECT_EQ(opens(hours(8, 18), "2026-11-23 18:00"), "2026-11-24 08:00");
}

TEST(ChannelHoursTest, AFridayEveningWaitsForMonday) {
    EXPECT_EQ(opens(hours(8, 18, Weekdays::workdays()), "2026-11-27 20:00"), "2026-11-30 08:00");
}

TEST(ChannelHoursTest, MidnightAsTheEndIsTheWholeEvening) {
    EXPECT_EQ(opens(hours(8, 24), "2026-11-23 23:59"), "2026-11-23 23:59");
    EXPECT_EQ(opens(hours(8, 24), "2026-11-24 00:00"), "2026-11-24 08:00");
}

TEST(ChannelHoursTest, TheWholeDayIsAlwaysOpen) {
    EXPECT_EQ(opens(hours(0, 24), "2026-03-29 03:00"), "2026-03-29 03:00");
}

TEST(ChannelHoursTest, HoursTheClockSkipsInSpringOpenOnTheNextDay) {
    EXPECT_EQ(opens(hours(2, 3), "2026-03-28 12:00"), "2026-03-30 02:00");
}

TEST(ChannelHoursTest, HoursThatBeginInTheGapBeginAfterIt) {
    EXPECT_EQ(opens(hours(2, 6), "2026-03-29 00:00"), "2026-03-29 03:00");
}

TEST(ChannelHoursTest, TheHourThatComesTwiceInAutumnIsOpenTwice) {
    const auto second = instant("2026-10-25T01:30:00Z"); // 02:30 for the second time
    EXPECT_EQ(next_open(hours(2, 3), berlin, second), second);
}

TEST(ChannelHoursTest, ADayThatAZoneLeftOutHasNoHours) {
    const domain::Zone apia("Pacific/Apia"); // 30 December 2011 was skipped
    const auto from = apia.instant(test::day("2011-12-29"), domain::TimeOfDay(20 * 60));
    const auto local = apia.local(next_open(hours(8, 18), apia, from));
    EXPECT_EQ(local.date, test::day("2011-12-31"));
    EXPECT_EQ(local.time, domain::TimeOfDay(8 * 60));
}

RC_GTEST_PROP(ChannelHoursProperty, ItIsNeverShutNorEarlyNorLaterThanNeeded, ()) {
    const domain::Zone zone(*rc::gen::element("Europe/Berlin", "America/New_York", "Asia/Kolkata",
                                              "Pacific/Apia", "Australia/Lord_Howe"));
    ChannelHours some;
    some.from = domain::TimeOfDay(*rc::gen::inRange(0, 1440));
    some.to = domain::TimeOfDay(*rc::gen::inRange(static_cast<int>(some.from.count()) + 1, 1441));
    some.days = Weekdays();
    some.days.insert(std::chrono::weekday(*rc::gen::inRange(0U, 7U)));
    some.days.insert(std::chrono::weekday(*rc::gen::inRange(0U, 7U)));
    const auto from = instant("2011-12-01T00:00:00Z") +
                      std::chrono::minutes(*rc::gen::inRange(0, 20 * 365 * 24 * 60));
    const auto at = next_open(some, zone, from);
    RC_ASSERT(at >= from);
    RC_ASSERT(is_open(some, zone, at));
    RC_ASSERT(next_open(some, zone, at) == at);
    for (auto before = from; before < at; before += std::chrono::minutes(15)) {
        // The clock that goes back shows the hour again: only its first time is the opening.
        RC_ASSERT(!is_open(some, zone, before));
    }
}

} // namespace kith::delivery
