#include "planning/cadence.hpp"
#include "planning/draft.hpp"
#include "planning/pacing.hpp"
#include "planning/question.hpp"
#include "planning/touch.hpp"
#include "planning/turn.hpp"

#include <algorithm>

namespace kith::planning {

using domain::Date;
using domain::Reason;
using What = domain::TraceStep::What;

namespace {

/// Somebody who is met is not reminded of until so many days later.
constexpr int met_anyway_days = 7;

/// The day on which somebody without history comes up under this key. Counted from when they were
/// first known; when that day was over before anything was planned (a new rule for those known for
/// long), from today, and then kept.
Date staggered_day(const Work& work, const Reason& reason, const domain::Cadence& cadence) {
    const int days = stagger_days(work.facts.contact.id, cadence);
    const auto first = domain::plus_days(work.facts.first_known, days);
    if (first >= work.today) {
        return first;
    }
    if (const auto* before = planned_under(work.facts, reason.key)) {
        const auto same = std::find_if(before->reasons.begin(), before->reasons.end(),
                                       [&](const Reason& said) { return said.key == reason.key; });
        return same->date;
    }
    return domain::plus_days(work.today, days);
}

/// Moves the wanted day, and the window with it.
void want_on(Reason& reason, Date date, const domain::Cadence& cadence) {
    const auto ideal = domain::advanced(reason.anchor, cadence.every);
    const auto width = domain::days_between(ideal, end_of_window(reason.anchor, cadence));
    reason.date = date;
    reason.at_worst = domain::plus_days(date, std::max(width, 1));
}

/// The day that the cadence alone wants, and under which key.
Reason reason_of(Work& work, const ChosenCadence& choice) {
    const auto& cadence = choice.cadence;
    Reason reason;
    reason.kind = domain::RuleKind::KeepInTouch;
    reason.rule = *choice.name;
    reason.every = cadence.every;
    const auto touch = last_touch(work.facts, reason.rule, work.today);
    reason.no_history = !touch;
    reason.anchor = touch.value_or(work.facts.first_known);
    reason.date = domain::advanced(reason.anchor, cadence.every);
    reason.at_worst = end_of_window(reason.anchor, cadence);
    reason.key = key_of(reason.rule, work.facts.contact.id, reason.anchor);
    work.note(reason.rule, What::CountedFrom, reason.anchor);
    if (!touch) {
        want_on(reason, staggered_day(work, reason, cadence), cadence);
        work.note(reason.rule, What::Staggered, reason.date);
    }
    return reason;
}

/// Counts on from where the last reminder of this anchor ended. What was wanted before a fresh
/// start is spread over the cadence from there.
void resume(Work& work, Reason& reason, const Turn& turn, const domain::Cadence& cadence) {
    const auto* attention = work.calendar.attention;
    const auto fresh = attention == nullptr ? std::nullopt : attention->fresh_start();
    const bool afresh = fresh && reason.date < *fresh;
    if (afresh) {
        const int days = stagger_days(work.facts.contact.id, cadence);
        want_on(reason, domain::plus_days(*fresh, days), cadence);
        work.note(reason.rule, What::FreshStart, *fresh);
    }
    if (turn.end) {
        reason.key = turn.end->key;
        // An interaction of the anchor's own day answers too: due as if nothing had been said.
        if (turn.end->unanswered() && !(afresh && reason.date > turn.end->on)) {
            reason.date = turn.end->on;
        }
    }
}

/// The meeting to come that is touch enough; null when there is none, or it has been too long.
const domain::Appointment* met_anyway(const Work& work, const Reason& reason) {
    const auto found =
        std::find_if(work.facts.appointments.begin(), work.facts.appointments.end(),
                     [&](const domain::Appointment& one) {
                         return one.date >= work.today &&
                                one.date <= domain::plus_days(work.today, appointment_days) &&
                                reason.date <= domain::plus_days(one.date, met_anyway_days);
                     });
    return found == work.facts.appointments.end() || *reason.at_worst < work.today ? nullptr
                                                                                   : &*found;
}

void add_cadence(Work& work, const ChosenCadence& choice, Reason reason) {
    const auto lapses_on = choice.rule != nullptr && choice.rule->max_late && !reason.asks
                               ? std::optional(lapse_day(reason.date, *choice.rule->max_late))
                               : std::nullopt;
    auto& draft = choice.rule == nullptr
                      ? add_draft(work, std::move(reason), lapses_on)
                      : add_draft(work, *choice.rule, std::move(reason), lapses_on);
    give_room(work, draft);
}

} // namespace

void plan_keep_in_touch(Work& work) {
    const auto choice = chosen_cadence(work);
    trace_choice(work, choice);
    if (!choice) {
        return;
    }
    auto reason = reason_of(work, *choice);
    std::string slot;
    if (const auto day = day_to_ask(work, reason.date)) {
        work.note(reason.rule, What::Asks, *day);
        slot = "ask";
        reason.asks = true;
        reason.date = *day;
        reason.key = key_of(reason.rule, work.facts.contact.id, reason.anchor, slot);
    }
    const auto turn = turn_of(reason, work.facts, slot);
    if (turn.stands) {
        work.note(reason.rule, What::AlreadyHandled, reason.date, reason.key);
        return;
    }
    resume(work, reason, turn, choice->cadence);
    if (const auto* meeting = met_anyway(work, reason)) {
        work.note(reason.rule, What::Prepares, meeting->date);
        return;
    }
    add_cadence(work, *choice, std::move(reason));
}

} // namespace kith::planning
