#include "support/planning_builders.hpp"

#include <gtest/gtest.h>

namespace kith::planning {

using domain::ReminderState;
using test::anna;
using test::day;
using test::noon;
using test::planned;

namespace {

const std::string key = "promise/anna/2026-03-20~p7";

/// Anna, to whom a book was promised on the tenth of March for the twentieth.
domain::Facts promised() {
    auto facts = anna();
    test::log(facts, "2026-03-10");
    facts.promises = {{7, "anna", day("2026-03-10"), day("2026-03-20"), "send the book", {}}};
    return facts;
}

} // namespace

TEST(PromiseTest, IsDueOnItsDayWithoutAnyRule) {
    const auto plan = planned(promised(), {}, noon("2026-03-10"));
    ASSERT_EQ(test::keys(plan), (std::vector<std::string>{key}));
    EXPECT_EQ(plan.planned[0].date, day("2026-03-20"));
    EXPECT_EQ(plan.planned[0].reasons[0].text, "send the book");
}

TEST(PromiseTest, StaysUntilItIsSettled) {
    const auto plan = planned(promised(), {}, noon("2026-12-20"));
    ASSERT_EQ(test::keys(plan), (std::vector<std::string>{key}));
    EXPECT_EQ(plan.planned[0].lapses_at, std::nullopt);
}

TEST(PromiseTest, AnInteractionBeforeItsDayDoesNotAnswerIt) {
    auto facts = promised();
    test::log(facts, "2026-03-19");
    EXPECT_EQ(planned(facts, {}, noon("2026-03-19")).planned.size(), 1);
}

TEST(PromiseTest, AnInteractionOnItsDayAnswersIt) {
    auto facts = promised();
    test::log(facts, "2026-03-20");
    EXPECT_TRUE(planned(facts, {}, noon("2026-03-20")).planned.empty());
}

TEST(PromiseTest, MadeForTodayIsNotAnsweredByTheTalkItWasMadeIn) {
    auto facts = promised();
    facts.promises[0].due = day("2026-03-10");
    EXPECT_EQ(planned(facts, {}, noon("2026-03-10")).planned.size(), 1);
}

TEST(PromiseTest, TwoForOneDayAreOneReminderWithTwoReasons) {
    auto facts = promised();
    facts.promises.push_back(
        {8, "anna", day("2026-03-10"), day("2026-03-20"), "call the mayor", {}});
    const auto plan = planned(facts, {}, noon("2026-03-10"));
    ASSERT_EQ(plan.planned.size(), 1);
    EXPECT_EQ(plan.planned[0].reasons.size(), 2);
}

TEST(PromiseTest, DoneIsNotAskedAgain) {
    auto facts = promised();
    test::keep(facts, planned(facts, {}, noon("2026-03-10")));
    test::open(facts, key);
    test::settle(facts, key, ReminderState::Done, "2026-03-20");
    EXPECT_TRUE(planned(facts, {}, noon("2026-03-21")).planned.empty());
}

TEST(PromiseTest, DoesNotLapseWithTheBirthdayItIsSaidWith) {
    auto facts = promised();
    facts.contact.dates = {{domain::DateKind::Birthday, "", {std::nullopt, 3, 20}}};
    const auto plan = planned(facts, {test::birthdays()}, noon("2026-03-11"));
    ASSERT_EQ(plan.planned.at(0).reasons.size(), 2);
    EXPECT_EQ(plan.planned[0].lapses_at, std::nullopt);
}

TEST(PromiseTest, OfADeadPersonIsNotSpokenOf) {
    auto facts = promised();
    facts.contact.deceased = true;
    EXPECT_TRUE(planned(facts, {}, noon("2026-03-11")).planned.empty());
}

} // namespace kith::planning
