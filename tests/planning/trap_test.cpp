#include "support/planning_builders.hpp"

#include <gtest/gtest.h>

/// The traps that reference/wishes-and-traps.md found in other programs, as far as planning can
/// fall into them.
namespace kith::planning {

using domain::ReminderState;
using test::anna;
using test::birthdays;
using test::day;
using test::every;
using test::noon;
using test::planned;
using Keys = std::vector<std::string>;

namespace {

domain::Facts born_on(unsigned month, unsigned date) {
    auto facts = anna();
    facts.contact.dates = {{domain::DateKind::Birthday, "", {std::nullopt, month, date}}};
    return facts;
}

domain::Date next_birthday(const domain::Facts& facts, std::string_view today) {
    return planned(facts, {birthdays()}, noon(today)).planned.at(0).date;
}

domain::Date called_on(std::string_view date, domain::Span every_so_often) {
    auto facts = anna();
    test::log(facts, date);
    return planned(facts, {every("family", every_so_often)}, noon(date)).planned.at(0).date;
}

} // namespace

TEST(TrapTest, AYearlessLeapBirthdayIsNoDayOfAFakeYear) {
    EXPECT_EQ(next_birthday(born_on(2, 29), "2028-01-01"), day("2028-02-29"));
    EXPECT_EQ(next_birthday(born_on(2, 29), "2027-01-01"), day("2027-02-28"));
}

TEST(TrapTest, ALeapBirthdayComesBackAfterThreeCommonYears) {
    EXPECT_EQ(next_birthday(born_on(2, 29), "2029-01-01"), day("2029-02-28"));
    EXPECT_EQ(next_birthday(born_on(2, 29), "2032-01-01"), day("2032-02-29"));
}

TEST(TrapTest, ALeapDutyComesEachYear) {
    const auto plan = planned(test::circle(domain::SubjectKind::Portfolio),
                              {test::duty("29 February", {test::days(0)})}, noon("2026-01-01"));
    EXPECT_EQ(test::keys(plan), (Keys{"duty/portfolio/2026-02-28", "duty/portfolio/2027-02-28"}));
}

TEST(TrapTest, TheThirtyFirstComesBackAfterAShortMonth) {
    EXPECT_EQ(called_on("2026-01-31", test::months(1)), day("2026-02-28"));
    EXPECT_EQ(called_on("2026-01-31", test::months(2)), day("2026-03-31"));
}

TEST(TrapTest, AMonthIsNotThirtyDaysAndAYearNot365) {
    EXPECT_EQ(called_on("2026-07-15", test::months(1)), day("2026-08-15"));
    EXPECT_EQ(called_on("2027-07-15", {1, domain::Span::Unit::Years}), day("2028-07-15"));
}

TEST(TrapTest, EveryThreeMonthsIsNotEveryMonth) {
    EXPECT_EQ(called_on("2026-01-15", test::months(3)), day("2026-04-15"));
}

TEST(TrapTest, ARecurrenceKeepsItsHourOverDaylightSaving) {
    const auto plan =
        planned(born_on(3, 30), {birthdays({test::days(7), test::days(0)})}, noon("2026-01-15"));
    EXPECT_EQ(plan.planned.at(0).due_at, test::instant("2026-03-23T08:00:00Z"));
    EXPECT_EQ(plan.planned.at(1).due_at, test::instant("2026-03-30T07:00:00Z"));
}

TEST(TrapTest, ADayAndHourThatPassedUnseenAreNotLost) {
    auto facts = born_on(5, 4);
    test::keep(facts, planned(facts, {birthdays()}, noon("2026-05-01")));
    EXPECT_EQ(test::keys(planned(facts, {birthdays()}, noon("2026-05-06"))).front(),
              "birthdays/anna/2026-05-04");
}

TEST(TrapTest, TheMachineOffForACadenceDoesNotMoveItOn) {
    auto facts = anna();
    test::log(facts, "2026-03-01");
    const std::vector rules{every("family", test::months(1))};
    test::keep(facts, planned(facts, rules, noon("2026-03-02")));
    EXPECT_EQ(test::keys(planned(facts, rules, noon("2026-06-20"))),
              (Keys{"family/anna/2026-03-01"}));
}

TEST(TrapTest, TheOverdueIsNotHidden) {
    auto facts = anna();
    test::log(facts, "2020-03-01");
    EXPECT_EQ(planned(facts, {every("family", test::months(1))}, noon("2026-06-20")).planned.size(),
              1);
}

TEST(TrapTest, ALeapBirthdayIsUpcomingInACommonYear) {
    const auto plan = planned(born_on(2, 29), {birthdays({test::weeks(1)})}, noon("2027-02-01"));
    EXPECT_EQ(plan.planned.at(0).date, day("2027-02-21"));
}

TEST(TrapTest, TwoOccurrencesDoNotCollapseIntoOne) {
    const auto plan = planned(born_on(5, 4), {birthdays()}, noon("2026-05-01"));
    EXPECT_EQ(test::keys(plan), (Keys{"birthdays/anna/2026-05-04", "birthdays/anna/2027-05-04"}));
}

TEST(TrapTest, ALeadOfAMonthIsNotBeyondTheLookAhead) {
    const auto plan = planned(born_on(5, 4), {birthdays({test::months(6)})}, noon("2026-05-05"));
    EXPECT_EQ(plan.planned.at(0).date, day("2026-11-04"));
}

TEST(TrapTest, WhenAMuteEndsWhatItHeldComes) {
    auto facts = born_on(5, 4);
    const Attention away({}, {{1, "", {day("2026-05-01"), day("2026-05-31")}, ""}}, {});
    test::keep(facts, planned(facts, {birthdays()}, noon("2026-04-01"), away));
    const auto plan = planned(facts, {birthdays()}, noon("2026-06-01"), away);
    EXPECT_EQ(test::keys(plan).front(), "birthdays/anna/2026-05-04");
    EXPECT_LE(plan.planned[0].due_at, noon("2026-06-01"));
}

TEST(TrapTest, ATalkTwoDaysAgoCounts) {
    auto facts = anna();
    test::log(facts, "2026-03-01");
    test::keep(facts, planned(facts, {every("family", test::months(1))}, noon("2026-03-02")));
    test::log(facts, "2026-03-30");
    EXPECT_EQ(
        planned(facts, {every("family", test::months(1))}, noon("2026-04-01")).planned[0].date,
        day("2026-04-30"));
}

TEST(TrapTest, TheDeceasedGetNoBirthdayAndAMemorialOnlyByWish) {
    auto facts = born_on(5, 4);
    facts.contact.dates.push_back({domain::DateKind::Death, "", {2020, 6, 1}});
    facts.contact.deceased = true;
    const std::vector rules{every("family", test::months(1)), birthdays()};
    EXPECT_TRUE(planned(facts, rules, noon("2026-04-01")).planned.empty());
    const auto memorial =
        test::rule("memorial", domain::Occasion{domain::DateKind::Death, "", {test::days(0)}});
    EXPECT_EQ(test::keys(planned(facts, {memorial}, noon("2026-04-01"))).front(),
              "memorial/anna/2026-06-01");
}

} // namespace kith::planning
