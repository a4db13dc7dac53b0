#include "planning/touch.hpp"

#include "planning/draft.hpp"

#include <algorithm>

namespace kith::planning {

using domain::Date;
using domain::Reminder;
using domain::ReminderState;

namespace {

/// To do what it asks for is to be in touch. Not so to plan ahead, or to be prepared.
bool asks_for_touch(const domain::Reason& reason) {
    switch (reason.kind) {
    case domain::RuleKind::Occasion:
        return reason.days_ahead == 0;
    case domain::RuleKind::Duty:
    case domain::RuleKind::Appointment:
        return false;
    default:
        return true;
    }
}

/// Done means that they were in touch. What an interaction answered counts by the interaction's own
/// day, and an answer to a question is none.
bool is_touch(const Reminder& reminder) {
    return reminder.state == ReminderState::Done && reminder.settled_by != by_interaction &&
           reminder.settled_by != by_answer &&
           std::any_of(reminder.reasons.begin(), reminder.reasons.end(), asks_for_touch);
}

bool is_skip(const Reminder& reminder, const std::string& rule) {
    return reminder.state == ReminderState::Skipped &&
           std::any_of(reminder.reasons.begin(), reminder.reasons.end(), [&](const auto& reason) {
               return reason.kind == domain::RuleKind::KeepInTouch && reason.rule == rule;
           });
}

} // namespace

std::optional<Date> last_touch(const domain::Facts& facts, const std::string& rule, Date today) {
    std::optional<Date> newest;
    const auto take = [&](Date date) {
        if (date <= today && (!newest || date > *newest)) {
            newest = date;
        }
    };
    if (const auto* interaction = newest_interaction(facts, today)) {
        take(interaction->date);
    }
    if (facts.contact.last_contact) {
        take(*facts.contact.last_contact);
    }
    for (const auto& reminder : facts.reminders) {
        if (reminder.settled_on && (is_touch(reminder) || is_skip(reminder, rule))) {
            take(*reminder.settled_on);
        }
    }
    return newest;
}

} // namespace kith::planning
