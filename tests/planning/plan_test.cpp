#include "planning/plan.hpp"

#include "support/planning_builders.hpp"

#include <gtest/gtest.h>

namespace kith::planning {

using domain::Facts;
using domain::Plan;
using domain::ReminderState;
using domain::RuleKind;
using test::anna;
using test::birthdays;
using test::day;
using test::every;
using test::noon;
using test::planned;

namespace {

using Keys = std::vector<std::string>;

/// Born on the fourth of May, called on the fourth of April: cadence and birthday meet.
Facts may_fourth() {
    auto facts = anna();
    facts.contact.dates = {{domain::DateKind::Birthday, "", {1986, 5, 4}}};
    test::log(facts, "2026-04-04");
    return facts;
}

const std::vector<domain::Rule> both{every("family", test::months(1)), birthdays()};

std::vector<RuleKind> kinds(const domain::Reminder& reminder) {
    std::vector<RuleKind> result;
    for (const auto& reason : reminder.reasons) {
        result.push_back(reason.kind);
    }
    return result;
}

} // namespace

TEST(PlanTest, WhatIsDueOnOneDayIsOneReminderAndTheBirthdaySpeaks) {
    const auto plan = planned(may_fourth(), both, noon("2026-04-05"));
    ASSERT_EQ(test::keys(plan), (Keys{"birthdays/anna/2026-05-04", "birthdays/anna/2027-05-04"}));
    EXPECT_EQ(kinds(plan.planned[0]), (std::vector{RuleKind::Occasion, RuleKind::KeepInTouch}));
}

TEST(PlanTest, WhatIsOverdueCountsAsToday) {
    auto facts = may_fourth();
    facts.interactions.clear();
    test::log(facts, "2026-03-01");
    const auto plan = planned(facts, both, noon("2026-05-04"));
    ASSERT_FALSE(plan.planned.empty());
    EXPECT_EQ(kinds(plan.planned[0]), (std::vector{RuleKind::Occasion, RuleKind::KeepInTouch}));
}

TEST(PlanTest, WhatIsOverdueIsNotHidden) {
    auto facts = anna();
    test::log(facts, "2024-03-01");
    EXPECT_EQ(planned(facts, both, noon("2026-05-04")).planned.size(), 1);
}

TEST(PlanTest, AReminderAheadGivesWayToWhatAsksForATouch) {
    auto facts = may_fourth();
    facts.promises = {{7, "anna", day("2026-04-04"), day("2026-04-27"), "", {}}};
    const auto plan = planned(facts, {birthdays({test::weeks(1)})}, noon("2026-04-05"));
    EXPECT_EQ(kinds(plan.planned.at(0)), (std::vector{RuleKind::Promise, RuleKind::Occasion}));
}

TEST(PlanTest, ChannelsAreThoseOfAllReasons) {
    auto rules = both;
    rules[0].channels = {"mail"};
    rules[1].channels = {"popup"};
    EXPECT_EQ(planned(may_fourth(), rules, noon("2026-04-05")).planned.at(0).channels,
              (Keys{"popup", "mail"}));
}

TEST(PlanTest, AReasonForEveryChannelTakesEveryChannel) {
    auto rules = both;
    rules[1].channels = {"popup"};
    EXPECT_TRUE(planned(may_fourth(), rules, noon("2026-04-05")).planned.at(0).channels.empty());
    std::swap(rules[0].channels, rules[1].channels);
    EXPECT_TRUE(planned(may_fourth(), rules, noon("2026-04-05")).planned.at(0).channels.empty());
}

TEST(PlanTest, OneTouchSettlesEveryReason) {
    auto facts = may_fourth();
    test::keep(facts, planned(facts, both, noon("2026-04-05")));
    test::open(facts, "birthdays/anna/2026-05-04");
    test::log(facts, "2026-05-05");
    const auto plan = planned(facts, both, noon("2026-05-05"));
    ASSERT_EQ(plan.settled.size(), 1);
    EXPECT_EQ(plan.settled[0].state, ReminderState::Done);
    EXPECT_EQ(test::keys(plan), (Keys{"family/anna/2026-05-05", "birthdays/anna/2027-05-04"}));
}

TEST(PlanTest, WhatIsHalfAnsweredStaysOpen) {
    auto facts = may_fourth();
    facts.promises = {{7, "anna", day("2026-04-04"), day("2026-05-04"), "", {}}};
    test::keep(facts, planned(facts, both, noon("2026-04-05")));
    test::open(facts, "birthdays/anna/2026-05-04");
    test::log(facts, "2026-05-03");
    EXPECT_TRUE(planned(facts, both, noon("2026-05-04")).settled.empty());
}

TEST(PlanTest, WhatNoRuleAsksForIsCancelled) {
    auto facts = may_fourth();
    test::keep(facts, planned(facts, both, noon("2026-04-05")));
    test::open(facts, "birthdays/anna/2026-05-04");
    const auto plan = planned(facts, {}, noon("2026-05-04"));
    ASSERT_EQ(plan.settled.size(), 1);
    EXPECT_EQ(plan.settled[0].state, ReminderState::Cancelled);
}

TEST(PlanTest, TheDeceasedGetNothing) {
    auto facts = may_fourth();
    test::keep(facts, planned(facts, both, noon("2026-04-05")));
    test::open(facts, "birthdays/anna/2026-05-04");
    facts.contact.deceased = true;
    const auto plan = planned(facts, both, noon("2026-05-04"));
    EXPECT_TRUE(plan.planned.empty());
    ASSERT_EQ(plan.settled.size(), 1);
    EXPECT_EQ(plan.settled[0].state, ReminderState::Cancelled);
}

TEST(PlanTest, ARuleThatComesFirstLaterTakesOverTheOpenCadence) {
    auto facts = anna();
    test::log(facts, "2026-03-01");
    test::keep(facts, planned(facts, {every("all", test::months(1))}, noon("2026-03-02")));
    test::open(facts, "all/anna/2026-03-01");
    const auto plan =
        planned(facts, {every("family", test::weeks(2)), every("all", test::months(1))},
                noon("2026-04-02"));
    EXPECT_EQ(test::keys(plan), (Keys{"family/anna/2026-03-01"}));
    ASSERT_EQ(plan.settled.size(), 1); // else Anna would be asked for twice
    EXPECT_EQ(plan.settled[0].key, "all/anna/2026-03-01");
}

TEST(PlanTest, ARuleTakesOverTheCadenceAContactHadAlone) {
    auto facts = anna();
    facts.contact.cadence = domain::Cadence{test::months(1), std::nullopt};
    test::log(facts, "2026-03-01");
    test::keep(facts, planned(facts, {}, noon("2026-03-02")));
    test::open(facts, "own-cadence/anna/2026-03-01");
    const auto plan = planned(facts, {every("family", test::weeks(2))}, noon("2026-04-02"));
    ASSERT_EQ(plan.settled.size(), 1);
    EXPECT_EQ(plan.settled[0].key, "own-cadence/anna/2026-03-01");
}

TEST(PlanTest, ASnoozedReminderIsLeftToItsDay) {
    auto facts = may_fourth();
    test::keep(facts, planned(facts, both, noon("2026-04-05")));
    test::open(facts, "birthdays/anna/2026-05-04").state = ReminderState::Snoozed;
    const auto plan = planned(facts, both, noon("2026-05-06"));
    EXPECT_TRUE(plan.settled.empty());
    EXPECT_EQ(test::keys(plan), (Keys{"birthdays/anna/2027-05-04"}));
}

TEST(PlanTest, MissedMomentsComeOnceAndNotOncePerDay) {
    auto facts = may_fourth();
    const auto before = planned(facts, both, noon("2026-04-05"));
    test::keep(facts, before);
    EXPECT_EQ(test::keys(planned(facts, both, noon("2026-05-09"))), test::keys(before));
}

TEST(PlanTest, TheDayIsTheOwnersAndNotUtc) {
    auto facts = may_fourth();
    const Calendar auckland{domain::Zone("Pacific/Auckland")};
    const auto plan = planning::plan(facts, {both, {}}, auckland,
                                     test::instant("2026-05-04T20:00:00Z")); // the fifth there
    EXPECT_EQ(test::keys(plan).back(), "birthdays/anna/2027-05-04");
    EXPECT_EQ(plan.planned[0].reasons[0].kind, RuleKind::KeepInTouch);
}

TEST(PlanTest, TravelMovesTheMomentAndKeepsTheKey) {
    const auto home = planned(may_fourth(), both, noon("2026-04-05"));
    const Calendar tokyo{domain::Zone("Asia/Tokyo")};
    const auto away = planning::plan(may_fourth(), {both, {}}, tokyo, noon("2026-04-05"));
    EXPECT_EQ(test::keys(away), test::keys(home));
    EXPECT_EQ(away.planned[0].due_at, test::instant("2026-05-04T00:00:00Z"));
    EXPECT_EQ(home.planned[0].due_at, test::instant("2026-05-04T07:00:00Z"));
}

} // namespace kith::planning
