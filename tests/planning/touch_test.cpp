#include "planning/touch.hpp"

#include "support/planning_builders.hpp"

#include <gtest/gtest.h>

namespace kith::planning {

using domain::ReminderState;
using domain::RuleKind;
using test::anna;
using test::day;

namespace {

const auto today = day("2026-06-15");

/// A reminder with one reason of that kind, settled on that day.
domain::Reminder settled(RuleKind kind, ReminderState state, std::string_view date) {
    domain::Reminder reminder;
    reminder.key = "k";
    reminder.reasons.resize(1);
    reminder.reasons[0].kind = kind;
    reminder.reasons[0].rule = "family";
    reminder.state = state;
    reminder.settled_on = day(date);
    return reminder;
}

} // namespace

TEST(TouchTest, IsAbsentWithoutHistory) {
    EXPECT_EQ(last_touch(anna(), "family", today), std::nullopt);
}

TEST(TouchTest, IsTheLastInteraction) {
    auto facts = anna();
    test::log(facts, "2026-04-01");
    test::log(facts, "2026-05-01");
    EXPECT_EQ(last_touch(facts, "family", today), day("2026-05-01"));
}

TEST(TouchTest, ABackDatedInteractionCountsByItsOwnDay) {
    auto facts = anna();
    test::log(facts, "2026-05-01");
    test::log(facts, "2026-04-01");
    EXPECT_EQ(last_touch(facts, "family", today), day("2026-05-01"));
}

TEST(TouchTest, AnyKindOfInteractionCounts) {
    for (const auto kind : {domain::InteractionKind::Call, domain::InteractionKind::Meeting,
                            domain::InteractionKind::Message, domain::InteractionKind::Letter,
                            domain::InteractionKind::Event}) {
        auto facts = anna();
        test::log(facts, "2026-05-01", kind);
        EXPECT_EQ(last_touch(facts, "family", today), day("2026-05-01")) << to_text(kind);
    }
}

TEST(TouchTest, AnInteractionOfTodayCounts) {
    auto facts = anna();
    test::log(facts, "2026-06-15");
    EXPECT_EQ(last_touch(facts, "family", today), today);
}

TEST(TouchTest, StampsFromTheFutureNeverBlock) {
    auto facts = anna();
    test::log(facts, "2026-05-01");
    test::log(facts, "2031-01-01");
    facts.contact.last_contact = day("2031-01-01");
    EXPECT_EQ(last_touch(facts, "family", today), day("2026-05-01"));
}

TEST(TouchTest, LastContactStandsAsLongAsNothingNewerIsRecorded) {
    auto facts = anna();
    facts.contact.last_contact = day("2026-04-01");
    EXPECT_EQ(last_touch(facts, "family", today), day("2026-04-01"));
    test::log(facts, "2026-05-01");
    EXPECT_EQ(last_touch(facts, "family", today), day("2026-05-01"));
}

TEST(TouchTest, DoneIsATouchWhateverTheRule) {
    auto facts = anna();
    facts.reminders = {settled(RuleKind::FollowUp, ReminderState::Done, "2026-05-01")};
    EXPECT_EQ(last_touch(facts, "other", today), day("2026-05-01"));
}

TEST(TouchTest, DoneByAnInteractionCountsByTheInteraction) {
    auto facts = anna();
    test::log(facts, "2026-04-20");
    facts.reminders = {settled(RuleKind::KeepInTouch, ReminderState::Done, "2026-05-01")};
    facts.reminders[0].settled_by = by_interaction;
    EXPECT_EQ(last_touch(facts, "family", today), day("2026-04-20"));
}

TEST(TouchTest, DoneOnAReminderAheadIsNoTouch) {
    auto facts = anna();
    facts.reminders = {settled(RuleKind::Occasion, ReminderState::Done, "2026-05-01")};
    facts.reminders[0].reasons[0].days_ahead = 7;
    EXPECT_EQ(last_touch(facts, "family", today), std::nullopt);
}

TEST(TouchTest, DoneOnTheDayItselfIsATouch) {
    auto facts = anna();
    facts.reminders = {settled(RuleKind::Occasion, ReminderState::Done, "2026-05-01")};
    EXPECT_EQ(last_touch(facts, "family", today), day("2026-05-01"));
}

TEST(TouchTest, DoneOnAReminderAheadThatAlsoAsksForATouchIsOne) {
    auto facts = anna();
    facts.reminders = {settled(RuleKind::Occasion, ReminderState::Done, "2026-05-01")};
    facts.reminders[0].reasons[0].days_ahead = 7;
    facts.reminders[0].reasons.emplace_back(); // keep in touch
    EXPECT_EQ(last_touch(facts, "family", today), day("2026-05-01"));
}

TEST(TouchTest, SkippingMovesTheBaseOfItsOwnRuleOnly) {
    auto facts = anna();
    facts.reminders = {settled(RuleKind::KeepInTouch, ReminderState::Skipped, "2026-05-01")};
    EXPECT_EQ(last_touch(facts, "family", today), day("2026-05-01"));
    EXPECT_EQ(last_touch(facts, "other", today), std::nullopt);
}

TEST(TouchTest, SkippingABirthdayIsNoTouch) {
    auto facts = anna();
    facts.reminders = {settled(RuleKind::Occasion, ReminderState::Skipped, "2026-05-01")};
    EXPECT_EQ(last_touch(facts, "family", today), std::nullopt);
}

TEST(TouchTest, LapsedAndCancelledAreNoTouch) {
    auto facts = anna();
    facts.reminders = {settled(RuleKind::KeepInTouch, ReminderState::Lapsed, "2026-05-01"),
                       settled(RuleKind::KeepInTouch, ReminderState::Cancelled, "2026-05-02")};
    EXPECT_EQ(last_touch(facts, "family", today), std::nullopt);
}

} // namespace kith::planning
