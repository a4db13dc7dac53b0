#include "support/planning_builders.hpp"

#include <gtest/gtest.h>

namespace kith::planning {

using domain::ReminderState;
using domain::SubjectKind;
using test::day;
using test::noon;
using test::planned;
using test::quiet;
using Keys = std::vector<std::string>;

namespace {

/// A choir of five, three of whom were in touch.
domain::Facts choir() {
    auto facts = test::circle(SubjectKind::Network, "Choir");
    facts.circle->size = 5;
    for (const char* date : {"2026-03-10", "2026-02-10", "2026-01-10"}) {
        domain::CircleMember member;
        member.id = date;
        member.last_touch = day(date);
        facts.circle->lately.push_back(member);
    }
    for (const char* name : {"Ann", "Ben", "Cem", "Dora"}) {
        domain::CircleMember member;
        member.name = name;
        facts.circle->to_call.push_back(member);
    }
    return facts;
}

const std::vector<domain::Rule> one{quiet(SubjectKind::Network, test::days(60))};
const std::vector<domain::Rule> two{quiet(SubjectKind::Network, test::days(60), 2)};

} // namespace

TEST(PresenceTest, CountsFromTheNewestTouchOfAnyMember) {
    const auto plan = planned(choir(), one, noon("2026-03-11"));
    ASSERT_EQ(test::keys(plan), (Keys{"quiet/network:Choir/2026-03-10"}));
    EXPECT_EQ(plan.planned[0].date, day("2026-05-09"));
    EXPECT_TRUE(plan.planned[0].paced);
}

TEST(PresenceTest, CountsFromTheDayOnWhichEnoughWereInTouch) {
    EXPECT_EQ(planned(choir(), two, noon("2026-03-11")).planned.at(0).reasons.at(0).anchor,
              day("2026-02-10"));
}

TEST(PresenceTest, NamesThreeWhomOneCouldCall) {
    EXPECT_EQ(planned(choir(), one, noon("2026-03-11")).planned.at(0).reasons.at(0).people,
              (Keys{"Ann", "Ben", "Cem"}));
}

TEST(PresenceTest, AnAssemblyCountsAsOneMember) {
    auto facts = choir();
    test::log(facts, "2026-03-20", domain::InteractionKind::Event);
    EXPECT_EQ(planned(facts, two, noon("2026-03-21")).planned.at(0).reasons.at(0).anchor,
              day("2026-03-10"));
}

TEST(PresenceTest, AnAssemblyCountsWhereNoMemberIsKnown) {
    auto facts = choir();
    facts.circle = domain::CircleFacts{};
    test::log(facts, "2026-03-20", domain::InteractionKind::Event);
    const auto plan = planned(facts, one, noon("2026-03-21"));
    EXPECT_EQ(plan.planned.at(0).reasons.at(0).anchor, day("2026-03-20"));
    EXPECT_EQ(plan.planned[0].date, day("2026-05-19"));
}

TEST(PresenceTest, WithoutAnyTouchItCountsFromTheFirstAcquaintance) {
    auto facts = choir();
    facts.circle->lately.clear();
    EXPECT_EQ(planned(facts, one, noon("2026-01-02")).planned.at(0).date, day("2026-03-02"));
}

TEST(PresenceTest, WhatHangsOnOnePersonSpeaksAtOnceAndAgainAfterTheSpan) {
    auto facts = choir();
    facts.circle->size = 1;
    test::keep(facts, planned(facts, two, noon("2026-01-01")));
    const std::string key = "quiet/network:Choir/2026-01-01";
    EXPECT_EQ(test::reminder(facts, key).date, day("2026-01-02"));
    test::open(facts, key);
    test::settle(facts, key, ReminderState::Skipped, "2026-01-05");
    const auto plan = planned(facts, two, noon("2026-01-05"));
    EXPECT_EQ(plan.planned.at(0).date, day("2026-03-06"));
    EXPECT_NE(plan.planned[0].key, key);
}

TEST(PresenceTest, WhatWasPutOffComesAfterTheSpanUnderANewKey) {
    auto facts = choir();
    test::keep(facts, planned(facts, one, noon("2026-03-11")));
    test::open(facts, "quiet/network:Choir/2026-03-10");
    EXPECT_TRUE(planned(facts, one, noon("2026-05-10")).planned.empty());
    test::settle(facts, "quiet/network:Choir/2026-03-10", ReminderState::Skipped, "2026-05-12");
    const auto plan = planned(facts, one, noon("2026-05-12"));
    EXPECT_EQ(plan.planned.at(0).date, day("2026-07-11"));
    EXPECT_EQ(plan.planned[0].reasons[0].anchor, day("2026-03-10"));
}

TEST(PresenceTest, ATouchOfAMemberAnswersIt) {
    auto facts = choir();
    test::keep(facts, planned(facts, one, noon("2026-03-11")));
    test::open(facts, "quiet/network:Choir/2026-03-10");
    facts.circle->lately[0].last_touch = day("2026-05-11");
    const auto plan = planned(facts, one, noon("2026-05-12"));
    EXPECT_EQ(plan.settled.size(), 1);
    EXPECT_EQ(test::keys(plan), (Keys{"quiet/network:Choir/2026-05-11"}));
}

TEST(PresenceTest, ATouchOfTooFewLeavesItOpenAndPlansNoSecond) {
    auto facts = choir();
    test::keep(facts, planned(facts, two, noon("2026-03-11")));
    test::open(facts, "quiet/network:Choir/2026-02-10");
    facts.circle->lately[0].last_touch = day("2026-06-01");
    facts.circle->lately[1].last_touch = day("2026-03-10");
    const auto plan = planned(facts, two, noon("2026-06-01"));
    EXPECT_TRUE(plan.settled.empty());
    EXPECT_TRUE(plan.planned.empty());
}

} // namespace kith::planning
