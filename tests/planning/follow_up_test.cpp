#include "support/planning_builders.hpp"

#include <gtest/gtest.h>

namespace kith::planning {

using domain::InteractionKind;
using domain::Plan;
using domain::ReminderState;
using test::after_meeting;
using test::anna;
using test::day;
using test::noon;
using test::planned;

namespace {

/// Anna, met on the tenth of March.
domain::Facts met() {
    auto facts = anna();
    test::log(facts, "2026-03-10", InteractionKind::Meeting);
    return facts;
}

Plan week_after(const domain::Facts& facts, std::string_view now) {
    return planned(facts, {after_meeting(test::weeks(1))}, noon(now));
}

} // namespace

TEST(FollowUpTest, ComesItsSpanAfterTheInteraction) {
    const auto plan = week_after(met(), "2026-03-10");
    ASSERT_EQ(test::keys(plan), (std::vector<std::string>{"thanks/anna/2026-03-10"}));
    EXPECT_EQ(plan.planned[0].date, day("2026-03-17"));
    EXPECT_EQ(plan.planned[0].reasons[0].after, InteractionKind::Meeting);
}

TEST(FollowUpTest, OtherKindsAskForNone) {
    auto facts = anna();
    test::log(facts, "2026-03-10", InteractionKind::Letter);
    EXPECT_TRUE(week_after(facts, "2026-03-10").planned.empty());
}

TEST(FollowUpTest, AnyLaterInteractionAnswersIt) {
    auto facts = met();
    test::log(facts, "2026-03-12", InteractionKind::Message);
    EXPECT_TRUE(week_after(facts, "2026-03-12").planned.empty());
}

TEST(FollowUpTest, AnEarlierInteractionLoggedLaterDoesNotAnswerIt) {
    auto facts = met();
    test::log(facts, "2026-03-09", InteractionKind::Message);
    EXPECT_EQ(week_after(facts, "2026-03-12").planned.size(), 1);
}

TEST(FollowUpTest, ALaterInteractionSettlesTheOpenOne) {
    auto facts = met();
    test::keep(facts, week_after(facts, "2026-03-10"));
    test::open(facts, "thanks/anna/2026-03-10");
    test::log(facts, "2026-03-18", InteractionKind::Call);
    const auto plan = week_after(facts, "2026-03-18");
    ASSERT_EQ(plan.settled.size(), 1);
    EXPECT_EQ(plan.settled[0].state, ReminderState::Done);
}

TEST(FollowUpTest, TheInteractionItFollowsDoesNotSettleIt) {
    auto facts = met();
    test::keep(facts, week_after(facts, "2026-03-10"));
    test::open(facts, "thanks/anna/2026-03-10");
    EXPECT_TRUE(week_after(facts, "2026-03-18").settled.empty());
}

TEST(FollowUpTest, AnotherMeetingAsksAnew) {
    auto facts = met();
    test::log(facts, "2026-03-14", InteractionKind::Meeting);
    EXPECT_EQ(test::keys(week_after(facts, "2026-03-14")),
              (std::vector<std::string>{"thanks/anna/2026-03-14"}));
}

TEST(FollowUpTest, DoneIsNotAskedAgain) {
    auto facts = met();
    test::keep(facts, week_after(facts, "2026-03-10"));
    test::open(facts, "thanks/anna/2026-03-10");
    test::settle(facts, "thanks/anna/2026-03-10", ReminderState::Done, "2026-03-17");
    EXPECT_TRUE(week_after(facts, "2026-03-18").planned.empty());
}

TEST(FollowUpTest, AMeetingLoggedWeeksLateIsStillFollowed) {
    EXPECT_EQ(week_after(met(), "2026-04-10").planned.size(), 1);
}

TEST(FollowUpTest, AMeetingOfLongAgoIsNotFollowedAnyMore) {
    EXPECT_TRUE(week_after(met(), "2026-04-16").planned.empty());
}

TEST(FollowUpTest, DueButUnopenedSurvivesAReplan) {
    auto facts = met();
    test::keep(facts, week_after(facts, "2026-03-10"));
    const auto plan = week_after(facts, "2026-05-20"); // off for two months: it lapses in the open
    EXPECT_EQ(test::keys(plan), (std::vector<std::string>{"thanks/anna/2026-03-10"}));
}

TEST(FollowUpTest, AMeetingInTheFutureIsNotFollowedYet) {
    auto facts = anna();
    test::log(facts, "2026-05-01", InteractionKind::Meeting);
    EXPECT_TRUE(week_after(facts, "2026-03-10").planned.empty());
}

} // namespace kith::planning
