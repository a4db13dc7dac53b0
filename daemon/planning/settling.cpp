#include "planning/settling.hpp"

#include "planning/answer.hpp"
#include "planning/cadence.hpp"
#include "planning/duty.hpp"
#include "planning/selection.hpp"
#include "planning/touch.hpp"

#include <algorithm>
#include <cstring>

namespace kith::planning {

using domain::Reason;
using domain::Reminder;
using domain::ReminderState;
using domain::RuleKind;
using domain::Settlement;
using What = domain::TraceStep::What;

namespace {

bool is_death(const Reason& reason) {
    return reason.kind == RuleKind::Occasion && reason.occasion == domain::DateKind::Death;
}

bool a_rule_asks_for(const Reason& reason, const Work& work) {
    return std::any_of(work.book.rules.begin(), work.book.rules.end(), [&](const auto& rule) {
        return rule.name == reason.rule && rule.kind() == reason.kind &&
               selects(rule, work.facts.contact, work.book) &&
               (reason.kind != RuleKind::Duty || has_deadline(work, rule));
    });
}

bool is_still_made(const Reason& reason, const domain::Facts& facts) {
    return std::any_of(
        facts.appointments.begin(), facts.appointments.end(), [&](const domain::Appointment& one) {
            return one.date == reason.anchor && reason.key.ends_with("~" + std::to_string(one.id));
        });
}

bool still_asked_for(const Reason& reason, const Work& work) {
    if (work.facts.contact.deceased && !is_death(reason)) {
        return false;
    }
    switch (reason.kind) {
    case RuleKind::Promise:
    case RuleKind::Introduction:
        return true;
    case RuleKind::Appointment:
        return is_still_made(reason, work.facts);
    case RuleKind::KeepInTouch: {
        const auto choice = chosen_cadence(work);
        return choice && reason.rule == *choice->name;
    }
    default:
        return a_rule_asks_for(reason, work);
    }
}

/// Nothing but a cadence or a presence, which a pause of the contact lets rest.
bool can_rest(const Reminder& reminder) {
    return std::all_of(reminder.reasons.begin(), reminder.reasons.end(), [](const Reason& reason) {
        return reason.kind == RuleKind::KeepInTouch || reason.kind == RuleKind::Presence;
    });
}

/// What ends an open reminder that nobody has answered, by the owner's pace; null when nothing
/// does.
const char* laid_to_rest(const Reminder& reminder, const Work& work) {
    const auto* attention = work.calendar.attention;
    if (attention == nullptr || !can_rest(reminder)) {
        return nullptr;
    }
    if (attention->awake_from(work.facts.contact, work.today) > work.today) {
        return "paused";
    }
    const auto fresh = attention->fresh_start();
    const bool let_go =
        fresh &&
        std::all_of(reminder.reasons.begin(), reminder.reasons.end(), [&](const Reason& reason) {
            return reason.kind == RuleKind::KeepInTouch && reason.date < *fresh;
        });
    return let_go ? "fresh start" : nullptr;
}

/// What answered all reasons, as the first one says; null when one is left.
const char* answer_to_all(const Reminder& reminder, const Work& work) {
    const char* first = nullptr;
    for (const auto& reason : reminder.reasons) {
        const char* answer = answer_to(reason, work, &reminder);
        if (answer == nullptr) {
            return nullptr;
        }
        first = first == nullptr ? answer : first;
    }
    return first;
}

std::optional<Settlement> end_of(const Reminder& reminder, const Work& work) {
    if (const char* answer = answer_to_all(reminder, work)) {
        const bool over = std::strcmp(answer, by_time) == 0;
        return Settlement{
            reminder.key, over ? ReminderState::Lapsed : ReminderState::Done, answer, {}};
    }
    const bool asked =
        std::any_of(reminder.reasons.begin(), reminder.reasons.end(),
                    [&](const Reason& reason) { return still_asked_for(reason, work); });
    if (!asked) {
        return Settlement{
            reminder.key, ReminderState::Cancelled, "no rule asks for it any more", {}};
    }
    if (const char* rest = laid_to_rest(reminder, work)) {
        return Settlement{reminder.key, ReminderState::Cancelled, rest, {}};
    }
    return std::nullopt;
}

bool is_kept_when_late(const Reason& reason) {
    return reason.kind == RuleKind::Occasion || reason.kind == RuleKind::FollowUp ||
           reason.kind == RuleKind::Duty;
}

} // namespace

std::vector<Settlement> settled_by_facts(Work& work) {
    std::vector<Settlement> settled;
    for (const auto& reminder : work.facts.reminders) {
        if (reminder.state != ReminderState::Open && reminder.state != ReminderState::Snoozed) {
            continue;
        }
        if (auto end = end_of(reminder, work)) {
            if (end->state != ReminderState::Cancelled) {
                work.note(reminder.reasons.front().rule, What::Answered, work.today, reminder.key);
            }
            settled.push_back(std::move(*end));
        }
    }
    return settled;
}

void keep_what_is_due(Work& work) {
    for (const auto& reminder : work.facts.reminders) {
        if (reminder.state != ReminderState::Planned) {
            continue;
        }
        for (const auto& reason : reminder.reasons) {
            const bool late = reason.date < work.today && is_kept_when_late(reason);
            if (!late || is_drafted(work, reason.key) || answer_to(reason, work) != nullptr ||
                !still_asked_for(reason, work)) {
                continue;
            }
            auto& draft = work.drafts.emplace_back();
            draft.reason = reason;
            draft.day = reason.date;
            draft.at = reminder.at;
            draft.channels = reminder.channels;
            if (reminder.lapses_at) {
                draft.lapses_on = work.calendar.zone.date(*reminder.lapses_at);
            }
        }
    }
}

} // namespace kith::planning
