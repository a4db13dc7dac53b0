#include "delivery/opening.hpp"

#include <algorithm>

namespace kith::delivery {

using domain::Opening;
using domain::Reason;
using domain::Reminder;
using domain::ReminderState;
using domain::RuleKind;

namespace {

/// Wants any touch at all, whenever it suits: what has a date says it along.
bool is_only_cadence(const Reminder& reminder) {
    return std::ranges::all_of(reminder.reasons, [](const Reason& reason) {
        return reason.kind == RuleKind::KeepInTouch && !reason.asks;
    });
}

/// Has no day of its own, so that another reminder of the same subject can take it over.
bool is_carried(const Reason& reason) {
    return reason.kind == RuleKind::KeepInTouch || reason.kind == RuleKind::Balance ||
           reason.kind == RuleKind::Presence;
}

/// The same occasion, or the same deadline of the same duty, told nearer to its day.
bool is_nearer(const Reason& reason, const Reason& early) {
    return (early.kind == RuleKind::Occasion || early.kind == RuleKind::Duty) &&
           reason.kind == early.kind && reason.rule == early.rule &&
           reason.anchor == early.anchor && reason.duty == early.duty &&
           reason.text == early.text && reason.days_ahead < early.days_ahead;
}

/// The day has come, or come nearer, that an earlier reminder spoke of.
bool announces(const Reminder& ahead, const Reminder& day) {
    const auto is_said_again = [&](const Reason& early) {
        return std::ranges::any_of(day.reasons,
                                   [&](const Reason& reason) { return is_nearer(reason, early); });
    };
    return std::ranges::any_of(ahead.reasons, is_said_again) &&
           std::ranges::all_of(ahead.reasons, [&](const Reason& reason) {
               return is_carried(reason) || is_said_again(reason);
           });
}

/// Asks for a touch now, on a day of its own: not only in time for an occasion to come. What a
/// network is owed is no touch.
bool asks_for_touch(const Reminder& reminder) {
    return std::ranges::any_of(reminder.reasons, [](const Reason& reason) {
        switch (reason.kind) {
        case RuleKind::KeepInTouch:
        case RuleKind::Duty:
        case RuleKind::Presence:
            return false;
        case RuleKind::Occasion:
            return reason.days_ahead == 0;
        default:
            return true;
        }
    });
}

/// One touch satisfies every reason: what is open says enough for a cadence that comes due.
bool says_enough(const Reminder& open, const Reminder& reminder) {
    return (asks_for_touch(open) && is_only_cadence(reminder)) || announces(reminder, open);
}

/// An open cadence, and an offer with it, is said together with what has a date. A question waits
/// for its own answer.
bool takes_over(const Reminder& reminder, const Reminder& open) {
    const bool rides = std::ranges::all_of(
        open.reasons, [](const Reason& reason) { return is_carried(reason) && !reason.asks; });
    return (asks_for_touch(reminder) && rides) || announces(open, reminder);
}

/// Reasons that still stand when `other` is said together with this reminder.
void take_reasons(Opening& opening, const Reminder& other) {
    for (const auto& reason : other.reasons) {
        const auto& said = opening.reasons;
        if (is_carried(reason) && std::find(said.begin(), said.end(), reason) == said.end()) {
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
        if (says_enough(other, reminder)) {
            return domain::Settlement{reminder.key, ReminderState::Cancelled,
                                      "absorbed by " + other.key, other.key};
        }
        if (takes_over(reminder, other)) {
            opening.absorbs.push_back(other.key);
            take_reasons(opening, other);
        }
    }
    opening.deliveries = route(reminder, reminder.round + 1, ways, zone, now);
    return opening;
}

} // namespace kith::delivery
