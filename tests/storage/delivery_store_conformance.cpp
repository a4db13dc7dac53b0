#include "storage/store_conformance.hpp"

namespace kith::test {

namespace {

using domain::Delivery;
using domain::DeliveryKind;
using domain::DeliveryState;
using domain::Outcome;

Delivery notice(const std::string& channel, const std::string& subject) {
    auto made = delivery(DeliveryKind::Notice, channel, "");
    made.key = delivery_key(DeliveryKind::Notice, channel, subject, 1);
    made.title = "Mail is down";
    made.body = "since noon";
    return made;
}

std::vector<std::string> reminders_of(const domain::Lease& lease) {
    std::vector<std::string> reminders;
    for (const auto& item : lease.items) {
        reminders.push_back((item.is_new ? "new " : "open ") + item.reminder);
    }
    return reminders;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_P(StoreConformance, ADeliveryIsEnqueuedOnce) {
    const auto first = notice("mail", "x");
    EXPECT_TRUE(store().enqueue(first));
    auto second = first;
    second.title = "other";
    EXPECT_FALSE(store().enqueue(second));
    EXPECT_EQ(store().delivery(first.key), first);
    EXPECT_EQ(store().delivery("d-unknown"), std::nullopt);
}

TEST_P(StoreConformance, ALeaseIsRecordedBeforeTheAttempt) {
    const auto mail = single("mail", "k");
    open("k", {mail});
    auto& held = store();
    const auto lease = held.lease("mail", noon).value();
    EXPECT_EQ(lease.delivery.key, mail.key);
    EXPECT_EQ(lease.delivery.state, DeliveryState::Leased);
    EXPECT_EQ(lease.attempt, 1);
    EXPECT_EQ(reminders_of(lease), Texts{"new k"});

    const auto history = held.history(std::nullopt, 10);
    ASSERT_EQ(history.size(), 1U);
    EXPECT_EQ(history[0].delivery, mail.key);
    EXPECT_EQ(history[0].started_at, noon);
    EXPECT_EQ(history[0].ended_at, std::nullopt);
    EXPECT_EQ(held.lease("mail", noon), std::nullopt);
    EXPECT_EQ(held.next_attempt("mail"), std::nullopt);
    EXPECT_EQ(held.pending_count("mail"), 1U);
    EXPECT_EQ(held.due_count("mail", noon - 1h), 1U);
}

TEST_P(StoreConformance, LeasesComeInOrderAndNotEarly) {
    auto second = notice("mail", "second");
    second.created_at = noon + 1ms;
    auto later = notice("mail", "later");
    later.next_at = noon + 1h;
    for (const auto& made : {later, second, notice("mail", "first"), notice("desktop", "other")}) {
        store().enqueue(made);
    }
    EXPECT_EQ(store().next_attempt("mail"), noon);
    EXPECT_EQ(store().lease("mail", noon - 1ms), std::nullopt);
    EXPECT_EQ(store().pending_count("mail"), 3U);
    EXPECT_EQ(store().due_count("mail", noon), 2U);
    EXPECT_EQ(store().due_count("mail", noon + 1h), 3U);
    for (const auto* subject : {"first", "second"}) {
        auto& held = store();
        const auto lease = held.lease("mail", noon + 1min).value();
        EXPECT_EQ(lease.delivery.key, notice("mail", subject).key);
        held.complete(lease, verdict(DeliveryState::Delivered), noon + 1min);
    }
    EXPECT_EQ(store().lease("mail", noon + 1min), std::nullopt);
    EXPECT_EQ(store().next_attempt("mail"), noon + 1h);
    EXPECT_EQ(store().next_attempt("unknown"), std::nullopt);
}

TEST_P(StoreConformance, ADeliveredOneIsNeverLeasedAgain) {
    const auto mail = single("mail", "k");
    open("k", {mail});
    attempt("mail", verdict(DeliveryState::Delivered));
    EXPECT_EQ(store().lease("mail", noon + 1000h), std::nullopt);
    EXPECT_EQ(state_of(mail), DeliveryState::Delivered);
    EXPECT_EQ(store().pending_count("mail"), 0U);
    EXPECT_EQ(store().delivery(mail.key)->attempts, 1);
}

TEST_P(StoreConformance, ARetryKeepsItsKeyAndCounts) {
    open("k", {single("mail", "k")});
    auto end = verdict(DeliveryState::Pending, noon + 5min);
    end.uncertain = true;
    end.crashed = true;
    end.outcome.code = "451 4.7.1";
    end.outcome.text = "greylisted";
    attempt("mail", end);

    const auto waiting = store().delivery(single("mail", "k").key).value();
    EXPECT_EQ(waiting.state, DeliveryState::Pending);
    EXPECT_EQ(waiting.next_at, noon + 5min);
    EXPECT_EQ(waiting.attempts, 1);
    EXPECT_EQ(waiting.crashes, 1);
    EXPECT_TRUE(waiting.uncertain);
    EXPECT_EQ(waiting.last_text, "greylisted");
    EXPECT_EQ(store().lease("mail", noon + 4min), std::nullopt);

    auto& held = store();
    const auto lease = held.lease("mail", noon + 5min).value();
    EXPECT_EQ(lease.attempt, 2);
    EXPECT_TRUE(held.complete(lease, verdict(DeliveryState::Delivered), noon + 6min));
    const auto history = held.history("anna", 10);
    ASSERT_EQ(history.size(), 2U);
    EXPECT_EQ(history[0].number, 2);
    EXPECT_EQ(history[0].result, Outcome::Result::Delivered);
    EXPECT_EQ(history[0].ended_at, noon + 6min);
    EXPECT_EQ(history[1].code, "451 4.7.1");
    EXPECT_EQ(history[1].text, "greylisted");
    EXPECT_TRUE(history[1].uncertain);
}

TEST_P(StoreConformance, AnUnchargedAttemptCountsInTheHistoryOnly) {
    open("k", {single("mail", "k")});
    auto end = verdict(DeliveryState::Pending, noon);
    end.charged = false;
    end.outcome.result = Outcome::Result::Unavailable;
    attempt("mail", end);
    EXPECT_EQ(store().delivery(single("mail", "k").key)->attempts, 0);
    EXPECT_EQ(store().history(std::nullopt, 10).size(), 1U);
}

TEST_P(StoreConformance, ALateCompletionUnderAnOldLeaseChangesNothing) {
    open("k", {single("mail", "k")});
    auto& held = store();
    const auto old = held.lease("mail", noon).value();
    ASSERT_TRUE(held.complete(old, verdict(DeliveryState::Pending, noon), noon));
    const auto young = held.lease("mail", noon).value();
    EXPECT_GT(young.sequence, old.sequence);
    EXPECT_FALSE(held.complete(old, verdict(DeliveryState::Dead), noon));
    EXPECT_TRUE(held.complete(young, verdict(DeliveryState::Delivered), noon));
    EXPECT_FALSE(held.complete(young, verdict(DeliveryState::Dead), noon));
    EXPECT_EQ(state_of(single("mail", "k")), DeliveryState::Delivered);
}

TEST_P(StoreConformance, NoAttemptStartsOnceAReminderIsSettled) {
    open("k", {single("mail", "k")});
    settle("k");
    EXPECT_EQ(store().lease("mail", noon), std::nullopt);
}

TEST_P(StoreConformance, AnAttemptUnderWayWhenItIsSettledIsTheLast) {
    open("k", {single("mail", "k")});
    auto& held = store();
    const auto lease = held.lease("mail", noon).value();
    const auto done = settlement("k");
    held.settle(std::span(&done, 1), noon, today);
    EXPECT_TRUE(held.complete(lease, verdict(DeliveryState::Pending, noon), noon));
    EXPECT_EQ(state_of(single("mail", "k")), DeliveryState::Superseded);
    EXPECT_EQ(store().lease("mail", noon + 1h), std::nullopt);
}

TEST_P(StoreConformance, WhatIsShownAfterItWasSnoozedIsWithdrawn) {
    auto shown = single("desktop", "k");
    shown.withdrawable = true;
    open("k", {shown});
    auto& held = store();
    const auto lease = held.lease("desktop", noon).value();
    held.snooze("k", noon + 24h, day(1), noon);
    const auto again = opening("k"); // even when it speaks again by then
    held.open(std::span(&again, 1), noon + 24h, day(1));
    EXPECT_TRUE(held.complete(lease, verdict(DeliveryState::Delivered), noon + 24h));
    EXPECT_EQ(state_of(shown), DeliveryState::Delivered);
    const auto withdrawal = store().lease("desktop", noon + 24h).value();
    EXPECT_EQ(withdrawal.delivery.kind, DeliveryKind::Withdraw);
    EXPECT_EQ(withdrawal.delivery.belongs_to, shown.key);
}

TEST_P(StoreConformance, ADigestSaysWhatIsNewAndThenWhatIsStillOpen) {
    const auto yesterday = digest("mail", -1);
    open("a", {yesterday, item(yesterday, "a")}, "anna");
    open("b", {yesterday, item(yesterday, "b")}, "ben");
    attempt("mail", verdict(DeliveryState::Delivered));
    EXPECT_EQ(state_of(item(yesterday, "a")), DeliveryState::Delivered);
    settle("b");
    const auto list = digest("mail");
    const auto tomorrow = digest("mail", 1);
    open("c", {list, item(list, "c")}, "cleo");
    open("d", {single("mail", "d"), tomorrow, item(tomorrow, "d")}, "dora");

    auto& held = store();
    auto lease = held.lease("mail", noon).value();
    if (lease.delivery.kind == DeliveryKind::Single) {
        held.complete(lease, verdict(DeliveryState::Delivered), noon);
        lease = held.lease("mail", noon).value();
    }
    EXPECT_EQ(lease.delivery.key, list.key);
    EXPECT_EQ(lease.delivery.date, today);
    EXPECT_EQ(reminders_of(lease), (Texts{"new c", "open a"}));
    held.complete(lease, verdict(DeliveryState::Dead), noon);
    EXPECT_EQ(state_of(item(list, "c")), DeliveryState::Dead);
    EXPECT_EQ(state_of(item(tomorrow, "d")), DeliveryState::Pending);
}

TEST_P(StoreConformance, ADigestThatIsRetriedSaysTheSameAgain) {
    const auto list = digest("mail");
    open("a", {list, item(list, "a")});
    attempt("mail", verdict(DeliveryState::Pending, noon + 5min));
    EXPECT_EQ(state_of(item(list, "a")), DeliveryState::Pending);
    auto& held = store();
    const auto lease = held.lease("mail", noon + 5min).value();
    EXPECT_EQ(reminders_of(lease), Texts{"new a"});
}

TEST_P(StoreConformance, ADigestWithNothingLeftToSayIsSuperseded) {
    const auto list = digest("mail");
    open("a", {list, item(list, "a")});
    settle("a");
    EXPECT_EQ(store().lease("mail", noon), std::nullopt);
    EXPECT_EQ(state_of(list), DeliveryState::Superseded);
    EXPECT_EQ(store().history(std::nullopt, 10).size(), 0U);
}

TEST_P(StoreConformance, AnItemThatCameTooLateForItsDigestIsSaidInTheNext) {
    const auto list = digest("mail");
    open("a", {list, item(list, "a")}, "anna");
    auto& held = store();
    const auto lease = held.lease("mail", noon).value();
    held.apply_plan("ben", plan_of({planned("b", "ben")}), noon, today);
    const auto late = opening("b", {list, item(list, "b")});
    held.open(std::span(&late, 1), noon, today);
    held.complete(lease, verdict(DeliveryState::Delivered), noon);
    EXPECT_EQ(state_of(item(list, "b")), DeliveryState::Pending);

    store().enqueue(digest("mail", 1));
    auto& next = store();
    EXPECT_EQ(reminders_of(next.lease("mail", noon + 24h).value()), (Texts{"new b", "open a"}));
}

TEST_P(StoreConformance, ChannelsThatAreGoneLoseWhatWaits) {
    const auto list = digest("old");
    open("k", {single("mail", "k"), single("old", "k"), list, item(list, "k")});
    const std::vector<std::string> channels{"mail"};
    EXPECT_EQ(store().drop_channels_except(channels, noon), 3U);
    EXPECT_EQ(state_of(single("old", "k")), DeliveryState::Dead);
    EXPECT_EQ(state_of(list), DeliveryState::Dead);
    EXPECT_EQ(state_of(item(list, "k")), DeliveryState::Dead);
    EXPECT_EQ(state_of(single("mail", "k")), DeliveryState::Pending);
    EXPECT_EQ(store().drop_channels_except(channels, noon), 0U);
}

TEST_P(StoreConformance, AnAttemptOfAChannelThatIsGoneEndsUncertain) {
    open("k", {single("old", "k")});
    auto& held = store();
    const auto lease = held.lease("old", noon).value();
    EXPECT_EQ(held.drop_channels_except({}, noon + 1s), 1U);
    EXPECT_FALSE(held.complete(lease, verdict(DeliveryState::Delivered), noon + 2s));
    EXPECT_TRUE(held.delivery(lease.delivery.key)->uncertain);
    EXPECT_EQ(held.history(std::nullopt, 1).at(0).ended_at, noon + 1s);
    EXPECT_TRUE(held.history(std::nullopt, 1).at(0).uncertain);
}

TEST_P(StoreConformance, HastenedRetriesAreDueNowAndWhatWasNeverTriedWaitsForItsHour) {
    open("k", {single("mail", "k")});
    attempt("mail", verdict(DeliveryState::Pending, noon + 4h));
    const auto tomorrow = digest("mail", 1);
    store().enqueue(tomorrow);
    store().hasten("mail", noon + 1min);
    EXPECT_EQ(store().next_attempt("mail"), noon + 1min);
    EXPECT_EQ(store().delivery(tomorrow.key)->next_at, noon + 24h);
}

// F21
TEST_P(StoreConformance, NothingWaitsForAClockThatWasAhead) {
    const auto ahead = digest("mail", 400);
    open("a", {single("desktop", "a"), ahead, item(ahead, "a")}, "anna");
    attempt("desktop", verdict(DeliveryState::Pending, noon + 24h * 365));
    store().believe(noon - 24h);
    EXPECT_EQ(store().newest_record(), noon - 24h);
    EXPECT_EQ(store().next_attempt("desktop"), noon - 24h);
    EXPECT_EQ(store().delivery(ahead.key), std::nullopt);
    store().enqueue(digest("mail"));
    EXPECT_EQ(reminders_of(store().lease("mail", noon).value()), Texts{"new a"});
}

TEST_P(StoreConformance, WhatAClockThatWasRightHasPlannedWaitsForItsHour) {
    const auto tomorrow = digest("mail", 1);
    open("a", {tomorrow, item(tomorrow, "a")}, "anna");
    store().believe(noon);
    EXPECT_EQ(store().delivery(tomorrow.key)->next_at, noon + 24h);
}

TEST_P(StoreConformance, TheHistoryOfAContactHoldsTheDigestsThatNamedIt) {
    const auto list = digest("mail");
    open("a", {single("desktop", "a"), list, item(list, "a")}, "anna");
    open("b", {single("desktop", "b")}, "ben");
    attempt("desktop", verdict(DeliveryState::Delivered));
    attempt("desktop", verdict(DeliveryState::Delivered));
    attempt("mail", verdict(DeliveryState::Delivered));

    const auto all = store().history(std::nullopt, 10);
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].kind, DeliveryKind::Digest);
    EXPECT_EQ(all[0].reminder, "");
    EXPECT_EQ(store().history(std::nullopt, 2).size(), 2U);
    const auto of_anna = store().history("anna", 10);
    ASSERT_EQ(of_anna.size(), 2U);
    EXPECT_EQ(of_anna[0].delivery, list.key);
    EXPECT_EQ(of_anna[1].reminder, "a");
    EXPECT_TRUE(store().history("nobody", 10).empty());
}

} // namespace kith::test
