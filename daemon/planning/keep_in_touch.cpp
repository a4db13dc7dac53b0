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
const Rule* first_match(const Work& work) {
    const auto found =
        std::find_if(work.book.rules.begin(), work.book.rules.end(), [&](const Rule& rule) {
            return rule.kind() == domain::RuleKind::KeepInTouch &&
                   selects(rule, work.facts.contact, work.book);
        });
    return found == work.book.rules.end() ? nullptr : &*found;
}

void trace_choice(Work& work, const Rule* winner) {
    for (const auto& rule : work.book.rules) {
        if (rule.kind() != domain::RuleKind::KeepInTouch || &rule == winner) {
            continue;
        }
        if (selects(rule, work.facts.contact, work.book)) {
            work.note(rule.name, What::Shadowed, {}, winner->name);
        } else {
            work.note(rule.name, What::NotSelected);
        }
    }
}

/// Days after the first acquaintance on which somebody without history comes up: spread evenly over
/// the cadence by a hash of the id, so that an import of many never speaks on one day.
int stagger_days(const domain::ContactId& id, const Cadence& cadence) {
    const auto span = static_cast<std::uint64_t>(std::max(domain::rough_days(cadence.every), 1));
    return 1 + static_cast<int>(domain::stable_hash(id) % span);
}

/// The day on which somebody without history comes up under this key. Counted from when they were
/// first known; when that day was over before anything was planned (a new rule for those known for
/// long), from today, and then kept.
Date staggered_day(const Work& work, const Cadence& cadence, const domain::ReminderKey& key) {
    const int days = stagger_days(work.facts.contact.id, cadence);
    const auto first = domain::plus_days(work.facts.first_known, days);
    if (first >= work.today) {
        return first;
    }
    for (const auto& reminder : work.facts.reminders) {
        for (const auto& reason : reminder.reasons) {
            if (reminder.state == ReminderState::Planned && reason.key == key) {
                return reason.date;
            }
        }
    }
    return domain::plus_days(work.today, days);
}

Date end_of_window(Date anchor, const Cadence& cadence) {
    if (cadence.at_worst) {
        return domain::advanced(anchor, *cadence.at_worst);
    }
    const auto ideal = domain::advanced(anchor, cadence.every);
    return domain::plus_days(ideal, std::max(domain::days_between(anchor, ideal) / 2, 1));
}

/// The reminder that speaks for this one in the end: others may have taken over what it says.
const Reminder& in_charge(const domain::Facts& facts, const Reminder& reminder) {
    const auto* last = &reminder;
    while (!last->absorbed_by.empty()) {
        const auto next =
            std::find_if(facts.reminders.begin(), facts.reminders.end(),
                         [&](const Reminder& other) { return other.key == last->absorbed_by; });
        if (next == facts.reminders.end()) {
            break;
        }
        last = &*next;
    }
    return *last;
}

/// Counts on from where the last reminder of this anchor ended without an answer: it lapsed, its
/// rule was gone for a while, or another reminder said it and lapsed. Nothing may be forgotten, and
/// no key speaks twice, so the day it ended makes a new key and is due at once; the anchor stays
/// what it was. False when a reminder of the anchor still stands.
bool resume_unanswered(const Work& work, domain::Reason& reason) {
    const Reminder* ended = nullptr;
    for (const auto& reminder : work.facts.reminders) {
        const bool same = std::any_of(
            reminder.reasons.begin(), reminder.reasons.end(), [&](const domain::Reason& said) {
                return said.kind == reason.kind && said.rule == reason.rule &&
                       said.anchor == reason.anchor;
            });
        if (!same || !had_its_turn(reminder)) {
            continue;
        }
        const auto& last = in_charge(work.facts, reminder);
        if (!last.settled_on) {
            return false;
        }
        ended = ended == nullptr || *ended->settled_on < *last.settled_on ? &last : ended;
    }
    if (ended == nullptr) {
        return true;
    }
    auto since = *ended->settled_on;
    const auto key = [&] {
        return key_of(reason.rule, work.facts.contact.id, reason.anchor,
                      domain::format_date(since));
    };
    while (handled(work.facts, key()) != nullptr) {
        since = domain::plus_days(since, 1);
    }
    reason.key = key();
    // An interaction of the anchor's own day answers too: due as if nothing had been said.
    const bool answered =
        ended->state == ReminderState::Done || ended->state == ReminderState::Skipped;
    reason.date = answered ? reason.date : since;
    return true;
}

} // namespace

std::string cadence_name(const Work& work) {
    const auto* rule = first_match(work);
    if (rule != nullptr) {
        return rule->name;
    }
    return work.facts.contact.cadence ? own_cadence : std::string();
}

void plan_keep_in_touch(Work& work) {
    const auto& contact = work.facts.contact;
    const auto* rule = first_match(work);
    trace_choice(work, rule);
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
    reason.key = key_of(name, contact.id, reason.anchor);
    if (touch) {
        reason.date = domain::advanced(reason.anchor, cadence.every);
    } else {
        reason.date = staggered_day(work, cadence, reason.key);
        work.note(name, What::Staggered, reason.date);
    }
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
            draft.lapses_on = lapse_day(reason.date, *rule->max_late);
        }
    }
    draft.reason = std::move(reason);
    work.drafts.push_back(std::move(draft));
}

} // namespace kith::planning
