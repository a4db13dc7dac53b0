#include "delivery/opening.hpp"

#include <algorithm>

namespace kith::delivery {

using domain::Opening;
using domain::Reason;
using domain::Reminder;
using domain::ReminderState;
using domain::RuleKind;

namespace {

bool only_cadence(const Reminder& reminder) {
    return std::all_of(reminder.reasons.begin(), reminder.reasons.end(),
                       [](const Reason& reason) { return reason.kind == RuleKind::KeepInTouch; });
}

/// The day has come that an earlier reminder spoke of.
bool announces(const Reminder& ahead, const Reminder& day) {
    const auto speaks_of_it = [&](const Reason& early) {
        return early.kind == RuleKind::Occasion && early.days_ahead > 0 &&
               std::any_of(day.reasons.begin(), day.reasons.end(), [&](const Reason& reason) {
                   return reason.kind == RuleKind::Occasion && reason.rule == early.rule &&
                          reason.anchor == early.anchor && reason.days_ahead < early.days_ahead;
               });
    };
    return !only_cadence(ahead) &&
           std::all_of(ahead.reasons.begin(), ahead.reasons.end(), [&](const Reason& reason) {
               return reason.kind == RuleKind::KeepInTouch || speaks_of_it(reason);
           });
}

/// Asks for a touch now, on a day of its own: not only in time for an occasion to come.
bool asks_for_touch(const Reminder& reminder) {
    return std::any_of(reminder.reasons.begin(), reminder.reasons.end(), [](const Reason& reason) {
        return reason.kind != RuleKind::KeepInTouch && reason.days_ahead == 0;
    });
}

/// One touch satisfies every reason: an open cadence is said together with what has a date.
bool absorbs(const Reminder& reminder, const Reminder& other) {
    return (asks_for_touch(reminder) && only_cadence(other)) || announces(other, reminder);
}

/// Reasons that still stand when `other` is said together with this reminder.
void take_reasons(Opening& opening, const Reminder& other) {
    for (const auto& reason : other.reasons) {
        const auto& said = opening.reasons;
        if (reason.kind == RuleKind::KeepInTouch &&
            std::find(said.begin(), said.end(), reason) == said.end()) {
            opening.reasons.push_back(reason);
        }
    }
}

} // namespace

std::variant<Opening, domain::Settlement>
decide_opening(const Reminder& reminder, std::span<const Reminder> open,
               std::span<const WayOut> ways, const domain::Zone& zone, domain::Instant now) {
    Opening opening;
    opening.key = reminder.key;
    opening.reasons = reminder.reasons;
    opening.lapses_at = reminder.lapses_at;
    if (reminder.lapses_at && *reminder.lapses_at <= now) {
        if (reminder.state != ReminderState::Snoozed) {
            opening.to = ReminderState::Lapsed;
            return opening;
        }
        opening.lapses_at.reset(); // the owner asked for it at this later moment
    }
    for (const auto& other : open) {
        if (other.key == reminder.key) {
            continue;
        }
        if (absorbs(other, reminder)) {
            return domain::Settlement{reminder.key, ReminderState::Cancelled,
                                      "absorbed by " + other.key, other.key};
        }
        if (absorbs(reminder, other)) {
            opening.absorbs.push_back(other.key);
            take_reasons(opening, other);
        }
    }
    opening.deliveries = route(reminder, reminder.round + 1, ways, zone, now);
    return opening;
}

} // namespace kith::delivery
