#include "support/planning_builders.hpp"

#include <gtest/gtest.h>

namespace kith::planning {

using domain::ReminderState;
using test::anna;
using test::day;
using test::noon;
using test::planned;
using Keys = std::vector<std::string>;

namespace {

const std::vector<domain::Rule> monthly{test::every("family", test::months(1))};
const std::string key = "appointment/anna/2026-04-03~5";

/// Anna, called on the first of March, who is met on the third of April.
domain::Facts met_soon() {
    auto facts = anna();
    test::log(facts, "2026-03-01");
    facts.appointments = {
        {5, day("2026-04-03"), domain::TimeOfDay(14 * 60), "Lunch", {"anna"}, "kith meet"}};
    return facts;
}

bool prepares(const domain::Plan& plan) {
    return std::any_of(plan.trace.begin(), plan.trace.end(), [](const auto& step) {
        return step.what == domain::TraceStep::What::Prepares;
    });
}

} // namespace

TEST(AppointmentTest, PreparesOnTheDayBeforeInsteadOfTheCall) {
    const auto plan = planned(met_soon(), monthly, noon("2026-03-30"));
    ASSERT_EQ(test::keys(plan), (Keys{key}));
    EXPECT_EQ(plan.planned[0].date, day("2026-04-02"));
    EXPECT_EQ(plan.planned[0].reasons[0].text, "Lunch");
    EXPECT_TRUE(prepares(plan));
}

TEST(AppointmentTest, LapsesOnTheMorningAfter) {
    const auto plan = planned(met_soon(), monthly, noon("2026-03-30"));
    EXPECT_EQ(plan.planned.at(0).lapses_at, test::wall("Europe/Berlin", "2026-04-04 09:00"));
}

TEST(AppointmentTest, SpeaksTodayWhenItIsToday) {
    EXPECT_EQ(planned(met_soon(), monthly, noon("2026-04-03")).planned.at(0).date,
              day("2026-04-03"));
}

TEST(AppointmentTest, IsNotSpokenOfTooEarly) {
    EXPECT_EQ(test::keys(planned(met_soon(), monthly, noon("2026-03-19"))),
              (Keys{"family/anna/2026-03-01"}));
}

TEST(AppointmentTest, ACadenceLateBeyondItsWindowSpeaksAllTheSame) {
    auto facts = met_soon();
    facts.interactions.front().date = day("2026-01-20");
    EXPECT_FALSE(prepares(planned(facts, monthly, noon("2026-03-30"))));
}

TEST(AppointmentTest, ACadenceDueLongAfterSpeaks) {
    auto facts = met_soon();
    facts.interactions.front().date = day("2026-03-12");
    EXPECT_FALSE(prepares(planned(facts, monthly, noon("2026-03-30"))));
}

TEST(AppointmentTest, AfterItsDayNothingIsAssumed) {
    EXPECT_EQ(test::keys(planned(met_soon(), monthly, noon("2026-04-04"))),
              (Keys{"family/anna/2026-03-01"}));
}

TEST(AppointmentTest, CalledOffIsCancelled) {
    auto facts = met_soon();
    test::keep(facts, planned(facts, monthly, noon("2026-03-30")));
    test::open(facts, key);
    facts.appointments.clear();
    const auto plan = planned(facts, monthly, noon("2026-04-02"));
    ASSERT_EQ(plan.settled.size(), 1);
    EXPECT_EQ(plan.settled[0].state, ReminderState::Cancelled);
}

TEST(AppointmentTest, BeingPreparedIsNoTouch) {
    auto facts = met_soon();
    test::keep(facts, planned(facts, monthly, noon("2026-03-30")));
    test::open(facts, key);
    test::settle(facts, key, ReminderState::Done, "2026-04-02");
    EXPECT_EQ(test::keys(planned(facts, monthly, noon("2026-04-04"))),
              (Keys{"family/anna/2026-03-01"}));
}

} // namespace kith::planning
