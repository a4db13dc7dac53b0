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

Reason of_kind(RuleKind kind) {
    auto reason = promise();
    reason.kind = kind;
    return reason;
}

Reason dues(int days_ahead) {
    auto reason = birthday(days_ahead);
    reason.kind = RuleKind::Duty;
    reason.rule = "dues";
    reason.duty = domain::MembershipDate::Dues;
    return reason;
}

Reason question() {
    auto reason = cadence();
    reason.asks = true;
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

TEST(OpeningTest, ANearerWordOnADeadlineAbsorbsTheEarlierOne) {
    EXPECT_EQ(opening(saying("d7", {dues(7)}), {open("d30", {dues(30)})}).absorbs, (Keys{"d30"}));
    EXPECT_EQ(opening(saying("d0", {dues(0)}), {open("d7", {dues(7)})}).absorbs, (Keys{"d7"}));
}

TEST(OpeningTest, AnotherDeadlineAbsorbsNothing) {
    auto next_year = dues(30);
    next_year.anchor = day("2027-05-04");
    auto another_benefit = dues(30);
    another_benefit.text = "legal advice";
    auto assembly = dues(30);
    assembly.duty = domain::MembershipDate::Assembly;
    for (const auto& other : {next_year, another_benefit, assembly}) {
        EXPECT_TRUE(opening(saying("d7", {dues(7)}), {open("x", {other})}).absorbs.empty());
    }
}

TEST(OpeningTest, TheQuietOfANetworkIsCarriedAlongItsDeadline) {
    const auto quiet = of_kind(RuleKind::Presence);
    const auto decision = opening(saying("d7", {dues(7)}), {open("d30", {dues(30), quiet})});
    EXPECT_EQ(decision.absorbs, (Keys{"d30"}));
    EXPECT_EQ(decision.reasons, (std::vector{dues(7), quiet}));
}

TEST(OpeningTest, ADutyIsNoTouch) {
    const auto quiet = of_kind(RuleKind::Presence);
    EXPECT_TRUE(opening(saying("d", {dues(0)}), {open("q", {quiet})}).absorbs.empty());
    EXPECT_TRUE(opening(saying("q", {quiet}), {open("d", {dues(0)})}).absorbs.empty());
}

TEST(OpeningTest, PreparingToMeetAbsorbsTheOpenCadence) {
    const auto meeting = of_kind(RuleKind::Appointment);
    const auto decision = opening(saying("m", {meeting}), {open("a", {cadence()})});
    EXPECT_EQ(decision.absorbs, (Keys{"a"}));
    EXPECT_EQ(decision.reasons, (std::vector{meeting, cadence()}));
}

TEST(OpeningTest, AnOfferAbsorbsTheOpenCadence) {
    const auto offer = of_kind(RuleKind::Balance);
    EXPECT_EQ(opening(saying("o", {offer}), {open("a", {cadence()})}).absorbs, (Keys{"a"}));
}

TEST(OpeningTest, ABirthdayTakesTheOfferOverAndSaysIt) {
    const auto offer = of_kind(RuleKind::Balance);
    const auto decision = opening(saying("b", {birthday(0)}), {open("o", {offer, cadence()})});
    EXPECT_EQ(decision.absorbs, (Keys{"o"}));
    EXPECT_EQ(decision.reasons, (std::vector{birthday(0), offer, cadence()}));
}

TEST(OpeningTest, AnOfferNotYetSaidIsNotLostInAnOpenBirthday) {
    const auto offer = of_kind(RuleKind::Balance);
    EXPECT_TRUE(
        opening(saying("o", {offer, cadence()}), {open("b", {birthday(0)})}).absorbs.empty());
}

TEST(OpeningTest, AQuestionWaitsForItsOwnAnswer) {
    EXPECT_TRUE(opening(saying("b", {birthday(0)}), {open("q", {question()})}).absorbs.empty());
    EXPECT_EQ(opening(saying("q", {question()}), {open("b", {birthday(0)})}).to,
              ReminderState::Open);
}

TEST(OpeningTest, AnIntroductionIsNeverAbsorbed) {
    const auto introduction = of_kind(RuleKind::Introduction);
    EXPECT_TRUE(opening(saying("b", {birthday(0)}), {open("i", {introduction, cadence()})})
                    .absorbs.empty());
    EXPECT_EQ(opening(saying("i", {introduction}), {open("b", {birthday(0)})}).to,
              ReminderState::Open);
}

} // namespace kith::delivery
