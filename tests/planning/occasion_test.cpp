#include "support/planning_builders.hpp"

#include <gtest/gtest.h>

namespace kith::planning {

using domain::DateKind;
using domain::Facts;
using domain::Plan;
using domain::Reason;
using domain::ReminderState;
using test::anna;
using test::birthdays;
using test::day;
using test::noon;
using test::planned;

namespace {

using Keys = std::vector<std::string>;

Facts born(domain::PartialDate date) {
    auto facts = anna();
    facts.contact.dates = {{DateKind::Birthday, "", date}};
    return facts;
}

const Facts may_fourth = born({1986, 5, 4});

Plan on_the_day(const Facts& facts, std::string_view now) {
    return planned(facts, {birthdays()}, noon(now));
}

} // namespace

TEST(OccasionTest, ReturnsEachYearWithinEighteenMonths) {
    EXPECT_EQ(test::keys(on_the_day(may_fourth, "2026-03-01")),
              (Keys{"birthdays/anna/2026-05-04", "birthdays/anna/2027-05-04"}));
}

TEST(OccasionTest, LeadTimesBeyondADayAreNative) {
    const auto plan =
        planned(may_fourth, {birthdays({test::days(30), test::weeks(1), test::days(0)})},
                noon("2026-03-01"));
    ASSERT_GE(plan.planned.size(), 3);
    EXPECT_EQ(plan.planned[0].date, day("2026-04-04"));
    EXPECT_EQ(plan.planned[1].date, day("2026-04-27"));
    EXPECT_EQ(plan.planned[2].date, day("2026-05-04"));
    EXPECT_EQ(plan.planned[1].key, "birthdays/anna/2026-05-04~7d");
    EXPECT_EQ(plan.planned[1].reasons[0].anchor, day("2026-05-04"));
}

TEST(OccasionTest, AMonthAheadIsAMonthOfTheCalendar) {
    const auto plan =
        planned(born({std::nullopt, 3, 31}), {birthdays({test::months(1)})}, noon("2026-01-10"));
    EXPECT_EQ(plan.planned.at(0).date, day("2026-02-28"));
    EXPECT_EQ(plan.planned.at(0).reasons.at(0).days_ahead, 31);
}

TEST(OccasionTest, TwoLeadTimesThatFallOnOneDayAreOneReason) {
    const auto plan = planned(born({std::nullopt, 12, 15}),
                              {birthdays({test::months(1), test::days(30)})}, noon("2026-10-10"));
    EXPECT_EQ(plan.planned.at(0).reasons.size(), 1);
}

TEST(OccasionTest, YearlessBirthdayShowsNoAge) {
    const auto plan = on_the_day(born({std::nullopt, 5, 4}), "2026-03-01");
    EXPECT_EQ(plan.planned.at(0).reasons.at(0).turns, std::nullopt);
}

TEST(OccasionTest, TellsTheAgeOfTheYear) {
    const auto plan = on_the_day(may_fourth, "2026-03-01");
    EXPECT_EQ(plan.planned.at(0).reasons.at(0).turns, 40);
    EXPECT_EQ(plan.planned.at(1).reasons.at(0).turns, 41);
}

TEST(OccasionTest, TheFirstDayItselfIsNoYear) {
    const auto plan = on_the_day(born({2026, 5, 4}), "2026-03-01");
    EXPECT_EQ(plan.planned.at(0).reasons.at(0).turns, std::nullopt);
    EXPECT_EQ(plan.planned.at(1).reasons.at(0).turns, 1);
}

TEST(OccasionTest, TellsNoAgeNobodyReaches) {
    const auto plan = on_the_day(born({1880, 5, 4}), "2026-03-01");
    EXPECT_EQ(plan.planned.at(0).reasons.at(0).turns, std::nullopt);
}

TEST(OccasionTest, LeapBirthdayIsKeptInCommonYears) {
    const auto plan = on_the_day(born({1988, 2, 29}), "2026-12-01");
    EXPECT_EQ(test::keys(plan), (Keys{"birthdays/anna/2027-02-28", "birthdays/anna/2028-02-29"}));
}

TEST(OccasionTest, LeapBirthdayIsKeptWhenTheContactSays) {
    auto facts = born({1988, 2, 29});
    facts.contact.leap_day = domain::LeapDay::Mar1;
    EXPECT_EQ(on_the_day(facts, "2026-12-01").planned.at(0).date, day("2027-03-01"));
}

TEST(OccasionTest, LeapBirthdayIsKeptWhenTheOwnerSays) {
    const auto facts = born({1988, 2, 29});
    const std::vector<domain::Rule> rules{birthdays()};
    const Calendar calendar{domain::Zone("Europe/Berlin"), domain::TimeOfDay(540),
                            domain::LeapDay::Mar1};
    EXPECT_EQ(plan(facts, {rules, {}}, calendar, noon("2026-12-01")).planned.at(0).date,
              day("2027-03-01"));
}

TEST(OccasionTest, TodayIsPlannedEvenWhenItsHourIsOver) {
    EXPECT_EQ(on_the_day(may_fourth, "2026-05-04").planned.at(0).date, day("2026-05-04"));
}

TEST(OccasionTest, ABirthdayHeardOfTooLateIsForNextYear) {
    EXPECT_EQ(on_the_day(may_fourth, "2026-05-05").planned.at(0).date, day("2027-05-04"));
}

TEST(OccasionTest, DueButUnopenedSurvivesAReplan) {
    auto facts = may_fourth;
    test::keep(facts, on_the_day(facts, "2026-05-01"));
    const auto plan = on_the_day(facts, "2026-05-07");
    EXPECT_EQ(test::keys(plan), (Keys{"birthdays/anna/2026-05-04", "birthdays/anna/2027-05-04"}));
    EXPECT_EQ(plan.planned[0].date, day("2026-05-04"));
}

TEST(OccasionTest, DueButUnopenedGoesWhenAnInteractionAnswersIt) {
    auto facts = may_fourth;
    test::keep(facts, on_the_day(facts, "2026-05-01"));
    test::log(facts, "2026-05-05");
    EXPECT_EQ(test::keys(on_the_day(facts, "2026-05-07")), (Keys{"birthdays/anna/2027-05-04"}));
}

TEST(OccasionTest, DueButUnopenedGoesWithItsRule) {
    auto facts = may_fourth;
    test::keep(facts, on_the_day(facts, "2026-05-01"));
    EXPECT_TRUE(planned(facts, {}, noon("2026-05-07")).planned.empty());
}

TEST(OccasionTest, ADateThatIsMendedTakesThePlanAlong) {
    auto facts = may_fourth;
    test::keep(facts, on_the_day(facts, "2026-03-01"));
    facts.contact.dates = {{DateKind::Birthday, "", {1986, 6, 4}}};
    EXPECT_EQ(test::keys(on_the_day(facts, "2026-03-02")),
              (Keys{"birthdays/anna/2026-06-04", "birthdays/anna/2027-06-04"}));
}

TEST(OccasionTest, LapsesAfterAWeekUnlessSaid) {
    EXPECT_EQ(on_the_day(may_fourth, "2026-03-01").planned.at(0).lapses_at,
              test::wall("Europe/Berlin", "2026-05-11 09:00"));
    auto rule = birthdays();
    rule.max_late = test::days(2);
    EXPECT_EQ(planned(may_fourth, {rule}, noon("2026-03-01")).planned.at(0).lapses_at,
              test::wall("Europe/Berlin", "2026-05-06 09:00"));
}

TEST(OccasionTest, MaxLateOfNoDaysStillSpeaksOnTheDay) {
    auto rule = birthdays();
    rule.max_late = test::days(0);
    const auto plan = planned(may_fourth, {rule}, noon("2026-03-01"));
    EXPECT_GT(plan.planned.at(0).lapses_at.value(), plan.planned.at(0).due_at);
}

TEST(OccasionTest, AnAheadReminderLapsesOnTheDayItSpeaksOf) {
    const auto plan = planned(may_fourth, {birthdays({test::weeks(1)})}, noon("2026-03-01"));
    EXPECT_EQ(plan.planned.at(0).lapses_at, test::wall("Europe/Berlin", "2026-05-04 09:00"));
}

TEST(OccasionTest, ContactOnTheDayAnswersIt) {
    auto facts = may_fourth;
    test::log(facts, "2026-05-04");
    EXPECT_EQ(on_the_day(facts, "2026-05-04").planned.at(0).date, day("2027-05-04"));
}

TEST(OccasionTest, ContactOnTheDayBeforeDoesNot) {
    auto facts = may_fourth;
    test::log(facts, "2026-05-03");
    EXPECT_EQ(on_the_day(facts, "2026-05-04").planned.at(0).date, day("2026-05-04"));
}

TEST(OccasionTest, ContactBeforeTheDayDoesNotSettleTheReminderAhead) {
    auto facts = may_fourth;
    const std::vector<domain::Rule> rules{birthdays({test::weeks(1)})};
    test::keep(facts, planned(facts, rules, noon("2026-04-20")));
    test::open(facts, "birthdays/anna/2026-05-04~7d");
    test::log(facts, "2026-04-28");
    EXPECT_TRUE(planned(facts, rules, noon("2026-04-28")).settled.empty());
}

TEST(OccasionTest, DoneAheadLeavesTheDayItself) {
    auto facts = may_fourth;
    const std::vector<domain::Rule> rules{birthdays({test::weeks(1), test::days(0)})};
    test::keep(facts, planned(facts, rules, noon("2026-04-20")));
    test::open(facts, "birthdays/anna/2026-05-04~7d");
    test::settle(facts, "birthdays/anna/2026-05-04~7d", ReminderState::Done, "2026-04-28");
    EXPECT_EQ(planned(facts, rules, noon("2026-04-29")).planned.at(0).key,
              "birthdays/anna/2026-05-04");
}

TEST(OccasionTest, TwoOccurrencesDoNotCollapseIntoOne) {
    auto facts = may_fourth;
    test::keep(facts, on_the_day(facts, "2026-05-01"));
    test::open(facts, "birthdays/anna/2026-05-04");
    EXPECT_EQ(test::keys(on_the_day(facts, "2026-05-05")), (Keys{"birthdays/anna/2027-05-04"}));
}

TEST(OccasionTest, EachCustomDateHasItsOwnKey) {
    auto facts = anna();
    facts.contact.dates = {{DateKind::Custom, "wedding", {std::nullopt, 5, 4}},
                           {DateKind::Custom, "founding", {std::nullopt, 5, 4}}};
    const auto rule = test::rule("days", domain::Occasion{DateKind::Custom, "", {test::days(0)}});
    const auto plan = planned(facts, {rule}, noon("2026-05-01"));
    ASSERT_EQ(plan.planned.at(0).reasons.size(), 2);
    EXPECT_NE(plan.planned[0].reasons[0].key, plan.planned[0].reasons[1].key);
}

TEST(OccasionTest, ALabelTakesThatCustomDateOnly) {
    auto facts = anna();
    facts.contact.dates = {{DateKind::Custom, "wedding", {std::nullopt, 5, 4}},
                           {DateKind::Custom, "founding", {std::nullopt, 6, 4}}};
    const auto rule =
        test::rule("days", domain::Occasion{DateKind::Custom, "founding", {test::days(0)}});
    EXPECT_EQ(planned(facts, {rule}, noon("2026-05-01")).planned.at(0).date, day("2026-06-04"));
}

TEST(OccasionTest, IsNotKeptBeforeItsFirstDay) {
    auto facts = anna();
    facts.contact.dates = {{DateKind::Anniversary, "", {2027, 5, 4}}};
    const auto rule =
        test::rule("days", domain::Occasion{DateKind::Anniversary, "", {test::days(0)}});
    EXPECT_EQ(test::keys(planned(facts, {rule}, noon("2026-03-01"))),
              (Keys{"days/anna/2027-05-04"}));
}

TEST(OccasionTest, AContactWithoutSuchADateIsTraced) {
    const auto plan = on_the_day(anna(), "2026-05-01");
    EXPECT_TRUE(plan.planned.empty());
    EXPECT_EQ(plan.trace.at(0).what, domain::TraceStep::What::NoDate);
}

TEST(OccasionTest, TheDeceasedAreWishedNothing) {
    auto facts = may_fourth;
    facts.contact.deceased = true;
    EXPECT_TRUE(on_the_day(facts, "2026-05-01").planned.empty());
}

} // namespace kith::planning
