#include "planning/draft.hpp"

#include "planning/touch.hpp"

#include <algorithm>

namespace kith::planning {

using domain::Date;
using domain::Facts;
using domain::Interaction;
using domain::Reason;
using domain::Reminder;
using domain::ReminderState;

domain::ReminderKey key_of(const std::string& rule, const domain::ContactId& contact, Date anchor,
                           const std::string& slot) {
    std::string key = rule + "/" + contact + "/" + domain::format_date(anchor);
    if (!slot.empty()) {
        key += "~" + slot;
    }
    return key;
}

bool had_its_turn(const Reminder& reminder) {
    return reminder.opened_at || !reminder.absorbed_by.empty() ||
           reminder.state == ReminderState::Done || reminder.state == ReminderState::Skipped ||
           reminder.state == ReminderState::Lapsed;
}

const Reminder* handled(const Facts& facts, const domain::ReminderKey& key) {
    for (const auto& reminder : facts.reminders) {
        if (!had_its_turn(reminder)) {
            continue;
        }
        const bool says_it = std::any_of(reminder.reasons.begin(), reminder.reasons.end(),
                                         [&](const Reason& reason) { return reason.key == key; });
        if (says_it) {
            return &reminder;
        }
    }
    return nullptr;
}

Date lapse_day(Date due, domain::Span max_late) {
    return std::max(domain::advanced(due, max_late), domain::plus_days(due, 1));
}

const Interaction* newest_interaction(const Facts& facts, Date today) {
    const auto found = std::find_if(facts.interactions.begin(), facts.interactions.end(),
                                    [&](const Interaction& one) { return one.date <= today; });
    return found == facts.interactions.end() ? nullptr : &*found;
}

bool answered(const Reason& reason, const Facts& facts, Date today) {
    const auto* newest = newest_interaction(facts, today);
    switch (reason.kind) {
    case domain::RuleKind::KeepInTouch: {
        const auto touch = last_touch(facts, reason.rule, today);
        return touch && (*touch > reason.anchor || (reason.no_history && *touch == reason.anchor));
    }
    case domain::RuleKind::FollowUp:
        return newest != nullptr &&
               (newest->date > reason.anchor ||
                (newest->date == reason.anchor && newest->kind != reason.after));
    case domain::RuleKind::Occasion:
        return newest != nullptr &&
               newest->date >= domain::plus_days(reason.date, reason.days_ahead);
    case domain::RuleKind::Promise:
        return newest != nullptr && newest->date >= reason.date && newest->date > reason.anchor;
    case domain::RuleKind::Duty:
    case domain::RuleKind::Introduction:
        return false; // done is what one says is done
    case domain::RuleKind::Balance:
        return newest != nullptr && newest->date > reason.anchor;
    case domain::RuleKind::Presence:
        return newest != nullptr && newest->date > reason.anchor;
    case domain::RuleKind::Appointment:
        return today > reason.anchor;
    }
    return false;
}

} // namespace kith::planning
