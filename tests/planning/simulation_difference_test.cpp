#include "planning/simulation_difference.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

namespace kith::planning {

namespace {

Asked asked(const std::string& rule, const std::string& contact, std::string_view anchor,
            std::string_view date) {
    return {rule + "/" + contact + "/" + std::string(anchor), test::day(date), contact, rule};
}

} // namespace

TEST(SimulationDifferenceTest, OfTheSameIsNothing) {
    const std::vector all{asked("often", "anna", "2026-01-01", "2026-02-01"),
                          asked("often", "ben", "2026-01-01", "2026-02-01")};
    const auto result = difference(all, {all[1], all[0]});
    EXPECT_EQ(result.same, 2U);
    EXPECT_TRUE(result.only_before.empty() && result.only_after.empty() && result.moved.empty());
}

TEST(SimulationDifferenceTest, FindsWhatMovedUnderTheSameKey) {
    const auto before = asked("often", "anna", "2026-01-01", "2026-02-01");
    const auto after = asked("often", "anna", "2026-01-01", "2026-02-08");
    const auto result = difference({before}, {after});
    ASSERT_EQ(result.moved.size(), 1U);
    EXPECT_EQ(result.moved[0].before, before);
    EXPECT_EQ(result.moved[0].after, after);
}

TEST(SimulationDifferenceTest, FollowsACadenceWhoseKeysChangedAfterTheFirst) {
    const std::vector before{asked("often", "anna", "2026-01-01", "2026-02-01"),
                             asked("often", "anna", "2026-02-01", "2026-03-01"),
                             asked("often", "anna", "2026-03-01", "2026-04-01")};
    const std::vector after{asked("often", "anna", "2026-01-01", "2026-02-15"),
                            asked("often", "anna", "2026-02-15", "2026-04-01")};
    const auto result = difference(before, after);
    ASSERT_EQ(result.moved.size(), 2U);
    EXPECT_EQ(result.moved[1].before, before[1]);
    EXPECT_EQ(result.moved[1].after, after[1]);
    EXPECT_EQ(result.only_before, std::vector{before[2]});
    EXPECT_TRUE(result.only_after.empty());
}

TEST(SimulationDifferenceTest, TellsAnotherRuleOrContactApart) {
    const auto before = asked("often", "anna", "2026-01-01", "2026-02-01");
    const std::vector after{asked("often", "ben", "2026-01-01", "2026-02-01"),
                            asked("seldom", "anna", "2026-01-01", "2026-02-01")};
    const auto result = difference({before}, after);
    EXPECT_EQ(result.only_before, std::vector{before});
    EXPECT_EQ(result.only_after, after);
}

} // namespace kith::planning
