#include "support/planning_builders.hpp"

#include <gtest/gtest.h>

namespace kith::planning {

using domain::ReminderState;
using test::anna;
using test::birthdays;
using test::day;
using test::noon;
using test::planned;
using Keys = std::vector<std::string>;

namespace {

/// Born on the fourth of May, called on the first of April.
domain::Facts in_april() {
    auto facts = anna();
    facts.contact.dates = {{domain::DateKind::Birthday, "", {std::nullopt, 5, 4}}};
    test::log(facts, "2026-04-01");
    return facts;
}

const std::vector<domain::Rule> monthly{test::every("family", test::months(1))};
const std::vector<domain::Rule> birthday{birthdays()};

Attention resting(const domain::ContactId& subject) {
    return Attention({}, {{1, subject, {day("2026-04-25"), day("2026-05-20")}, ""}}, {});
}

} // namespace

TEST(PauseTest, OfEverythingLetsACadenceComeAfterIt) {
    const auto plan = planned(in_april(), monthly, noon("2026-04-02"), resting(""));
    EXPECT_EQ(plan.planned.at(0).date, day("2026-05-21"));
    EXPECT_EQ(plan.planned[0].reasons[0].date, day("2026-05-01"));
    EXPECT_TRUE(plan.planned[0].paced);
}

TEST(PauseTest, WhoWaitsForItsEndIsNotLateForIt) {
    auto rules = monthly;
    rules.front().max_late = test::days(5);
    const auto plan = planned(in_april(), rules, noon("2026-04-02"), resting(""));
    EXPECT_EQ(plan.planned.at(0).date, day("2026-05-21"));
    EXPECT_GT(plan.planned[0].lapses_at, plan.planned[0].due_at);
}

TEST(PauseTest, OfEverythingHoldsWhatHasADateUntilTheMorningAfter) {
    const auto plan = planned(in_april(), birthday, noon("2026-04-02"), resting(""));
    EXPECT_EQ(plan.planned.at(0).date, day("2026-05-04"));
    EXPECT_EQ(plan.planned[0].due_at, test::wall("Europe/Berlin", "2026-05-21 09:00"));
    EXPECT_GT(plan.planned[0].lapses_at, plan.planned[0].due_at);
}

TEST(PauseTest, WhatIsHeldIsNotForgottenWhileItLasts) {
    auto facts = in_april();
    test::keep(facts, planned(facts, birthday, noon("2026-04-02"), resting("")));
    for (const char* date : {"2026-05-10", "2026-05-21"}) {
        const auto plan = planned(facts, birthday, noon(date), resting(""));
        EXPECT_EQ(test::keys(plan).front(), "birthdays/anna/2026-05-04") << date;
        EXPECT_EQ(plan.planned[0].due_at, test::wall("Europe/Berlin", "2026-05-21 09:00")) << date;
    }
}

TEST(PauseTest, EndedEarlyItLetsThemSpeakAtOnce) {
    auto facts = in_april();
    test::keep(facts, planned(facts, birthday, noon("2026-04-02"), resting("")));
    const auto plan = planned(facts, birthday, noon("2026-05-10"), Attention());
    EXPECT_LE(plan.planned.at(0).due_at, noon("2026-05-10"));
}

TEST(PauseTest, OfTwoWordsOnOneBirthdayTheNewerIsLeft) {
    const auto plan = planned(in_april(), {birthdays({test::days(3), test::days(0)})},
                              noon("2026-04-02"), resting(""));
    EXPECT_EQ(test::keys(plan).front(), "birthdays/anna/2026-05-04");
    EXPECT_EQ(plan.planned[0].reasons.size(), 1);
}

TEST(PauseTest, OfAContactLetsItsCadenceRestAndNotItsBirthday) {
    const auto cadence = planned(in_april(), monthly, noon("2026-04-02"), resting("anna"));
    EXPECT_EQ(cadence.planned.at(0).date, day("2026-05-21"));
    const auto dated = planned(in_april(), birthday, noon("2026-04-02"), resting("anna"));
    EXPECT_EQ(dated.planned.at(0).due_at, test::wall("Europe/Berlin", "2026-05-04 09:00"));
}

TEST(PauseTest, OfAContactTakesBackTheOpenCadenceAndItComesBackAfter) {
    auto facts = in_april();
    facts.interactions[0].date = day("2026-03-20");
    test::keep(facts, planned(facts, monthly, noon("2026-04-02")));
    const std::string key = "family/anna/2026-03-20";
    test::open(facts, key);
    const auto plan = planned(facts, monthly, noon("2026-04-25"), resting("anna"));
    ASSERT_EQ(plan.settled.size(), 1);
    EXPECT_EQ(plan.settled[0].state, ReminderState::Cancelled);
    test::settle(facts, key, ReminderState::Cancelled, "2026-04-25", "paused");
    const auto next = planned(facts, monthly, noon("2026-04-25"), resting("anna"));
    EXPECT_EQ(next.planned.at(0).date, day("2026-05-21"));
    EXPECT_NE(next.planned[0].key, key);
}

TEST(PauseTest, AFreshStartSpreadsWhatWasOverdueAndKeepsTheTruth) {
    const Attention fresh({}, {}, day("2026-08-01"));
    const auto plan = planned(in_april(), monthly, noon("2026-08-01"), fresh);
    ASSERT_EQ(plan.planned.size(), 1);
    EXPECT_GT(plan.planned[0].date, day("2026-08-01"));
    EXPECT_LE(plan.planned[0].date, day("2026-08-31"));
    EXPECT_EQ(plan.planned[0].reasons[0].anchor, day("2026-04-01"));
}

TEST(PauseTest, AFreshStartLetsGoWhatIsOpen) {
    auto facts = in_april();
    test::keep(facts, planned(facts, monthly, noon("2026-04-02")));
    test::open(facts, "family/anna/2026-04-01");
    const Attention fresh({}, {}, day("2026-08-01"));
    const auto plan = planned(facts, monthly, noon("2026-08-01"), fresh);
    ASSERT_EQ(plan.settled.size(), 1);
    EXPECT_EQ(plan.settled[0].by, "fresh start");
    test::settle(facts, plan.settled[0].key, ReminderState::Cancelled, "2026-08-01", "fresh start");
    EXPECT_GT(planned(facts, monthly, noon("2026-08-01"), fresh).planned.at(0).date,
              day("2026-08-01"));
}

} // namespace kith::planning
