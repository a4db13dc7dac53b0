#include "planning/placement.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::planning {

using domain::Date;
using domain::plus_days;
using test::day;

namespace {

domain::Contact anna() {
    domain::Contact contact;
    contact.id = "anna";
    return contact;
}

Attention one_a_day(std::vector<domain::Pause> pauses = {}) {
    domain::Pace pace;
    pace.people_per_day = 1;
    pace.days = domain::Weekdays::workdays();
    return {pace, std::move(pauses), {}};
}

} // namespace

TEST(PlacementTest, TakesTheWantedDayWhenItHasRoom) {
    EXPECT_EQ(placed(day("2026-11-25"), {}, anna(), one_a_day(), day("2026-11-23")),
              day("2026-11-25"));
}

TEST(PlacementTest, TakesTodayWhenTheWantedDayIsOver) {
    EXPECT_EQ(placed(day("2026-11-03"), {}, anna(), one_a_day(), day("2026-11-23")),
              day("2026-11-23"));
}

TEST(PlacementTest, GoesOnToTheNextWorkingDayWithRoom) {
    auto attention = one_a_day();
    attention.take(day("2026-11-27")); // a Friday
    EXPECT_EQ(placed(day("2026-11-27"), {}, anna(), attention, day("2026-11-23")),
              day("2026-11-30"));
}

TEST(PlacementTest, KeepsADayAlthoughAnEarlierOneBecameFree) {
    auto attention = one_a_day();
    attention.take(day("2026-12-10"));
    EXPECT_EQ(placed(day("2026-11-25"), day("2026-12-10"), anna(), attention, day("2026-11-23")),
              day("2026-12-10"));
}

TEST(PlacementTest, LeavesADayThatLiesBeforeTheWantedOneOrTodayOrIsOff) {
    const auto attention = one_a_day();
    EXPECT_EQ(placed(day("2026-11-25"), day("2026-11-24"), anna(), attention, day("2026-11-23")),
              day("2026-11-25"));
    EXPECT_EQ(placed(day("2026-11-18"), day("2026-11-20"), anna(), attention, day("2026-11-23")),
              day("2026-11-23"));
    EXPECT_EQ(placed(day("2026-11-25"), day("2026-11-28"), anna(), attention, day("2026-11-23")),
              day("2026-11-25"));
}

TEST(PlacementTest, LeavesADayThatHoldsTooMany) {
    auto attention = one_a_day();
    attention.take(day("2026-11-25"), 2);
    EXPECT_EQ(placed(day("2026-11-25"), day("2026-11-25"), anna(), attention, day("2026-11-23")),
              day("2026-11-26"));
    attention.give_back(day("2026-11-25"));
    EXPECT_EQ(placed(day("2026-11-25"), day("2026-11-25"), anna(), attention, day("2026-11-23")),
              day("2026-11-25"));
}

TEST(PlacementTest, WaitsUntilTheContactNoLongerRests) {
    auto attention = one_a_day({{0, "anna", {day("2026-11-24"), day("2026-11-25")}, ""},
                                {0, "anna", {day("2026-11-27"), day("2026-12-01")}, ""}});
    attention.take(day("2026-11-26"));
    EXPECT_EQ(placed(day("2026-11-24"), {}, anna(), attention, day("2026-11-23")),
              day("2026-12-02"));
    EXPECT_EQ(placed(day("2026-11-24"), day("2026-11-30"), anna(), attention, day("2026-11-23")),
              day("2026-12-02"));
}

RC_GTEST_PROP(PlacementTest, NeverComesEarlyNorOnADayOffNorTwiceDifferently, ()) {
    const auto begin = day("2026-01-01");
    const auto any_day = [&] { return plus_days(begin, *rc::gen::inRange(0, 60)); };
    std::vector<domain::Pause> pauses;
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
        const auto from = any_day();
        const auto* subject = *rc::gen::element("", "anna", "ben");
        pauses.push_back({0, subject, {from, plus_days(from, *rc::gen::inRange(0, 15))}, ""});
    }
    auto attention = one_a_day(pauses);
    for (int i = *rc::gen::inRange(0, 60); i > 0; --i) {
        attention.take(attention.room_from(any_day()));
    }
    const auto wanted = any_day();
    const auto today = any_day();
    const auto date = placed(wanted, {}, anna(), attention, today);
    RC_ASSERT(date >= std::max(wanted, today));
    RC_ASSERT(attention.room_on(date) > 0);
    RC_ASSERT(attention.awake_from(anna(), date) == date);
    for (auto other = std::max(wanted, today); other < date; other = plus_days(other, 1)) {
        RC_ASSERT(attention.room_on(other) == 0 || attention.awake_from(anna(), other) != other);
    }
    attention.take(date);
    RC_ASSERT(placed(wanted, date, anna(), attention, today) == date);
    attention.give_back(any_day());
    RC_ASSERT(placed(wanted, date, anna(), attention, today) == date);
}

} // namespace kith::planning
