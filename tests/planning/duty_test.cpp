#include "support/planning_builders.hpp"

#include <gtest/gtest.h>

namespace kith::planning {

using domain::ReminderState;
using domain::SubjectKind;
using test::circle;
using test::day;
using test::days;
using test::duty;
using test::noon;
using test::planned;
using Keys = std::vector<std::string>;

namespace {

const std::vector<domain::Rule> taxes{duty("31 March", {days(30), days(7), days(0)})};
const std::string deadline = "duty/portfolio/2026-03-31";

/// The owner's own duties, with what was planned in the middle of January.
domain::Facts january() {
    auto facts = circle(SubjectKind::Portfolio);
    test::keep(facts, planned(facts, taxes, noon("2026-01-15")));
    return facts;
}

/// A chamber with two benefits, dues on 31 March and no assembly.
domain::Network chamber() {
    domain::Network network{"Chamber", domain::NetworkType::Institutional, {}, "", {}};
    network.membership.emplace();
    network.membership->dues = domain::parse_date_rule("31 March");
    network.membership->benefits = {{"legal advice", {}},
                                    {"training", domain::parse_date_rule("30 June")}};
    return network;
}

domain::Rule of(domain::MembershipDate date) {
    domain::Duty terms;
    terms.of = date;
    terms.ahead = {days(0)};
    return test::rule("member", terms);
}

} // namespace

TEST(DutyTest, CountsBackFromEachDeadlineToCome) {
    const auto plan = planned(january(), taxes, noon("2026-01-15"));
    EXPECT_EQ(test::keys(plan),
              (Keys{deadline + "~30d", deadline + "~7d", deadline, "duty/portfolio/2027-03-31~30d",
                    "duty/portfolio/2027-03-31~7d", "duty/portfolio/2027-03-31"}));
    EXPECT_EQ(plan.planned[0].date, day("2026-03-01"));
    EXPECT_EQ(plan.planned[0].reasons[0].anchor, day("2026-03-31"));
    EXPECT_EQ(plan.planned[0].reasons[0].days_ahead, 30);
}

TEST(DutyTest, DoneEndsEveryReminderOfItsDeadlineAndTheNextComesFromTheRule) {
    auto facts = january();
    test::open(facts, deadline + "~30d");
    test::settle(facts, deadline + "~30d", ReminderState::Done, "2026-03-03");
    const auto plan = planned(facts, taxes, noon("2026-03-04"));
    EXPECT_EQ(test::keys(plan).front(), "duty/portfolio/2027-03-31~30d");
}

TEST(DutyTest, DoneSettlesWhatElseIsOpenForTheDeadline) {
    auto facts = january();
    test::open(facts, deadline + "~30d");
    test::open(facts, deadline + "~7d");
    test::settle(facts, deadline + "~7d", ReminderState::Done, "2026-03-25");
    const auto plan = planned(facts, taxes, noon("2026-03-25"));
    ASSERT_EQ(plan.settled.size(), 1);
    EXPECT_EQ(plan.settled[0].key, deadline + "~30d");
    EXPECT_EQ(plan.settled[0].state, ReminderState::Done);
}

TEST(DutyTest, SkippingEndsOnlyThatReminder) {
    auto facts = january();
    test::open(facts, deadline + "~30d");
    test::settle(facts, deadline + "~30d", ReminderState::Skipped, "2026-03-03");
    EXPECT_EQ(test::keys(planned(facts, taxes, noon("2026-03-04"))).front(), deadline + "~7d");
}

TEST(DutyTest, AnInteractionDoesNotAnswerIt) {
    auto facts = january();
    test::open(facts, deadline);
    test::log(facts, "2026-04-01", domain::InteractionKind::Event);
    EXPECT_TRUE(planned(facts, taxes, noon("2026-04-02")).settled.empty());
}

TEST(DutyTest, StaysOpenPastItsDeadline) {
    EXPECT_EQ(planned(january(), taxes, noon("2026-01-15")).planned.at(2).lapses_at, std::nullopt);
}

TEST(DutyTest, OfTheRemindersMissedTheNewestSpeaksToday) {
    const auto plan = planned(circle(SubjectKind::Portfolio), taxes, noon("2026-03-28"));
    EXPECT_EQ(test::keys(plan).at(0), deadline + "~7d");
    EXPECT_EQ(test::keys(plan).at(1), deadline);
    EXPECT_EQ(plan.planned[0].date, day("2026-03-28"));
}

TEST(DutyTest, ADeadlineMissedWhileTheMachineWasOffIsSaidOnce) {
    const auto plan = planned(january(), taxes, noon("2026-05-15"));
    ASSERT_EQ(test::keys(plan).front(), deadline);
    EXPECT_EQ(plan.planned[0].reasons.size(), 1);
}

TEST(DutyTest, DeadlinesOverBeforeItWasKnownAreNotBroughtUp) {
    auto facts = circle(SubjectKind::Portfolio);
    facts.first_known = day("2026-04-10");
    EXPECT_EQ(test::keys(planned(facts, taxes, noon("2026-04-10"))).front(),
              "duty/portfolio/2027-03-31~30d");
}

TEST(DutyTest, OfAMembershipTakesItsDates) {
    const auto plan = planned(circle(SubjectKind::Network, "Chamber"),
                              {of(domain::MembershipDate::Dues)}, noon("2026-01-15"), {chamber()});
    EXPECT_EQ(test::keys(plan).front(), "member/network:Chamber/2026-03-31");
}

TEST(DutyTest, EachBenefitIsItsOwn) {
    const auto plan =
        planned(circle(SubjectKind::Network, "Chamber"), {of(domain::MembershipDate::Benefit)},
                noon("2026-01-15"), {chamber()});
    ASSERT_GE(plan.planned.size(), 2);
    EXPECT_EQ(plan.planned[0].key, "member/network:Chamber/2026-06-30~b2");
    EXPECT_EQ(plan.planned[0].reasons[0].text, "training");
    EXPECT_EQ(plan.planned[1].key, "member/network:Chamber/2026-12-31~b1");
}

TEST(DutyTest, AMembershipWithoutTheDateHasNoDeadline) {
    const auto plan =
        planned(circle(SubjectKind::Network, "Chamber"), {of(domain::MembershipDate::Assembly)},
                noon("2026-01-15"), {chamber()});
    EXPECT_TRUE(plan.planned.empty());
    EXPECT_EQ(plan.trace.at(0).what, domain::TraceStep::What::NoDeadline);
}

TEST(DutyTest, OpensInAPauseOfEverything) {
    const Attention attention({}, {{1, "", {day("2026-03-20"), day("2026-04-10")}, "Ms Berg"}}, {});
    const auto plan = planned(january(), taxes, noon("2026-01-15"), attention);
    EXPECT_EQ(plan.planned.at(2).due_at, test::wall("Europe/Berlin", "2026-03-31 09:00"));
}

} // namespace kith::planning
