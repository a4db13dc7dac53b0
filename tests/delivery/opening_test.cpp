#include "delivery/opening.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

namespace kith::delivery {

using domain::Opening;
using domain::Reason;
using domain::Reminder;
using domain::ReminderState;
using domain::RuleKind;
using domain::Settlement;
using test::day;
using test::wall;

namespace {

const domain::Zone berlin("Europe/Berlin");
const auto now = wall("Europe/Berlin", "2026-05-04 09:00");

Reason cadence() {
    Reason reason;
    reason.kind = RuleKind::KeepInTouch;
    reason.rule = "family";
    reason.anchor = day("2026-04-01");
    reason.date = day("2026-05-01");
    return reason;
}

Reason birthday(int days_ahead) {
    Reason reason;
    reason.kind = RuleKind::Occasion;
    reason.rule = "birthdays";
    reason.anchor = day("2026-05-04");
    reason.date = domain::plus_days(reason.anchor, -days_ahead);
    reason.days_ahead = days_ahead;
    return reason;
}

Reason promise() {
    Reason reason;
    reason.kind = RuleKind::Promise;
    reason.anchor = day("2026-04-01");
    reason.date = day("2026-05-04");
    return reason;
}

Reminder saying(std::string key, std::vector<Reason> reasons,
                ReminderState state = ReminderState::Planned) {
    Reminder reminder;
    reminder.key = std::move(key);
    reminder.reasons = std::move(reasons);
    reminder.due_at = now;
    reminder.state = state;
    return reminder;
}

Reminder open(std::string key, std::vector<Reason> reasons) {
    auto reminder = saying(std::move(key), std::move(reasons), ReminderState::Open);
    reminder.round = 1;
    return reminder;
}

std::variant<Opening, Settlement> decided(const Reminder& reminder,
                                          const std::vector<Reminder>& others) {
    WayOut popup;
    popup.channel.name = "popup";
    const std::vector<WayOut> ways{popup};
    return decide_opening(reminder, others, ways, berlin, now);
}

Opening opening(const Reminder& reminder, const std::vector<Reminder>& others = {}) {
    return std::get<Opening>(decided(reminder, others));
}

using Keys = std::vector<std::string>;

} // namespace

TEST(OpeningTest, OpensWithADeliveryOnEachChannel) {
    const auto decision = opening(saying("a", {cadence()}));
    EXPECT_EQ(decision.to, ReminderState::Open);
    ASSERT_EQ(decision.deliveries.size(), 1);
    EXPECT_EQ(decision.deliveries[0].round, 1);
}

TEST(OpeningTest, ComesBackFromASnoozeInANewRound) {
    auto reminder = saying("a", {cadence()}, ReminderState::Snoozed);
    reminder.round = 1;
    EXPECT_EQ(opening(reminder).deliveries.at(0).round, 2);
}

TEST(OpeningTest, WhatLapsedWhileNobodyLookedIsNotSaid) {
    auto reminder = saying("a", {birthday(0)});
    reminder.lapses_at = now;
    const auto decision = opening(reminder);
    EXPECT_EQ(decision.to, ReminderState::Lapsed);
    EXPECT_TRUE(decision.deliveries.empty());
}

TEST(OpeningTest, LateButInTimeIsStillSaid) {
    auto reminder = saying("a", {birthday(0)});
    reminder.due_at = now - std::chrono::hours(6 * 24);
    reminder.lapses_at = now + std::chrono::hours(24);
    const auto decision = opening(reminder);
    EXPECT_EQ(decision.to, ReminderState::Open);
    EXPECT_EQ(decision.lapses_at, reminder.lapses_at);
}

TEST(OpeningTest, ASnoozeBeyondTheLapseComesBackAndStays) {
    auto reminder = saying("a", {birthday(0)}, ReminderState::Snoozed);
    reminder.lapses_at = now - std::chrono::hours(1);
    const auto decision = opening(reminder);
    EXPECT_EQ(decision.to, ReminderState::Open);
    EXPECT_EQ(decision.lapses_at, std::nullopt);
    EXPECT_EQ(decision.deliveries.size(), 1);
}

TEST(OpeningTest, ABirthdayAbsorbsTheOpenCadenceAndSaysItToo) {
    const auto decision = opening(saying("b", {birthday(0)}), {open("a", {cadence()})});
    EXPECT_EQ(decision.absorbs, (Keys{"a"}));
    EXPECT_EQ(decision.reasons, (std::vector{birthday(0), cadence()}));
}

TEST(OpeningTest, AnOpenBirthdayAbsorbsTheCadence) {
    const auto decision = decided(saying("a", {cadence()}), {open("b", {birthday(0)})});
    const auto& settlement = std::get<Settlement>(decision);
    EXPECT_EQ(settlement.key, "a");
    EXPECT_EQ(settlement.state, ReminderState::Cancelled);
    EXPECT_EQ(settlement.absorbed_by, "b");
}

TEST(OpeningTest, AReminderAheadAbsorbsNoCadence) {
    EXPECT_TRUE(opening(saying("b", {birthday(7)}), {open("a", {cadence()})}).absorbs.empty());
    EXPECT_TRUE(opening(saying("a", {cadence()}), {open("b", {birthday(7)})}).absorbs.empty());
}

TEST(OpeningTest, TheDayItselfAbsorbsTheReminderAhead) {
    EXPECT_EQ(opening(saying("b", {birthday(0)}), {open("b7", {birthday(7)})}).absorbs,
              (Keys{"b7"}));
}

TEST(OpeningTest, ANearerReminderAheadAbsorbsTheFartherOne) {
    EXPECT_EQ(opening(saying("b7", {birthday(7)}), {open("b30", {birthday(30)})}).absorbs,
              (Keys{"b30"}));
}

TEST(OpeningTest, ALateReminderAheadIsAbsorbedByTheOpenDay) {
    EXPECT_EQ(std::get<Settlement>(decided(saying("b7", {birthday(7)}), {open("b", {birthday(0)})}))
                  .absorbed_by,
              "b");
}

TEST(OpeningTest, AnotherYearsBirthdayAbsorbsNothing) {
    auto next = birthday(7);
    next.anchor = day("2027-05-04");
    EXPECT_TRUE(opening(saying("b", {birthday(0)}), {open("b7", {next})}).absorbs.empty());
}

TEST(OpeningTest, APromiseIsNeverAbsorbed) {
    EXPECT_TRUE(opening(saying("b", {birthday(0)}), {open("p", {promise()})}).absorbs.empty());
    EXPECT_TRUE(
        opening(saying("b", {birthday(0)}), {open("p", {birthday(7), promise()})}).absorbs.empty());
}

TEST(OpeningTest, TwoCadencesAbsorbNothing) {
    EXPECT_TRUE(opening(saying("a", {cadence()}), {open("b", {cadence()})}).absorbs.empty());
}

TEST(OpeningTest, TheCadenceSaidAheadIsSaidOnTheDayToo) {
    const auto decision =
        opening(saying("b", {birthday(0)}), {open("b7", {birthday(7), cadence()})});
    EXPECT_EQ(decision.absorbs, (Keys{"b7"}));
    EXPECT_EQ(decision.reasons, (std::vector{birthday(0), cadence()}));
}

TEST(OpeningTest, AReasonSaidByBothIsSaidOnce) {
    const auto decision =
        opening(saying("b", {birthday(0), cadence()}), {open("b7", {birthday(7), cadence()})});
    EXPECT_EQ(decision.reasons, (std::vector{birthday(0), cadence()}));
}

} // namespace kith::delivery
