#include "support/planning_builders.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace kith::planning {

using domain::Facts;
using domain::ReminderState;
using domain::SubjectKind;
using test::day;

namespace {

domain::Date any_day(int first, int last) {
    return domain::plus_days(day("2026-01-01"), *rc::gen::inRange(first, last));
}

std::vector<domain::Rule> any_rules() {
    auto duty = test::duty(*rc::gen::elementOf(std::vector<std::string>{
                               "31 March", "29 February", "third Sunday of June",
                               "last working day of November", "3 months before 31 December"}),
                           {test::months(1), test::days(30), test::weeks(1), test::days(0)});
    auto quiet = test::quiet(SubjectKind::Portfolio, test::days(*rc::gen::inRange(10, 200)),
                             *rc::gen::inRange(1, 4));
    if (*rc::gen::inRange(0, 3) == 0) {
        quiet.max_late = test::days(*rc::gen::inRange(0, 30));
    }
    return {duty, quiet};
}

/// The portfolio with some members in touch at any time.
Facts any_portfolio() {
    auto facts = test::circle(SubjectKind::Portfolio);
    facts.circle->size = 3;
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
        domain::CircleMember member;
        member.last_touch = any_day(0, 600);
        facts.circle->lately.push_back(member);
    }
    return facts;
}

/// Opens what is due and ends some of it in any way the owner can.
void live_through(Facts& facts, domain::Date date, domain::Instant now) {
    for (auto& reminder : facts.reminders) {
        if (is_settled(reminder.state) || reminder.due_at > now) {
            continue;
        }
        reminder.opened_at = reminder.opened_at.value_or(now);
        reminder.state =
            *rc::gen::element(ReminderState::Open, ReminderState::Snoozed, ReminderState::Done,
                              ReminderState::Skipped, ReminderState::Lapsed);
        if (is_settled(reminder.state)) {
            reminder.settled_on = date;
            reminder.settled_at = now;
        }
    }
}

domain::Instant noon(domain::Date date) { return test::noon(domain::format_date(date)); }

/// Facts with a history of several plans, and the day up to which it goes.
std::pair<Facts, domain::Date> any_past(const std::vector<domain::Rule>& rules) {
    auto facts = any_portfolio();
    auto today = any_day(0, 60);
    for (int i = *rc::gen::inRange(0, 8); i > 0; --i) {
        const auto plan = test::planned(facts, rules, noon(today));
        std::erase_if(facts.reminders,
                      [](const auto& one) { return one.state == ReminderState::Planned; });
        test::keep(facts, plan);
        live_through(facts, today, noon(today));
        today = domain::plus_days(today, *rc::gen::element(0, 1, 7, 30, 100));
    }
    return {facts, today};
}

} // namespace

RC_GTEST_PROP(CirclePropertyTest, PlanningOnWhatWasPlannedChangesNothing, ()) {
    const auto rules = any_rules();
    auto [facts, today] = any_past(rules);
    const auto first = test::planned(facts, rules, noon(today));
    std::erase_if(facts.reminders,
                  [](const auto& one) { return one.state == ReminderState::Planned; });
    test::keep(facts, first);
    const auto second = test::planned(facts, rules, noon(today));
    RC_ASSERT(second.planned == first.planned);
    RC_ASSERT(second.settled == first.settled);
}

RC_GTEST_PROP(CirclePropertyTest, NoKeySpeaksTwice, ()) {
    const auto rules = any_rules();
    const auto [facts, today] = any_past(rules);
    std::set<std::string> said;
    for (const auto& reminder : facts.reminders) {
        for (const auto& reason : reminder.reasons) {
            if (reminder.state != ReminderState::Planned) {
                said.insert(reason.key);
            }
        }
    }
    for (const auto& reminder : test::planned(facts, rules, noon(today)).planned) {
        for (const auto& reason : reminder.reasons) {
            RC_ASSERT(said.insert(reason.key).second);
        }
    }
}

RC_GTEST_PROP(CirclePropertyTest, DoneEndsEveryReminderOfItsDeadline, ()) {
    const auto rules = any_rules();
    const auto [facts, today] = any_past(rules);
    std::set<domain::Date> done;
    for (const auto& reminder : facts.reminders) {
        for (const auto& reason : reminder.reasons) {
            if (reason.kind == domain::RuleKind::Duty && reminder.state == ReminderState::Done) {
                done.insert(reason.anchor);
            }
        }
    }
    for (const auto& reminder : test::planned(facts, rules, noon(today)).planned) {
        for (const auto& reason : reminder.reasons) {
            RC_ASSERT(reason.kind != domain::RuleKind::Duty || !done.contains(reason.anchor));
        }
    }
}

RC_GTEST_PROP(CirclePropertyTest, ADutyRepeatsFromTheRuleAndNotFromWhenItWasDone, ()) {
    const auto rules = any_rules();
    const auto [facts, today] = any_past(rules);
    const auto fresh = test::planned(test::circle(SubjectKind::Portfolio), rules, noon(today));
    std::set<domain::Date> deadlines;
    for (const auto& reminder : fresh.planned) {
        deadlines.insert(reminder.reasons.front().anchor);
    }
    for (const auto& reminder : test::planned(facts, rules, noon(today)).planned) {
        for (const auto& reason : reminder.reasons) {
            const bool to_come = reason.kind == domain::RuleKind::Duty && reason.anchor >= today;
            RC_ASSERT(!to_come || deadlines.contains(reason.anchor));
        }
    }
}

} // namespace kith::planning
