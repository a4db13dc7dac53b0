#include "domain/stable_hash.hpp"
#include "planning/draft.hpp"
#include "planning/selection.hpp"
#include "planning/touch.hpp"

#include <algorithm>

namespace kith::planning {

using domain::Cadence;
using domain::Date;
using domain::Reminder;
using domain::ReminderState;
using domain::Rule;
using What = domain::TraceStep::What;

namespace {

/// What a contact's own cadence is called when no rule selects the contact.
const std::string own_cadence = "own-cadence";

/// The first keep-in-touch rule in file order that selects the contact; null when none does.
const Rule* first_match(Work& work) {
    const Rule* winner = nullptr;
    for (const auto& rule : work.book.rules) {
        if (rule.kind() != domain::RuleKind::KeepInTouch) {
            continue;
        }
        if (!selects(rule, work.facts.contact, work.book.networks)) {
            work.note(rule.name, What::NotSelected);
        } else if (winner != nullptr) {
            work.note(rule.name, What::Shadowed, {}, winner->name);
        } else {
            winner = &rule;
        }
    }
    return winner;
}

/// Days after the first acquaintance on which somebody without history comes up: spread evenly over
/// the cadence by a hash of the id, so that an import of many never speaks on one day.
int stagger_days(const domain::ContactId& id, const Cadence& cadence) {
    const auto span = static_cast<std::uint64_t>(std::max(domain::rough_days(cadence.every), 1));
    return 1 + static_cast<int>(domain::stable_hash(id) % span);
}

Date end_of_window(Date anchor, const Cadence& cadence) {
    if (cadence.at_worst) {
        return domain::advanced(anchor, *cadence.at_worst);
    }
    const auto ideal = domain::advanced(anchor, cadence.every);
    return domain::plus_days(ideal, std::max(domain::days_between(anchor, ideal) / 2, 1));
}

/// Counts on from where the reminder of this anchor ended without an answer: it lapsed, its rule
/// was gone for a while, or another reminder said it and lapsed. Nothing may be forgotten, and no
/// key speaks twice, so the day it ended makes a new key and is due at once; the anchor stays what
/// it was. False when the reminder of the anchor still stands.
bool resume_unanswered(const Work& work, domain::Reason& reason) {
    auto counted = reason.anchor;
    while (const auto* before = handled(work.facts, reason.key)) {
        if (!before->absorbed_by.empty()) {
            const auto absorber = std::find_if(
                work.facts.reminders.begin(), work.facts.reminders.end(),
                [&](const Reminder& other) { return other.key == before->absorbed_by; });
            if (absorber != work.facts.reminders.end()) {
                before = &*absorber;
            }
        }
        if (!before->settled_on || *before->settled_on <= counted) {
            return false;
        }
        counted = *before->settled_on;
        reason.date = counted;
        reason.key = key_of(reason.rule, work.facts.contact.id, counted);
    }
    return true;
}

} // namespace

void plan_keep_in_touch(Work& work) {
    const auto& contact = work.facts.contact;
    const auto* rule = first_match(work);
    if (rule == nullptr && !contact.cadence) {
        return;
    }
    const auto& name = rule == nullptr ? own_cadence : rule->name;
    const auto cadence =
        contact.cadence ? *contact.cadence : std::get<domain::KeepInTouch>(rule->terms).cadence;
    if (contact.cadence) {
        work.note(name, What::OwnCadence, {}, domain::format_span(cadence.every));
    }
    domain::Reason reason;
    reason.kind = domain::RuleKind::KeepInTouch;
    reason.rule = name;
    reason.every = cadence.every;
    const auto touch = last_touch(work.facts, name, work.today);
    reason.no_history = !touch;
    reason.anchor = touch.value_or(work.facts.first_known);
    reason.at_worst = end_of_window(reason.anchor, cadence);
    work.note(name, What::CountedFrom, reason.anchor);
    if (touch) {
        reason.date = domain::advanced(reason.anchor, cadence.every);
    } else {
        reason.date = domain::plus_days(reason.anchor, stagger_days(contact.id, cadence));
        work.note(name, What::Staggered, reason.date);
    }
    reason.key = key_of(name, contact.id, reason.anchor);
    if (!resume_unanswered(work, reason)) {
        work.note(name, What::AlreadyHandled, reason.date, reason.key);
        return;
    }
    work.note(name, What::Due, reason.date, reason.key);
    Draft draft;
    draft.at = rule == nullptr ? work.calendar.at : rule->at.value_or(work.calendar.at);
    if (rule != nullptr) {
        draft.channels = rule->channels;
        if (rule->max_late) {
            draft.lapses_on = domain::advanced(reason.date, *rule->max_late);
        }
    }
    draft.reason = std::move(reason);
    work.drafts.push_back(std::move(draft));
}

} // namespace kith::planning
