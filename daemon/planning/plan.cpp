#include "planning/plan.hpp"

#include "planning/draft.hpp"
#include "planning/joining.hpp"
#include "planning/selection.hpp"
#include "planning/settling.hpp"

namespace kith::planning {

using domain::Rule;
using domain::RuleKind;
using What = domain::TraceStep::What;

namespace {

/// Of the dead, only the day of death speaks, and only by wish.
bool is_memorial(const Rule& rule) {
    const auto* occasion = std::get_if<domain::Occasion>(&rule.terms);
    return occasion != nullptr && occasion->date == domain::DateKind::Death;
}

void plan_rule(Work& work, const Rule& rule) {
    switch (rule.kind()) {
    case RuleKind::FollowUp:
        return plan_follow_up(work, rule);
    case RuleKind::Occasion:
        return plan_occasion(work, rule);
    case RuleKind::Duty:
        return plan_duty(work, rule);
    case RuleKind::Balance:
        return plan_balance(work, rule);
    case RuleKind::Presence:
        return plan_presence(work, rule);
    case RuleKind::KeepInTouch:
    case RuleKind::Promise:
    case RuleKind::Introduction:
    case RuleKind::Appointment:
        return; // a contact has one cadence out of all rules, and the others are no rules
    }
}

void plan_rules(Work& work) {
    const auto& contact = work.facts.contact;
    const bool person = contact.subject == domain::SubjectKind::Person;
    for (const auto& rule : work.book.rules) {
        if (!fits_subject(rule, contact)) {
            work.note(rule.name, What::WrongSubject);
        } else if (person && rule.kind() == RuleKind::KeepInTouch) {
            continue;
        } else if (contact.deceased && !is_memorial(rule)) {
            work.note(rule.name, What::Deceased);
        } else if (!selects(rule, contact, work.book)) {
            work.note(rule.name, What::NotSelected);
        } else {
            plan_rule(work, rule);
        }
    }
}

} // namespace

domain::Plan plan(const domain::Facts& facts, const RuleBook& book, const Calendar& calendar,
                  domain::Instant now, Trace trace) {
    Work work{facts, book, calendar, calendar.zone.date(now), trace};
    domain::Plan result;
    result.settled = settled_by_facts(work);
    if (facts.contact.deceased) {
        work.note("", What::Deceased);
        plan_rules(work);
    } else {
        plan_keep_in_touch(work);
        plan_rules(work);
        plan_promises(work);
        plan_appointments(work);
    }
    keep_what_is_due(work);
    result.planned = joined_by_day(work);
    result.trace = std::move(work.trace);
    return result;
}

} // namespace kith::planning
