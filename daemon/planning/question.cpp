#include "planning/question.hpp"

#include "planning/cadence.hpp"

#include <algorithm>

namespace kith::planning {

using domain::Date;
using domain::Interaction;
using domain::Reason;
using domain::Reminder;
using domain::ReminderState;

namespace {

/// So many times in a row mean that the cadence does not fit.
constexpr int patience = 3;

bool is_cadence(const Reminder& reminder) {
    return std::any_of(reminder.reasons.begin(), reminder.reasons.end(), [](const Reason& reason) {
        return reason.kind == domain::RuleKind::KeepInTouch;
    });
}

bool asks(const Reminder& reminder) {
    return std::any_of(reminder.reasons.begin(), reminder.reasons.end(),
                       [](const Reason& reason) { return reason.asks; });
}

/// The day the last question ended on; absent when there was none, or it was withdrawn.
std::optional<Date> last_question(const Work& work) {
    std::optional<Date> newest;
    for (const auto& reminder : work.facts.reminders) {
        if (asks(reminder) && reminder.settled_on && reminder.state != ReminderState::Cancelled) {
            newest = std::max(newest, reminder.settled_on);
        }
    }
    return newest;
}

/// The day of the third skip when that many followed each other after `since`.
std::optional<Date> put_off(const Work& work, std::optional<Date> since) {
    for (const auto& reminder : work.facts.reminders) {
        if (reminder.state == ReminderState::Done && is_cadence(reminder)) {
            since = std::max(since, reminder.settled_on);
        }
    }
    if (const auto* touch = newest_interaction(work.facts, work.today)) {
        since = std::max(since, std::optional(touch->date));
    }
    int skips = 0;
    std::optional<Date> last;
    for (const auto& reminder : work.facts.reminders) {
        if (reminder.state == ReminderState::Skipped && is_cadence(reminder) && !asks(reminder) &&
            reminder.settled_on > since && reminder.settled_on <= work.today) {
            ++skips;
            last = std::max(last, reminder.settled_on);
        }
    }
    return skips >= patience ? last : std::nullopt;
}

bool reached_out_in_writing(const Interaction& one) {
    return one.direction == domain::Direction::Out &&
           (one.kind == domain::InteractionKind::Message ||
            one.kind == domain::InteractionKind::Letter);
}

/// The newest interactions are messages and letters of mine only, all after `since`.
bool unanswered(const Work& work, std::optional<Date> since) {
    int letters = 0;
    for (const auto& one : work.facts.interactions) {
        if (one.date > work.today) {
            continue;
        }
        if (!reached_out_in_writing(one) || one.date <= since) {
            return false;
        }
        if (++letters == patience) {
            return true;
        }
    }
    return false;
}

} // namespace

std::optional<Date> day_to_ask(const Work& work, Date wanted) {
    const auto since = last_question(work);
    if (const auto last_skip = put_off(work, since)) {
        return domain::plus_days(*last_skip, 1);
    }
    return unanswered(work, since) ? std::optional(wanted) : std::nullopt;
}

bool question_answered(const Reason& question, const Work& work) {
    const auto* attention = work.calendar.attention;
    if (attention != nullptr &&
        attention->awake_from(work.facts.contact, work.today) > work.today) {
        return true;
    }
    const auto& arranged = work.facts.arrangement;
    return arranged.never || (arranged.cadence && arranged.cadence->every != question.every);
}

} // namespace kith::planning
