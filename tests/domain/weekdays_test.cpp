#include "domain/weekdays.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

namespace kith::domain {

using test::day;

TEST(WeekdaysTest, AreEmptyAtFirst) {
    EXPECT_TRUE(Weekdays().empty());
    EXPECT_FALSE(Weekdays().contains(day("2026-11-23")));
}

TEST(WeekdaysTest, WorkdaysAreMondayToFriday) {
    const auto workdays = Weekdays::workdays();
    EXPECT_FALSE(workdays.contains(day("2026-11-22"))); // a Sunday
    for (int i = 0; i < 5; ++i) {
        EXPECT_TRUE(workdays.contains(plus_days(day("2026-11-23"), i))) << i;
    }
    EXPECT_FALSE(workdays.contains(day("2026-11-28")));
}

TEST(WeekdaysTest, AllAreSeven) {
    for (int i = 0; i < 7; ++i) {
        EXPECT_TRUE(Weekdays::all().contains(plus_days(day("2026-11-22"), i))) << i;
    }
}

TEST(WeekdaysTest, HoldWhatWasInserted) {
    Weekdays days;
    days.insert(std::chrono::Sunday);
    EXPECT_TRUE(days.contains(std::chrono::Sunday));
    EXPECT_FALSE(days.contains(std::chrono::Monday));
    EXPECT_FALSE(days.contains(std::chrono::Saturday));
}

TEST(WeekdaysTest, AllInsertedAreAll) {
    Weekdays days;
    for (unsigned i = 0; i < 7; ++i) {
        days.insert(std::chrono::weekday(i));
    }
    EXPECT_EQ(days, Weekdays::all());
}

} // namespace kith::domain
