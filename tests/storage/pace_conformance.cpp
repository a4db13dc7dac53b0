// What ReminderStore knows of the owner's pace and of what was settled.

#include "storage/store_conformance.hpp"

#include <algorithm>
#include <set>

namespace kith::test {

namespace {

using domain::Reminder;
using Keys = std::vector<domain::ReminderKey>;
using Waiting = domain::ReminderStore::Waiting;

void plan(domain::Store& store, const Reminder& reminder) {
    store.apply_plan(reminder.contact, plan_of({reminder}), noon, today);
}

std::vector<Waiting> waiting(const domain::Store& store, int until = 0) {
    std::vector<Waiting> found;
    store.each_waiting(day(until), [&](const Waiting& one) { found.push_back(one); });
    std::ranges::sort(found, {}, &Waiting::key);
    return found;
}

std::vector<std::pair<domain::Date, int>> days(const domain::Store& store) {
    std::vector<std::pair<domain::Date, int>> found;
    for (const auto& one : store.paced_days()) {
        found.emplace_back(one.date, one.people);
    }
    std::ranges::sort(found);
    return found;
}

Keys keys_of(const std::vector<Reminder>& reminders) {
    Keys keys;
    std::ranges::transform(reminders, std::back_inserter(keys), &Reminder::key);
    return keys;
}

/// Every new field of a reason, set.
domain::Reason full_reason() {
    domain::Reason reason{};
    reason.kind = domain::RuleKind::Presence;
    reason.rule = "presence";
    reason.key = "k";
    reason.anchor = day(-100);
    reason.date = day(0);
    reason.asks = true;
    reason.duty = domain::MembershipDate::Notice;
    reason.quiet_for = domain::Span{3, domain::Span::Unit::Months};
    reason.at_least = 3;
    reason.circle = domain::SubjectKind::Alliance;
    reason.people = {"Anna", "Ben \"B\""};
    reason.meets_at = domain::TimeOfDay(0);
    return reason;
}

} // namespace

TEST_P(StoreConformance, EveryFieldOfAReasonComesBack) {
    auto reminder = planned("k", "anna");
    reminder.reasons = {full_reason(), domain::Reason{}};
    reminder.reasons.back().date = today;
    plan(store(), reminder);
    EXPECT_EQ(store().reminder("k")->reasons, reminder.reasons);
}

TEST_P(StoreConformance, APacedReminderIsOneUntilItsPlanSaysOtherwise) {
    plan(store(), paced("k", "anna", 0, 2));
    EXPECT_TRUE(store().reminder("k")->paced);
    EXPECT_EQ(days(store()), (std::vector<std::pair<domain::Date, int>>{{day(2), 1}}));
    auto dated = paced("k", "anna", 0, 2);
    dated.paced = false;
    plan(store(), dated);
    EXPECT_FALSE(store().reminder("k")->paced);
    EXPECT_TRUE(store().paced_days().empty());
    EXPECT_TRUE(waiting(store()).empty());
}

TEST_P(StoreConformance, PacedDaysCountWhatIsPlanned) {
    plan(store(), paced("a", "anna", 0, 1));
    plan(store(), paced("b", "ben", 0, 1));
    plan(store(), paced("c", "cem", 0, 5));
    plan(store(), planned("d", "dan", 1));
    open("e", {}, "eva");
    EXPECT_EQ(days(store()), (std::vector<std::pair<domain::Date, int>>{{day(1), 2}, {day(5), 1}}));
    store().apply_plan("ben", {}, noon, today);
    EXPECT_EQ(days(store()), (std::vector<std::pair<domain::Date, int>>{{day(1), 1}, {day(5), 1}}));
}

TEST_P(StoreConformance, PacedOpenedCountsTheFirstOpeningOnly) {
    plan(store(), paced("a", "anna", 0, 0));
    plan(store(), planned("b", "ben"));
    const std::vector<domain::Opening> both{opening("a"), opening("b")};
    store().open(both, noon, today);
    EXPECT_EQ(store().paced_opened(noon, noon + 1h), 1);
    EXPECT_EQ(store().paced_opened(noon - 1h, noon), 0);
    store().snooze("a", noon + 24h, day(1), noon);
    store().open(std::span(both.data(), 1), noon + 24h, day(1));
    EXPECT_EQ(store().paced_opened(noon, noon + 1h), 1);
    EXPECT_EQ(store().paced_opened(noon + 1h, noon + 48h), 0);
    settle("a");
    EXPECT_EQ(store().paced_opened(noon, noon + 1h), 1);
}

TEST_P(StoreConformance, ThoseWaitWhoseWantedDayHasCome) {
    plan(store(), paced("a", "anna", -4, 2));
    plan(store(), paced("b", "ben", 0, 0));
    plan(store(), paced("c", "cem", 1, 1));
    plan(store(), planned("d", "dan", -3));
    const auto found = waiting(store());
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].key, "a");
    EXPECT_EQ(found[0].contact, "anna");
    EXPECT_EQ(found[0].wanted, day(-4));
    EXPECT_EQ(found[0].at_worst, day(17));
    EXPECT_EQ(found[0].date, day(2));
    EXPECT_EQ(found[0].at, domain::TimeOfDay(12h));
    EXPECT_EQ(found[0].zone, "UTC");
    EXPECT_EQ(found[1].key, "b");
    EXPECT_EQ(waiting(store(), 1).size(), 3U);
    const auto made = opening("a");
    store().open(std::span(&made, 1), noon, today);
    EXPECT_EQ(waiting(store()).size(), 1U);
}

TEST_P(StoreConformance, TheWindowOfWhatRidesOnACadenceIsTheCadences) {
    auto reminder = paced("a", "anna", -2, 0);
    auto offer = reminder.reasons.front();
    offer.kind = domain::RuleKind::Balance;
    offer.at_worst = std::nullopt;
    reminder.reasons.insert(reminder.reasons.begin(), offer);
    plan(store(), reminder);
    auto quiet = paced("b", "network:Choir", -2, 0);
    quiet.reasons.front().at_worst = std::nullopt;
    plan(store(), quiet);
    const auto found = waiting(store());
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].at_worst, day(19));
    EXPECT_EQ(found[1].at_worst, day(-2));
}

TEST_P(StoreConformance, AWaitingOneMayBeMovedWhileTheyAreVisited) {
    auto& held = store();
    held.transact([&] {
        for (int i = 0; i < 600; ++i) {
            const auto key = "k" + std::to_string(i);
            plan(held, paced(key, key, -(i % 3), 0));
        }
    });
    std::set<domain::ReminderKey> visited;
    auto& visiting = store();
    visiting.each_waiting(today, [&](const Waiting& one) {
        EXPECT_TRUE(visited.insert(one.key).second);
        const domain::ReminderStore::Move later{one.key, day(9), noon + 9 * 24h};
        visiting.move(std::span(&later, 1), noon);
    });
    EXPECT_EQ(visited.size(), 600U);
    EXPECT_EQ(days(store()), (std::vector<std::pair<domain::Date, int>>{{day(9), 600}}));
}

TEST_P(StoreConformance, AMoveGivesAPlannedOneAnotherDayAndNothingElse) {
    plan(store(), paced("a", "anna", -4, 0));
    const auto before = store().reminder("a").value();
    const auto revision = store().agenda_revision();
    const domain::ReminderStore::Move move{"a", day(3), noon + 72h};
    store().move(std::span(&move, 1), noon + 1h);
    auto wanted = before;
    wanted.date = day(3);
    wanted.due_at = noon + 72h;
    wanted.revised_at = noon + 1h;
    ++wanted.sequence;
    EXPECT_EQ(store().reminder("a"), wanted);
    EXPECT_EQ(store().agenda_changes(revision, 10).size(), 1U);
    EXPECT_EQ(waiting(store()).front().wanted, day(-4));
    store().move(std::span(&move, 1), noon + 2h);
    EXPECT_EQ(store().reminder("a"), wanted); // it has that day already
}

TEST_P(StoreConformance, AMovedOneLapsesAsMuchLater) {
    auto reminder = paced("a", "anna", -4, 0);
    reminder.lapses_at = noon + 24h;
    plan(store(), reminder);
    const domain::ReminderStore::Move move{"a", day(3), noon + 72h};
    store().move(std::span(&move, 1), noon);
    EXPECT_EQ(store().reminder("a")->lapses_at, noon + 96h);
}

TEST_P(StoreConformance, AMoveLeavesWhatIsNotPlannedAlone) {
    open("open");
    plan(store(), paced("settled", "ben", 0, 0));
    settle("settled");
    const auto before = store().reminder("open");
    const std::vector<domain::ReminderStore::Move> moves{{"open", day(3), noon + 72h},
                                                         {"settled", day(3), noon + 72h},
                                                         {"unknown", day(3), noon + 72h}};
    store().move(moves, noon + 1h);
    EXPECT_EQ(store().reminder("open"), before);
    EXPECT_EQ(store().reminder("settled")->date, today);
}

TEST_P(StoreConformance, WhatWasSettledLastIsKnownHoweverLongAgo) {
    put({person("anna", "Anna")});
    open("first");
    settle("first");
    const auto known = [&](int days_from_today) {
        return keys_of(store().facts("anna", day(days_from_today))->reminders);
    };
    EXPECT_EQ(known(20 * 365), Keys{"first"});
    for (int i = 1; i <= 50; ++i) {
        const auto key = "k" + std::to_string(i);
        open(key);
        const auto made = settlement(key);
        store().settle(std::span(&made, 1), noon, day(i));
    }
    EXPECT_EQ(known(730).size(), 51U);
    EXPECT_EQ(known(20 * 365).size(), 50U);
}

TEST_P(StoreConformance, WhatWasSettledBetweenComesNewestFirst) {
    for (const auto* key : {"a", "b", "c", "d"}) {
        open(key, {}, key);
    }
    const auto settle_on = [&](const std::string& key, int days_from_today, domain::Instant now) {
        const auto made = settlement(key);
        store().settle(std::span(&made, 1), now, day(days_from_today));
    };
    settle_on("a", -2, noon - 48h);
    settle_on("c", 0, noon + 1h);
    settle_on("b", 0, noon);
    EXPECT_EQ(keys_of(store().settled_between(day(-2), today, 10)), (Keys{"c", "b", "a"}));
    EXPECT_EQ(keys_of(store().settled_between(day(-2), today, 2)), (Keys{"c", "b"}));
    EXPECT_EQ(keys_of(store().settled_between(day(-2), day(-1), 10)), Keys{"a"});
    EXPECT_EQ(store().settled_between(today, today, 1).front().settled_by, "kith done");
}

TEST_P(StoreConformance, WhatOnlyLeftThePlanWasNotSettled) {
    plan(store(), planned("a", "anna"));
    store().apply_plan("anna", {}, noon, today);
    EXPECT_TRUE(store().settled_between(day(-1), day(1), 10).empty());
}

} // namespace kith::test
