#include "planning/plan.hpp"

#include "support/planning_builders.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace kith::planning {

using domain::Facts;
using domain::Plan;
using domain::ReminderState;
using test::day;

namespace {

const auto begin = day("2026-01-01");

domain::Date any_day(int first = 0, int last = 900) {
    return domain::plus_days(begin, *rc::gen::inRange(first, last));
}

std::vector<domain::Rule> any_rules() {
    std::vector<domain::Rule> rules{
        test::every("often", test::days(*rc::gen::inRange(1, 40))),
        test::every("monthly", test::months(*rc::gen::inRange(1, 6))),
        test::birthdays({test::months(1), test::days(30), test::weeks(1), test::days(0)}),
        test::after_meeting(test::days(*rc::gen::inRange(0, 20)))};
    rules[0].who.tags = {"friend"};
    for (auto& rule : rules) {
        if (*rc::gen::inRange(0, 3) == 0) {
            rule.max_late = test::days(*rc::gen::inRange(0, 15));
        }
    }
    const auto kept = static_cast<std::size_t>(*rc::gen::inRange(0, 5));
    rules.resize(std::min(kept, rules.size()), rules.front());
    return rules;
}

Facts any_facts() {
    auto facts = test::anna();
    if (*rc::gen::arbitrary<bool>()) {
        facts.contact.tags = {"friend"};
    }
    if (*rc::gen::inRange(0, 4) == 0) {
        facts.contact.cadence = domain::Cadence{test::days(*rc::gen::inRange(1, 60)), std::nullopt};
    }
    const auto born = any_day(0, 366 * 2 + 60);
    facts.contact.dates = {
        {domain::DateKind::Birthday,
         "",
         {std::nullopt, static_cast<unsigned>(born.month()), static_cast<unsigned>(born.day())}}};
    const auto met = any_day();
    facts.promises = {
        {1, "anna", met, domain::plus_days(met, *rc::gen::inRange(0, 60)), "a book", {}}};
    for (int i = *rc::gen::inRange(0, 6); i > 0; --i) {
        test::log(facts, domain::format_date(any_day()),
                  static_cast<domain::InteractionKind>(*rc::gen::inRange(0, 5)));
    }
    return facts;
}

/// Ends some of what is there in any way a store can end it.
void live_through(Facts& facts, domain::Date date, domain::Instant now) {
    for (auto& reminder : facts.reminders) {
        if (is_settled(reminder.state) || reminder.due_at > now) {
            continue;
        }
        reminder.opened_at = reminder.opened_at.value_or(now);
        reminder.state = ReminderState::Open;
        const auto end = *rc::gen::elementOf(
            std::vector{ReminderState::Open, ReminderState::Snoozed, ReminderState::Done,
                        ReminderState::Skipped, ReminderState::Lapsed});
        if (is_settled(end)) {
            reminder.settled_on = date;
            reminder.settled_at = now;
            if (end == ReminderState::Lapsed && *rc::gen::arbitrary<bool>()) {
                reminder.opened_at.reset(); // nobody was there to open it
            }
        }
        reminder.state = end;
    }
}

/// Facts with a history of several plans, and the day up to which it goes.
std::pair<Facts, domain::Date> any_past(const std::vector<domain::Rule>& rules) {
    auto facts = any_facts();
    auto today = any_day(0, 60);
    for (int i = *rc::gen::inRange(0, 6); i > 0; --i) {
        const auto now = test::noon(domain::format_date(today));
        const auto plan = test::planned(facts, rules, now);
        std::erase_if(facts.reminders,
                      [](const auto& one) { return one.state == ReminderState::Planned; });
        test::keep(facts, plan);
        live_through(facts, today, now);
        today = domain::plus_days(today, *rc::gen::element(0, 1, 7, 30, 100));
    }
    return {facts, today};
}

std::vector<std::string> reason_keys(const Plan& plan) {
    std::vector<std::string> keys;
    for (const auto& reminder : plan.planned) {
        for (const auto& reason : reminder.reasons) {
            keys.push_back(reason.key);
        }
    }
    return keys;
}

} // namespace

RC_GTEST_PROP(PlanPropertyTest, PlanningTwiceGivesTheSamePlan, ()) {
    const auto rules = any_rules();
    const auto [facts, today] = any_past(rules);
    const auto now = test::noon(domain::format_date(today));
    const auto first = test::planned(facts, rules, now);
    const auto second = test::planned(facts, rules, now);
    RC_ASSERT(first.planned == second.planned);
    RC_ASSERT(first.settled == second.settled);
    RC_ASSERT(first.trace == second.trace);
}

RC_GTEST_PROP(PlanPropertyTest, PlanningOnWhatWasPlannedChangesNothing, ()) {
    const auto rules = any_rules();
    auto [facts, today] = any_past(rules);
    const auto now = test::noon(domain::format_date(today));
    const auto first = test::planned(facts, rules, now);
    std::erase_if(facts.reminders,
                  [](const auto& one) { return one.state == ReminderState::Planned; });
    test::keep(facts, first);
    RC_ASSERT(test::planned(facts, rules, now).planned == first.planned);
}

RC_GTEST_PROP(PlanPropertyTest, KeysAreUniqueWithinAPlan, ()) {
    const auto rules = any_rules();
    const auto [facts, today] = any_past(rules);
    const auto keys =
        reason_keys(test::planned(facts, rules, test::noon(domain::format_date(today))));
    RC_ASSERT(std::set<std::string>(keys.begin(), keys.end()).size() == keys.size());
}

RC_GTEST_PROP(PlanPropertyTest, NoReasonThatHadItsTurnIsPlannedAgain, ()) {
    const auto rules = any_rules();
    const auto [facts, today] = any_past(rules);
    for (const auto& key :
         reason_keys(test::planned(facts, rules, test::noon(domain::format_date(today))))) {
        for (const auto& reminder : facts.reminders) {
            const bool had_its_turn = reminder.state != ReminderState::Planned;
            RC_ASSERT(!had_its_turn ||
                      std::none_of(reminder.reasons.begin(), reminder.reasons.end(),
                                   [&](const auto& reason) { return reason.key == key; }));
        }
    }
}

RC_GTEST_PROP(PlanPropertyTest, PlannedComesByMomentOnePerDay, ()) {
    const auto rules = any_rules();
    const auto [facts, today] = any_past(rules);
    const auto plan = test::planned(facts, rules, test::noon(domain::format_date(today)));
    for (std::size_t i = 1; i < plan.planned.size(); ++i) {
        RC_ASSERT(plan.planned[i - 1].due_at < plan.planned[i].due_at);
        RC_ASSERT(std::max(plan.planned[i - 1].date, today) < plan.planned[i].date);
    }
}

RC_GTEST_PROP(PlanPropertyTest, ACadenceIsNeverForgotten, ()) {
    const std::vector<domain::Rule> rules{test::every("monthly", test::months(1)),
                                          test::birthdays({test::weeks(1), test::days(0)})};
    const auto [facts, today] = any_past(rules);
    const auto plan = test::planned(facts, rules, test::noon(domain::format_date(today)));
    const auto cadence = [](const auto& reminder) {
        return std::any_of(
            reminder.reasons.begin(), reminder.reasons.end(),
            [](const auto& reason) { return reason.kind == domain::RuleKind::KeepInTouch; });
    };
    const auto stands = [&](const auto& reminder) {
        return !is_settled(reminder.state) && reminder.state != ReminderState::Planned &&
               cadence(reminder);
    };
    RC_ASSERT(std::any_of(plan.planned.begin(), plan.planned.end(), cadence) ||
              std::any_of(facts.reminders.begin(), facts.reminders.end(), stands));
}

RC_GTEST_PROP(PlanPropertyTest, TheDeceasedNeverGetAnything, ()) {
    const auto rules = any_rules();
    auto [facts, today] = any_past(rules);
    facts.contact.deceased = true;
    RC_ASSERT(test::planned(facts, rules, test::noon(domain::format_date(today))).planned.empty());
}

} // namespace kith::planning
