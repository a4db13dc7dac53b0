#include "storage/store_conformance.hpp"

#include <algorithm>
#include <set>

namespace kith::test {

namespace {

using domain::DeliveryKind;
using domain::DeliveryState;
using domain::Reminder;
using domain::ReminderKey;
using domain::ReminderState;

std::vector<ReminderKey> keys_of(const std::vector<Reminder>& reminders) {
    std::vector<ReminderKey> keys;
    for (const auto& reminder : reminders) {
        keys.push_back(reminder.key);
    }
    return keys;
}

using Keys = std::vector<ReminderKey>;

} // namespace

TEST_P(StoreConformance, APlannedReminderComesBackAsItWasPlanned) {
    auto wanted = planned("friends/anna/2026-11-23", "anna");
    wanted.lapses_at = noon + 48h;
    wanted.channels = {"mail", "desktop"};
    auto& reason = wanted.reasons.front();
    reason.at_worst = day(14);
    reason.no_history = true;
    reason.after = domain::InteractionKind::Meeting;
    reason.occasion = domain::DateKind::Custom;
    reason.label = "Namenstag \"Anna\"\n";
    reason.turns = 40;
    reason.days_ahead = 7;
    reason.text = "send the book, \xC3\xBC";
    EXPECT_TRUE(store().apply_plan("anna", plan_of({wanted}), noon, today));

    wanted.revised_at = noon;
    EXPECT_EQ(store().reminder(wanted.key), wanted);
    EXPECT_EQ(store().reminder("friends/anna/2026-11-24"), std::nullopt);
}

TEST_P(StoreConformance, PlanningTheSameTwiceChangesNothing) {
    const auto plan = plan_of({planned("k", "anna")});
    store().apply_plan("anna", plan, noon, today);
    const auto revision = store().agenda_revision();

    EXPECT_FALSE(store().apply_plan("anna", plan, noon + 1h, today));
    EXPECT_EQ(store().agenda_revision(), revision);
    EXPECT_EQ(store().newest_record(), noon);
}

TEST_P(StoreConformance, AReplannedReminderIsALaterVersion) {
    auto reminder = planned("k", "anna");
    store().apply_plan("anna", plan_of({reminder}), noon, today);
    const auto revision = store().agenda_revision();
    reminder.date = day(1);
    reminder.due_at += 24h;

    EXPECT_TRUE(store().apply_plan("anna", plan_of({reminder}), noon + 1h, today));
    reminder.sequence = 1;
    reminder.revised_at = noon + 1h;
    EXPECT_EQ(store().reminder("k"), reminder);
    EXPECT_GT(store().agenda_revision(), revision);
}

TEST_P(StoreConformance, OtherChannelsAreNoNewVersion) {
    auto reminder = planned("k", "anna");
    store().apply_plan("anna", plan_of({reminder}), noon, today);
    const auto revision = store().agenda_revision();
    reminder.channels = {"mail"};
    reminder.lapses_at = noon + 24h;

    EXPECT_TRUE(store().apply_plan("anna", plan_of({reminder}), noon + 1h, today));
    reminder.revised_at = noon;
    EXPECT_EQ(store().reminder("k"), reminder);
    EXPECT_EQ(store().agenda_revision(), revision);
}

TEST_P(StoreConformance, WhatIsNoLongerPlannedLeavesTheAgendaAndTellsTheMirrors) {
    store().apply_plan("anna", plan_of({planned("a", "anna"), planned("b", "anna")}), noon, today);
    store().apply_plan("ben", plan_of({planned("c", "ben")}), noon, today);
    const auto revision = store().agenda_revision();

    EXPECT_TRUE(store().apply_plan("anna", plan_of({planned("b", "anna")}), noon, today));
    EXPECT_EQ(keys_of(store().agenda(today, today, false)), (Keys{"b", "c"}));
    EXPECT_EQ(keys_of(store().due(noon, 10)), (Keys{"b", "c"}));
    const auto changes = store().agenda_changes(revision, 10);
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].reminder.key, "a");
    EXPECT_EQ(changes[0].reminder.state, ReminderState::Cancelled);
}

TEST_P(StoreConformance, WhatLeftThePlanUnopenedMayReturn) {
    put({person("anna", "Anna")});
    store().apply_plan("anna", plan_of({planned("k", "anna")}), noon, today);
    store().apply_plan("anna", plan_of({}), noon, today);
    EXPECT_TRUE(store().facts("anna", today)->reminders.empty());

    EXPECT_TRUE(store().apply_plan("anna", plan_of({planned("k", "anna")}), noon, today));
    EXPECT_EQ(state_of("k"), ReminderState::Planned);
    EXPECT_EQ(store().reminder("k")->sequence, 2);
    EXPECT_EQ(store().reminder("k")->settled_at, std::nullopt);
}

TEST_P(StoreConformance, AnOpenedKeyIsNeverPlannedAgain) {
    open("k");
    EXPECT_FALSE(store().apply_plan("anna", plan_of({planned("k", "anna", 5)}), noon, today));
    EXPECT_EQ(store().reminder("k")->date, today);
    EXPECT_EQ(state_of("k"), ReminderState::Open);

    settle("k");
    EXPECT_FALSE(store().apply_plan("anna", plan_of({planned("k", "anna", 5)}), noon, today));
    EXPECT_EQ(state_of("k"), ReminderState::Done);
}

TEST_P(StoreConformance, ASkippedPlanIsNotPlannedAgain) {
    store().apply_plan("anna", plan_of({planned("k", "anna", 9)}), noon, today);
    EXPECT_EQ(settle("k", ReminderState::Skipped), Keys{"k"});
    EXPECT_FALSE(store().apply_plan("anna", plan_of({planned("k", "anna", 9)}), noon, today));
    EXPECT_EQ(state_of("k"), ReminderState::Skipped);
}

TEST_P(StoreConformance, APlanSettlesWhatItSays) {
    open("k");
    auto plan = plan_of({});
    plan.settled = {{"k", ReminderState::Done, "interaction", ""}};
    EXPECT_TRUE(store().apply_plan("anna", plan, noon + 1h, day(1)));

    const auto reminder = store().reminder("k").value();
    EXPECT_EQ(reminder.state, ReminderState::Done);
    EXPECT_EQ(reminder.settled_by, "interaction");
    EXPECT_EQ(reminder.settled_at, noon + 1h);
    EXPECT_EQ(reminder.settled_on, day(1));
}

TEST_P(StoreConformance, DueComesInOrderAndNotEarly) {
    auto late = planned("late", "anna");
    late.due_at = noon + 1ms;
    store().apply_plan("anna", plan_of({late, planned("b", "anna"), planned("a", "anna", -1)}),
                       noon, today);
    EXPECT_EQ(keys_of(store().due(noon, 10)), (Keys{"a", "b"}));
    EXPECT_EQ(keys_of(store().due(noon, 1)), Keys{"a"});
    EXPECT_EQ(keys_of(store().due(noon + 1ms, 10)), (Keys{"a", "b", "late"}));
}

TEST_P(StoreConformance, NextChangeIsTheEarliestOfDueAndLapsing) {
    EXPECT_EQ(store().next_change(), std::nullopt);
    store().apply_plan("anna", plan_of({planned("a", "anna", 3)}), noon, today);
    EXPECT_EQ(store().next_change(), noon + 72h);

    store().apply_plan("ben", plan_of({planned("b", "ben")}), noon, today);
    auto made = opening("b");
    made.lapses_at = noon + 24h;
    store().open(std::span(&made, 1), noon, today);
    EXPECT_EQ(store().next_change(), noon + 24h);
    EXPECT_TRUE(store().lapsing(noon + 24h - 1ms, 10).empty());
    EXPECT_EQ(keys_of(store().lapsing(noon + 24h, 10)), Keys{"b"});
    EXPECT_TRUE(store().lapsing(noon + 24h, 0).empty());

    settle("b");
    settle("a");
    EXPECT_EQ(store().next_change(), std::nullopt);
}

TEST_P(StoreConformance, OpeningMakesTheDeliveriesWithTheReminder) {
    store().apply_plan("anna", plan_of({planned("k", "anna")}), noon, today);
    auto made = opening("k", {single("mail", "k"), single("desktop", "k")});
    made.lapses_at = noon + 24h;
    made.reasons = {planned("k", "anna").reasons[0], planned("other", "anna").reasons[0]};
    store().open(std::span(&made, 1), noon + 5min, today);

    const auto reminder = store().reminder("k").value();
    EXPECT_EQ(reminder.state, ReminderState::Open);
    EXPECT_EQ(reminder.round, 1);
    EXPECT_EQ(reminder.opened_at, noon + 5min);
    EXPECT_EQ(reminder.lapses_at, noon + 24h);
    EXPECT_EQ(reminder.reasons, made.reasons);
    EXPECT_EQ(reminder.revised_at, noon + 5min);
    EXPECT_EQ(store().deliveries_of("k"), made.deliveries);
    EXPECT_TRUE(store().due(noon + 5min, 10).empty());
}

TEST_P(StoreConformance, OpeningTwiceOpensOnce) {
    open("k", {single("mail", "k")});
    const auto again = opening("k", {single("mail", "k", 2)});
    store().open(std::span(&again, 1), noon, today);

    EXPECT_EQ(store().reminder("k")->round, 1);
    EXPECT_EQ(store().deliveries_of("k").size(), 1U);
}

TEST_P(StoreConformance, OpenOnesAreShownUntilTheVisitorHasEnough) {
    for (const auto* key : {"a", "b", "c"}) {
        open(key);
    }
    store().snooze("c", noon + 24h, day(1), noon);
    std::set<ReminderKey> shown;
    store().each_open([&](const auto& reminder) { return shown.insert(reminder.key).second; });
    EXPECT_EQ(shown, (std::set<ReminderKey>{"a", "b", "c"}));

    int calls = 0;
    store().each_open([&](const auto&) { return ++calls < 1; });
    EXPECT_EQ(calls, 1);
}

TEST_P(StoreConformance, AbsorbedRemindersAreCancelledByTheOneThatSpeaks) {
    store().apply_plan("anna", plan_of({planned("a", "anna"), planned("b", "anna")}), noon, today);
    auto made = opening("a");
    made.absorbs = {"b"};
    store().open(std::span(&made, 1), noon, today);

    const auto absorbed = store().reminder("b").value();
    EXPECT_EQ(absorbed.state, ReminderState::Cancelled);
    EXPECT_EQ(absorbed.absorbed_by, "a");
    EXPECT_EQ(absorbed.settled_by, "absorbed by a");
    EXPECT_FALSE(store().apply_plan("anna", plan_of({planned("b", "anna")}), noon, today));
}

TEST_P(StoreConformance, WhatOpensTooLateLapses) {
    store().apply_plan("anna", plan_of({planned("k", "anna")}), noon, today);
    auto made = opening("k");
    made.to = ReminderState::Lapsed;
    store().open(std::span(&made, 1), noon, today);

    const auto reminder = store().reminder("k").value();
    EXPECT_EQ(reminder.state, ReminderState::Lapsed);
    EXPECT_EQ(reminder.round, 0);
    EXPECT_EQ(reminder.settled_on, today);
    EXPECT_TRUE(store().agenda(today, today, true).empty());
}

TEST_P(StoreConformance, SettlingEndsAReminderOnce) {
    open("k");
    EXPECT_EQ(settle("k"), Keys{"k"});
    EXPECT_EQ(settle("k", ReminderState::Skipped), Keys{});
    EXPECT_EQ(settle("unknown"), Keys{});
    EXPECT_EQ(state_of("k"), ReminderState::Done);
    EXPECT_EQ(store().reminder("k")->settled_by, "kith done");
}

TEST_P(StoreConformance, SettlingSupersedesWhatWaitsAndWithdrawsWhatIsShown) {
    auto shown = single("desktop", "k");
    shown.withdrawable = true;
    const auto mail = single("mail", "k");
    const auto list = digest("daily");
    const auto line = item(list, "k");
    open("k", {shown, mail, list, line});
    attempt("desktop", verdict(DeliveryState::Delivered));
    settle("k");

    EXPECT_EQ(state_of(mail), DeliveryState::Superseded);
    EXPECT_EQ(state_of(line), DeliveryState::Superseded);
    EXPECT_EQ(state_of(shown), DeliveryState::Delivered);
    const auto withdrawal =
        store().delivery(delivery_key(DeliveryKind::Withdraw, "desktop", "k", 1)).value();
    EXPECT_EQ(withdrawal.kind, DeliveryKind::Withdraw);
    EXPECT_EQ(withdrawal.state, DeliveryState::Pending);
    EXPECT_EQ(withdrawal.belongs_to, shown.key);
    EXPECT_EQ(withdrawal.next_at, noon);
    attempt("desktop", verdict(DeliveryState::Delivered));
    EXPECT_EQ(state_of(withdrawal), DeliveryState::Delivered);
}

TEST_P(StoreConformance, SnoozingWithdrawsAndOpensAgainInANewRound) {
    auto shown = single("desktop", "k");
    shown.withdrawable = true;
    open("k", {shown});
    attempt("desktop", verdict(DeliveryState::Delivered));
    EXPECT_TRUE(store().snooze("k", noon + 24h, day(1), noon + 1h));

    auto reminder = store().reminder("k").value();
    EXPECT_EQ(reminder.state, ReminderState::Snoozed);
    EXPECT_EQ(reminder.due_at, noon + 24h);
    EXPECT_EQ(reminder.date, day(1));
    EXPECT_EQ(store().next_change(), noon + 24h);
    attempt("desktop", verdict(DeliveryState::Delivered), noon + 1h); // the withdrawal

    const auto again = opening("k", {single("desktop", "k", 2)});
    store().open(std::span(&again, 1), noon + 24h, day(1));
    reminder = store().reminder("k").value();
    EXPECT_EQ(reminder.state, ReminderState::Open);
    EXPECT_EQ(reminder.round, 2);
    EXPECT_EQ(reminder.opened_at, noon);
    attempt("desktop", verdict(DeliveryState::Delivered), noon + 24h);
}

TEST_P(StoreConformance, OnlyWhatSpokeCanBeSnoozed) {
    EXPECT_FALSE(store().snooze("unknown", noon + 24h, day(1), noon));
    store().apply_plan("anna", plan_of({planned("k", "anna")}), noon, today);
    EXPECT_FALSE(store().snooze("k", noon + 24h, day(1), noon));
    open("k");
    EXPECT_TRUE(store().snooze("k", noon + 24h, day(1), noon));
    EXPECT_TRUE(store().snooze("k", noon + 48h, day(2), noon));
    settle("k");
    EXPECT_FALSE(store().snooze("k", noon + 72h, day(3), noon));
}

TEST_P(StoreConformance, OpenRemindersAreThoseThatSpokeAndAreNotSettled) {
    open("a", {}, "anna");
    open("b", {}, "ben");
    open("c", {}, "anna");
    store().apply_plan("anna", plan_of({planned("planned", "anna", 1)}), noon, today);
    store().snooze("a", noon + 24h, day(1), noon);
    settle("c");
    EXPECT_EQ(keys_of(store().open_reminders()), (Keys{"b", "a"}));
    EXPECT_EQ(store().open_count(), 1U);
    EXPECT_EQ(keys_of(store().open_reminders_of("anna")), Keys{"a"});
}

TEST_P(StoreConformance, TheAgendaHoldsItsDaysAndTheOverdueWhenAsked) {
    open("overdue", {}, "anna");
    store().apply_plan("anna",
                       plan_of({planned("b", "anna", 2), planned("a", "anna", 2),
                                planned("first", "anna", 1), planned("after", "anna", 3)}),
                       noon, today);
    EXPECT_EQ(keys_of(store().agenda(day(1), day(2), false)), (Keys{"first", "a", "b"}));
    EXPECT_EQ(keys_of(store().agenda(day(1), day(2), true)), (Keys{"overdue", "first", "a", "b"}));
}

TEST_P(StoreConformance, AgendaChangesCanBeReadPageByPage) {
    open("a", {}, "anna");
    store().apply_plan("ben", plan_of({planned("b", "ben"), planned("c", "ben")}), noon, today);
    settle("a");
    Keys seen;
    std::int64_t after = 0;
    for (auto page = store().agenda_changes(after, 2); !page.empty();
         page = store().agenda_changes(after, 2)) {
        for (const auto& change : page) {
            EXPECT_GT(change.revision, after);
            after = change.revision;
            seen.push_back(change.reminder.key);
        }
    }
    EXPECT_EQ(seen, (Keys{"b", "c", "a"}));
    EXPECT_EQ(after, store().agenda_revision());
}

TEST_P(StoreConformance, AReminderIsKnownByItsDeliveriesAndItsCalendarName) {
    const auto list = digest("daily");
    open("k", {single("mail", "k"), list, item(list, "k")});
    EXPECT_EQ(store().reminder_of_delivery(single("mail", "k").key), "k");
    EXPECT_EQ(store().reminder_of_delivery(item(list, "k").key), "k");
    EXPECT_EQ(store().reminder_of_delivery(domain::agenda_uid("k")), "k");
    EXPECT_EQ(store().reminder_of_delivery(list.key), std::nullopt);
    EXPECT_EQ(store().reminder_of_delivery("d-unknown"), std::nullopt);
}

} // namespace kith::test
