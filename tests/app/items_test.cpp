#include "app/items.hpp"

#include "household.hpp"

#include <gtest/gtest.h>

namespace kith::app {

namespace {

TEST(ItemsTest, SayWhoAndWhy) {
    test::Household home;
    const auto item = to_item(home.open_of("anna"), home.engine(), home.now());
    EXPECT_EQ(item.at("contact").at("name").as_string(), "Anna Berger");
    EXPECT_EQ(item.at("contact").at("emails").as_array().at(0).as_string(), "anna@example.org");
    EXPECT_EQ(item.at("rule").as_string(), "friends");
    EXPECT_EQ(item.at("date").as_string(), "2026-10-13");
    EXPECT_EQ(item.at("late_days").as_integer(), 41);
    EXPECT_EQ(item.at("reasons").as_array().size(), 1U);
}

TEST(ItemsTest, LeaveOutWhoIsGone) {
    test::Household home;
    const auto reminder = home.open_of("anna");
    home.configuration.contacts.erase(home.configuration.contacts.begin());
    home.reload();
    EXPECT_TRUE(to_items({reminder}, home.engine(), home.now()).as_array().empty());
}

TEST(RelativeLatenessTest, IsOneAtTheEndOfTheWindow) {
    test::Household home;
    auto reminder = home.open_of("anna");
    const auto at_worst = reminder.reasons.front().at_worst;
    ASSERT_TRUE(at_worst);
    EXPECT_DOUBLE_EQ(relative_lateness(reminder, *at_worst), 1.0);
    EXPECT_DOUBLE_EQ(relative_lateness(reminder, reminder.date), 0.0);
}

TEST(RelativeLatenessTest, TakesAWeekWhereThereIsNoWindow) {
    test::Household home;
    auto reminder = home.open_of("anna");
    reminder.reasons.front().at_worst.reset();
    EXPECT_DOUBLE_EQ(relative_lateness(reminder, domain::plus_days(reminder.date, 7)), 1.0);
}

} // namespace

} // namespace kith::app
