#include "support/planning_builders.hpp"

#include <gtest/gtest.h>

#include <map>

namespace kith::planning {

using domain::Facts;
using domain::Plan;
using domain::ReminderState;
using test::anna;
using test::day;
using test::every;
using test::noon;
using test::planned;
using What = domain::TraceStep::What;

namespace {

/// The date of the only reminder planned.
domain::Date only_date(const Plan& plan) {
    EXPECT_EQ(plan.planned.size(), 1);
    return plan.planned.empty() ? domain::Date() : plan.planned.front().date;
}

bool traced(const Plan& plan, const std::string& rule, What what) {
    return std::any_of(plan.trace.begin(), plan.trace.end(),
                       [&](const auto& step) { return step.rule == rule && step.what == what; });
}

/// Anna, called on the first of March, under a monthly rule whose reminder is open since April.
Facts asked_in_april() {
    auto facts = anna();
    test::log(facts, "2026-03-01");
    test::keep(facts, planned(facts, {every("family", test::months(1))}, noon("2026-03-02")));
    test::open(facts, "family/anna/2026-03-01");
    return facts;
}

Plan monthly(const Facts& facts, std::string_view now) {
    return planned(facts, {every("family", test::months(1))}, noon(now));
}

} // namespace

TEST(KeepInTouchTest, CountsFromTheLastRealContact) {
    auto facts = anna();
    test::log(facts, "2026-03-01");
    EXPECT_EQ(only_date(monthly(facts, "2026-03-02")), day("2026-04-01"));
    test::log(facts, "2026-03-20");
    EXPECT_EQ(only_date(monthly(facts, "2026-03-21")), day("2026-04-20"));
}

TEST(KeepInTouchTest, CalledEarlyIsNotAnIntervalAndAHalf) {
    auto facts = anna();
    test::log(facts, "2026-03-16");
    EXPECT_EQ(only_date(monthly(facts, "2026-03-16")), day("2026-04-16"));
}

TEST(KeepInTouchTest, ABackDatedInteractionCountsByItsOwnDay) {
    auto facts = asked_in_april();
    test::log(facts, "2026-03-25");
    const auto plan = monthly(facts, "2026-04-10");
    EXPECT_EQ(only_date(plan), day("2026-04-25"));
    ASSERT_EQ(plan.settled.size(), 1);
    EXPECT_EQ(plan.settled[0].state, ReminderState::Done);
}

TEST(KeepInTouchTest, MonthlyFromThe31stIsTheLastOfFebruary) {
    auto facts = anna();
    test::log(facts, "2026-01-31");
    EXPECT_EQ(only_date(monthly(facts, "2026-02-01")), day("2026-02-28"));
}

TEST(KeepInTouchTest, DueIsTheRulesHourOnTheOwnersWall) {
    auto facts = anna();
    test::log(facts, "2026-03-15");
    auto rule = every("family", test::weeks(2));
    rule.at = domain::TimeOfDay(7 * 60 + 30);
    const auto plan = planned(facts, {rule}, noon("2026-03-16"));
    EXPECT_EQ(plan.planned.at(0).due_at, test::instant("2026-03-29T05:30:00Z")); // summer by then
    EXPECT_EQ(plan.planned.at(0).zone, "Europe/Berlin");
}

TEST(KeepInTouchTest, WindowEndsHalfAsLongAgainUnlessSaid) {
    auto facts = anna();
    test::log(facts, "2026-03-01");
    const auto half = planned(facts, {every("family", test::days(10))}, noon("2026-03-02"));
    EXPECT_EQ(half.planned.at(0).reasons.at(0).at_worst, day("2026-03-16"));
    const auto said = planned(
        facts, {test::rule("family", domain::KeepInTouch{{test::days(10), test::months(1)}})},
        noon("2026-03-02"));
    EXPECT_EQ(said.planned.at(0).reasons.at(0).at_worst, day("2026-04-01"));
}

TEST(KeepInTouchTest, FirstMatchingRuleWins) {
    auto facts = anna();
    facts.contact.tags = {"friend"};
    test::log(facts, "2026-03-01");
    auto press = every("press", test::days(1));
    press.who.tags = {"press"};
    auto friends = every("friends", test::weeks(2));
    friends.who.tags = {"friend"};
    const auto plan =
        planned(facts, {press, friends, every("all", test::months(6))}, noon("2026-03-02"));
    EXPECT_EQ(test::keys(plan), (std::vector<std::string>{"friends/anna/2026-03-01"}));
    EXPECT_EQ(only_date(plan), day("2026-03-15"));
    EXPECT_TRUE(traced(plan, "press", What::NotSelected));
    EXPECT_TRUE(traced(plan, "all", What::Shadowed));
}

TEST(KeepInTouchTest, OwnCadenceBeatsEveryRule) {
    auto facts = anna();
    facts.contact.cadence = domain::Cadence{test::weeks(3), std::nullopt};
    test::log(facts, "2026-03-01");
    const auto plan = monthly(facts, "2026-03-02");
    EXPECT_EQ(only_date(plan), day("2026-03-22"));
    EXPECT_TRUE(traced(plan, "family", What::OwnCadence));
}

TEST(KeepInTouchTest, OwnCadenceNeedsNoRule) {
    auto facts = anna();
    facts.contact.cadence = domain::Cadence{test::weeks(3), std::nullopt};
    test::log(facts, "2026-03-01");
    EXPECT_EQ(only_date(planned(facts, {}, noon("2026-03-02"))), day("2026-03-22"));
}

TEST(KeepInTouchTest, LeavesAloneWhoseFileSaysNever) {
    auto facts = anna();
    facts.contact.left_alone = true;
    test::log(facts, "2026-03-01");
    const auto plan = monthly(facts, "2026-03-02");
    EXPECT_TRUE(plan.planned.empty());
    EXPECT_TRUE(traced(plan, "own-cadence", What::Never));
}

TEST(KeepInTouchTest, WhatTheOwnerArrangesBeatsNeverInAFile) {
    auto facts = anna();
    facts.contact.left_alone = true;
    facts.arrangement.cadence = domain::Cadence{test::weeks(3), std::nullopt};
    test::log(facts, "2026-03-01");
    EXPECT_EQ(only_date(planned(facts, {}, noon("2026-03-02"))), day("2026-03-22"));
}

TEST(KeepInTouchTest, WithoutRuleAndCadenceNothingIsPlanned) {
    auto facts = anna();
    test::log(facts, "2026-03-01");
    EXPECT_TRUE(planned(facts, {}, noon("2026-03-02")).planned.empty());
}

TEST(KeepInTouchTest, ANewRuleSpreadsThoseKnownForLongFromToday) {
    std::map<domain::Date, int> people;
    for (int i = 0; i < 200; ++i) {
        auto facts = anna();
        facts.contact.id = "person-" + std::to_string(i);
        const auto date =
            only_date(planned(facts, {every("family", test::months(3))}, noon("2026-08-01")));
        EXPECT_GT(date, day("2026-08-01"));
        ++people[date];
    }
    for (const auto& [date, count] : people) {
        EXPECT_LE(count, 10) << domain::format_date(date);
    }
}

TEST(KeepInTouchTest, TheDayOfSomebodyKnownForLongIsKept) {
    auto facts = anna();
    const std::vector rules{every("family", test::months(3))};
    const auto first = planned(facts, rules, noon("2026-08-01"));
    test::keep(facts, first);
    EXPECT_EQ(only_date(planned(facts, rules, noon("2026-08-02"))), only_date(first));
}

TEST(KeepInTouchTest, ContactsWithoutHistoryAreSpreadOverTheCadence) {
    std::map<domain::Date, int> people;
    for (int i = 0; i < 1000; ++i) {
        auto facts = anna();
        facts.contact.id = "urn:uuid:" + std::to_string(i * 7919);
        const auto plan = monthly(facts, "2026-01-01");
        ++people[only_date(plan)];
        ASSERT_TRUE(plan.planned[0].reasons[0].no_history);
    }
    EXPECT_EQ(people.begin()->first, day("2026-01-02"));
    EXPECT_EQ(people.rbegin()->first, day("2026-01-31"));
    for (const auto& [date, count] : people) {
        EXPECT_LE(count, 60) << domain::format_date(
            date); // 33 would be even; none has twice its share
    }
}

TEST(KeepInTouchTest, SkippingMovesTheBase) {
    auto facts = asked_in_april();
    test::settle(facts, "family/anna/2026-03-01", ReminderState::Skipped, "2026-04-05");
    EXPECT_EQ(only_date(monthly(facts, "2026-04-05")), day("2026-05-05"));
}

TEST(KeepInTouchTest, DoneMovesTheBase) {
    auto facts = asked_in_april();
    test::settle(facts, "family/anna/2026-03-01", ReminderState::Done, "2026-04-05");
    EXPECT_EQ(only_date(monthly(facts, "2026-04-05")), day("2026-05-05"));
}

TEST(KeepInTouchTest, AnOpenReminderIsNotPlannedAgain) {
    const auto plan = monthly(asked_in_april(), "2026-04-20");
    EXPECT_TRUE(plan.planned.empty());
    EXPECT_TRUE(plan.settled.empty());
    EXPECT_TRUE(traced(plan, "family", What::AlreadyHandled));
}

TEST(KeepInTouchTest, RecurringRemindersDoNotPileUp) {
    EXPECT_TRUE(monthly(asked_in_april(), "2026-12-20").planned.empty());
}

TEST(KeepInTouchTest, LapsedComesBackAtOnceAndTellsTheTrueLastContact) {
    auto facts = asked_in_april();
    test::settle(facts, "family/anna/2026-03-01", ReminderState::Lapsed, "2026-04-15");
    const auto plan = monthly(facts, "2026-04-15");
    EXPECT_EQ(only_date(plan), day("2026-04-15"));
    EXPECT_NE(plan.planned[0].key, "family/anna/2026-03-01");
    EXPECT_EQ(plan.planned[0].reasons[0].anchor, day("2026-03-01"));
}

TEST(KeepInTouchTest, LapsedBeforeItCouldOpenComesBackToo) {
    auto facts = anna();
    test::log(facts, "2026-03-01");
    test::keep(facts, monthly(facts, "2026-03-02"));
    test::settle(facts, "family/anna/2026-03-01", ReminderState::Lapsed, "2026-05-20");
    const auto plan = monthly(facts, "2026-05-20");
    EXPECT_EQ(only_date(plan), day("2026-05-20"));
    EXPECT_NE(plan.planned[0].key, "family/anna/2026-03-01");
}

TEST(KeepInTouchTest, LapsedTwiceComesBackTwice) {
    auto facts = asked_in_april();
    test::settle(facts, "family/anna/2026-03-01", ReminderState::Lapsed, "2026-04-15");
    test::keep(facts, monthly(facts, "2026-04-15"));
    const auto second = facts.reminders.back().key;
    test::open(facts, second);
    test::settle(facts, second, ReminderState::Lapsed, "2026-04-29");
    const auto plan = monthly(facts, "2026-04-29");
    EXPECT_EQ(only_date(plan), day("2026-04-29"));
    EXPECT_NE(plan.planned[0].key, second);
}

TEST(KeepInTouchTest, DoneOnTheDayItCameBackPlansTheNext) {
    for (const auto state : {ReminderState::Done, ReminderState::Skipped}) {
        auto facts = asked_in_april();
        test::settle(facts, "family/anna/2026-03-01", ReminderState::Lapsed, "2026-04-15");
        test::keep(facts, monthly(facts, "2026-04-15"));
        const auto second = facts.reminders.back().key;
        test::open(facts, second);
        test::settle(facts, second, state, "2026-04-15");
        EXPECT_EQ(only_date(monthly(facts, "2026-04-16")), day("2026-05-15")) << to_text(state);
    }
}

TEST(KeepInTouchTest, CancelledWithItsRuleComesBackWithItsRule) {
    auto facts = asked_in_april();
    test::settle(facts, "family/anna/2026-03-01", ReminderState::Cancelled, "2026-04-15");
    EXPECT_EQ(only_date(monthly(facts, "2026-06-01")), day("2026-04-15"));
}

TEST(KeepInTouchTest, FirstContactOnTheDayOfAcquaintanceCountsWhenLoggedLate) {
    auto facts = anna();
    test::keep(facts, monthly(facts, "2026-01-01"));
    test::open(facts, "family/anna/2026-01-01");
    test::log(facts, "2026-01-01");
    test::settle(facts, "family/anna/2026-01-01", ReminderState::Done, "2026-01-31", "interaction");
    EXPECT_EQ(only_date(monthly(facts, "2026-01-31")), day("2026-02-01"));
}

TEST(KeepInTouchTest, WhatABirthdaySaidTooWaitsWhileTheBirthdayIsOpen) {
    auto facts = asked_in_april();
    auto& said =
        test::settle(facts, "family/anna/2026-03-01", ReminderState::Cancelled, "2026-04-09");
    said.absorbed_by = "birthdays/anna/2026-04-09";
    domain::Reminder birthday;
    birthday.key = said.absorbed_by;
    birthday.reasons = said.reasons;
    birthday.opened_at = noon("2026-04-09");
    birthday.state = ReminderState::Open;
    facts.reminders.push_back(birthday);
    EXPECT_TRUE(monthly(facts, "2026-04-12").planned.empty());
}

TEST(KeepInTouchTest, WhatABirthdaySaidTooComesBackWhenTheBirthdayLapses) {
    auto facts = asked_in_april();
    auto& said =
        test::settle(facts, "family/anna/2026-03-01", ReminderState::Cancelled, "2026-04-09");
    said.absorbed_by = "birthdays/anna/2026-04-09";
    domain::Reminder birthday;
    birthday.key = said.absorbed_by;
    birthday.reasons = said.reasons;
    birthday.opened_at = noon("2026-04-09");
    facts.reminders.push_back(birthday);
    test::settle(facts, birthday.key, ReminderState::Lapsed, "2026-04-16");
    const auto plan = monthly(facts, "2026-04-16");
    EXPECT_EQ(only_date(plan), day("2026-04-16"));
    EXPECT_EQ(plan.planned[0].reasons[0].anchor, day("2026-03-01"));
}

TEST(KeepInTouchTest, WhatWasPassedOnTwiceWaitsWhileTheLastOneIsOpen) {
    auto facts = asked_in_april();
    const auto reasons = facts.reminders[0].reasons;
    auto passed_on = [&](std::string key, std::string to) {
        domain::Reminder reminder;
        reminder.key = std::move(key);
        reminder.reasons = reasons;
        reminder.opened_at = noon("2026-04-02");
        if (!to.empty()) {
            reminder.state = ReminderState::Cancelled;
            reminder.settled_on = day("2026-04-09");
        } else {
            reminder.state = ReminderState::Open;
        }
        reminder.absorbed_by = std::move(to);
        return reminder;
    };
    facts.reminders = {passed_on("b/anna/2026-04-16~14d", "b/anna/2026-04-16~7d"),
                       passed_on("b/anna/2026-04-16~7d", "b/anna/2026-04-16"),
                       passed_on("b/anna/2026-04-16", "")};
    EXPECT_TRUE(monthly(facts, "2026-04-17").planned.empty());
}

TEST(KeepInTouchTest, MaxLateOfNoDaysStillSpeaksOnTheDay) {
    auto facts = anna();
    test::log(facts, "2026-03-01");
    auto rule = every("family", test::months(1));
    rule.max_late = test::days(0);
    const auto plan = planned(facts, {rule}, noon("2026-03-02"));
    EXPECT_GT(plan.planned.at(0).lapses_at.value(), plan.planned.at(0).due_at);
}

TEST(KeepInTouchTest, WithoutMaxLateItNeverLapses) {
    auto facts = anna();
    test::log(facts, "2026-03-01");
    EXPECT_EQ(monthly(facts, "2026-03-02").planned.at(0).lapses_at, std::nullopt);
}

} // namespace kith::planning
