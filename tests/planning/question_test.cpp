#include "support/planning_builders.hpp"

#include <gtest/gtest.h>

namespace kith::planning {

using domain::ReminderState;
using test::anna;
using test::day;
using test::noon;
using test::planned;

namespace {

const std::vector<domain::Rule> monthly{test::every("family", test::months(1))};

/// Plans on that day, opens what came of it and puts it off.
void put_off(domain::Facts& facts, std::string_view date) {
    const auto plan = planned(facts, monthly, noon(date));
    ASSERT_EQ(plan.planned.size(), 1);
    test::keep(facts, plan);
    test::open(facts, plan.planned[0].key);
    test::settle(facts, plan.planned[0].key, ReminderState::Skipped, date);
}

/// Anna, called in January, who was put off three times since.
domain::Facts put_off_thrice() {
    auto facts = anna();
    test::log(facts, "2026-01-05");
    for (const char* date : {"2026-02-05", "2026-03-05", "2026-04-05"}) {
        put_off(facts, date);
    }
    return facts;
}

/// ... and asked about.
domain::Facts asked() {
    auto facts = put_off_thrice();
    const auto plan = planned(facts, monthly, noon("2026-04-06"));
    test::keep(facts, plan);
    test::open(facts, plan.planned.at(0).key);
    return facts;
}

bool asks(const domain::Plan& plan) { return plan.planned.at(0).reasons.at(0).asks; }

} // namespace

TEST(QuestionTest, AfterThreeSkipsItAsksOnTheNextDay) {
    const auto plan = planned(put_off_thrice(), monthly, noon("2026-04-05"));
    ASSERT_TRUE(asks(plan));
    EXPECT_EQ(plan.planned[0].key, "family/anna/2026-04-05~ask");
    EXPECT_EQ(plan.planned[0].date, day("2026-04-06"));
}

TEST(QuestionTest, ATouchInBetweenForgetsTheSkips) {
    auto facts = put_off_thrice();
    test::log(facts, "2026-03-10");
    EXPECT_FALSE(asks(planned(facts, monthly, noon("2026-04-06"))));
}

TEST(QuestionTest, AfterThreeUnansweredMessagesItAsksInsteadOfTheNext) {
    auto facts = anna();
    for (const char* date : {"2026-01-05", "2026-02-05", "2026-03-05"}) {
        test::log(facts, date, domain::InteractionKind::Message);
    }
    EXPECT_TRUE(asks(planned(facts, monthly, noon("2026-03-06"))));
    EXPECT_EQ(planned(facts, monthly, noon("2026-03-06")).planned[0].date, day("2026-04-05"));
    facts.interactions[1].direction = domain::Direction::In;
    EXPECT_FALSE(asks(planned(facts, monthly, noon("2026-03-06"))));
}

TEST(QuestionTest, WhileItIsOpenNothingElseIsPlanned) {
    EXPECT_TRUE(planned(asked(), monthly, noon("2026-12-01")).planned.empty());
}

TEST(QuestionTest, LongerAnswersItAndCountsFromTheLastSkip) {
    auto facts = asked();
    facts.arrangement.cadence = domain::Cadence{test::months(2), {}};
    const auto plan = planned(facts, monthly, noon("2026-04-08"));
    ASSERT_EQ(plan.settled.size(), 1);
    EXPECT_EQ(plan.settled[0].state, ReminderState::Done);
    test::settle(facts, plan.settled[0].key, ReminderState::Done, "2026-04-08", plan.settled[0].by);
    const auto next = planned(facts, monthly, noon("2026-04-08"));
    EXPECT_FALSE(asks(next));
    EXPECT_EQ(next.planned.at(0).date, day("2026-06-05"));
}

TEST(QuestionTest, NeverAnswersItForGood) {
    auto facts = asked();
    facts.arrangement.never = true;
    const auto plan = planned(facts, monthly, noon("2026-04-08"));
    EXPECT_EQ(plan.settled.size(), 1);
    EXPECT_TRUE(plan.planned.empty());
}

TEST(QuestionTest, APauseAnswersIt) {
    const Attention attention({}, {{1, "anna", {day("2026-04-08"), day("2026-09-01")}, ""}}, {});
    const auto plan = planned(asked(), monthly, noon("2026-04-08"), attention);
    ASSERT_EQ(plan.settled.size(), 1);
    EXPECT_EQ(plan.settled[0].state, ReminderState::Done);
}

TEST(QuestionTest, ATouchAnswersIt) {
    auto facts = asked();
    test::log(facts, "2026-04-08");
    const auto plan = planned(facts, monthly, noon("2026-04-08"));
    EXPECT_EQ(plan.settled.size(), 1);
    EXPECT_EQ(plan.planned.at(0).date, day("2026-05-08"));
}

TEST(QuestionTest, PutOffItselfItIsNotRepeatedAtOnce) {
    auto facts = asked();
    test::settle(facts, "family/anna/2026-04-05~ask", ReminderState::Skipped, "2026-04-07");
    const auto plan = planned(facts, monthly, noon("2026-04-08"));
    EXPECT_FALSE(asks(plan));
    EXPECT_EQ(plan.planned.at(0).date, day("2026-05-07"));
}

} // namespace kith::planning
