#include "planning/attention.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace kith::planning {

using domain::Date;
using domain::Pace;
using domain::Pause;
using domain::plus_days;
using test::day;

namespace {

Pace people_a_day(int people) {
    Pace pace;
    pace.people_per_day = people;
    return pace;
}

Pause pause_of(const domain::ContactId& subject, std::string_view from, std::string_view to) {
    return {0, subject, {day(from), day(to)}, ""};
}

} // namespace

TEST(AttentionTest, HasRoomForEverybodyWithoutAPace) {
    Attention attention;
    attention.take(day("2026-11-23"), 5000);
    EXPECT_EQ(attention.room_from(day("2026-11-23")), day("2026-11-23"));
    EXPECT_EQ(attention.room_on(day("2026-11-23")), std::numeric_limits<int>::max());
}

TEST(AttentionTest, FillsADayAndGoesOnWithTheNext) {
    Attention attention(people_a_day(2), {}, {});
    attention.take(day("2026-11-23"));
    EXPECT_EQ(attention.room_from(day("2026-11-23")), day("2026-11-23"));
    attention.take(day("2026-11-23"));
    EXPECT_EQ(attention.room_on(day("2026-11-23")), 0);
    EXPECT_EQ(attention.room_from(day("2026-11-23")), day("2026-11-24"));
    attention.give_back(day("2026-11-23"));
    EXPECT_EQ(attention.room_from(day("2026-11-23")), day("2026-11-23"));
}

TEST(AttentionTest, LeavesOutDaysOffHolidaysQuietDaysAndPauses) {
    Pace pace;
    pace.days = domain::Weekdays::workdays();
    pace.holidays = {day("2026-12-25")};
    pace.quiet = {{day("2026-12-28"), day("2026-12-31")}};
    const Attention attention(pace, {pause_of("", "2027-01-01", "2027-01-10")}, {});
    EXPECT_EQ(attention.room_from(day("2026-12-19")), day("2026-12-21")); // a Saturday
    EXPECT_EQ(attention.room_from(day("2026-12-25")), day("2027-01-11"));
    EXPECT_EQ(attention.room_on(day("2026-12-25")), 0);
}

TEST(AttentionTest, JoinsFullDaysOverAWeekend) {
    auto pace = people_a_day(1);
    pace.days = domain::Weekdays::workdays();
    Attention attention(pace, {}, {});
    attention.take(day("2026-11-20")); // a Friday
    attention.take(day("2026-11-24"));
    attention.take(day("2026-11-23"));
    EXPECT_EQ(attention.room_from(day("2026-11-20")), day("2026-11-25"));
    attention.give_back(day("2026-11-23"));
    EXPECT_EQ(attention.room_from(day("2026-11-20")), day("2026-11-23"));
}

TEST(AttentionTest, FindsRoomForAHundredThousand) {
    auto pace = people_a_day(5);
    pace.days = domain::Weekdays::workdays();
    Attention attention(pace, {}, {});
    Date last{};
    for (int i = 0; i < 100'000; ++i) {
        last = attention.room_from(day("2026-11-23"));
        attention.take(last);
    }
    // 20,000 working days are 4,000 weeks: the last of them is a Friday.
    EXPECT_EQ(last, plus_days(day("2026-11-23"), 4000 * 7 - 3));
}

TEST(AttentionTest, AsksNothingOfAnOwnerWhoNeverWorks) {
    Pace pace;
    pace.days = {};
    const Attention attention(pace, {}, {});
    EXPECT_GE(attention.room_from(day("2026-11-23")), day("2036-11-23"));
}

TEST(AttentionTest, TellsWhichPauseOfEverythingADayLiesIn) {
    auto pause = pause_of("", "2026-12-01", "2026-12-05");
    pause.deputy = "Kim";
    const Attention attention({}, {pause_of("anna", "2026-11-01", "2026-12-31"), pause}, {});
    EXPECT_EQ(attention.pause_of_everything(day("2026-11-30")), nullptr);
    ASSERT_NE(attention.pause_of_everything(day("2026-12-01")), nullptr);
    EXPECT_EQ(attention.pause_of_everything(day("2026-12-05"))->deputy, "Kim");
    EXPECT_EQ(attention.pause_of_everything(day("2026-12-06")), nullptr);
}

TEST(AttentionTest, ContactsRestWithTheirNetworks) {
    domain::Contact anna;
    anna.id = "anna";
    anna.networks = {"choir", "chamber"};
    const Attention attention({},
                              {pause_of("anna", "2026-11-20", "2026-11-25"),
                               pause_of("network:chamber", "2026-11-26", "2026-11-30"),
                               pause_of("network:chess", "2026-12-01", "2026-12-31"),
                               pause_of("", "2026-12-01", "2026-12-31")},
                              {});
    EXPECT_TRUE(attention.somebody_rests());
    EXPECT_EQ(attention.awake_from(anna, day("2026-11-19")), day("2026-11-19"));
    EXPECT_EQ(attention.awake_from(anna, day("2026-11-21")), day("2026-12-01"));
}

TEST(AttentionTest, CanBeHadWithoutItsLoad) {
    Attention attention(people_a_day(1), {}, {});
    attention.take(day("2026-11-23"));
    const auto empty = attention.without_load();
    EXPECT_EQ(empty.load(day("2026-11-23")), 0);
    EXPECT_EQ(empty.room_from(day("2026-11-23")), day("2026-11-23"));
}

} // namespace kith::planning
