#include "planning/turn.hpp"

#include "planning/draft.hpp"

#include <algorithm>

namespace kith::planning {

using domain::Facts;
using domain::Reason;
using domain::Reminder;
using domain::ReminderState;

namespace {

bool says(const Reminder& reminder, const domain::ReminderKey& key) {
    return std::any_of(reminder.reasons.begin(), reminder.reasons.end(),
                       [&](const Reason& reason) { return reason.key == key; });
}

/// The reminder that speaks for this one in the end: others may have taken over what it says.
const Reminder& in_charge(const Facts& facts, const Reminder& reminder) {
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

} // namespace

bool had_its_turn(const Reminder& reminder) {
    return reminder.opened_at || !reminder.absorbed_by.empty() ||
           reminder.state == ReminderState::Done || reminder.state == ReminderState::Skipped ||
           reminder.state == ReminderState::Lapsed;
}

const Reminder* handled(const Facts& facts, const domain::ReminderKey& key) {
    const auto found =
        std::find_if(facts.reminders.begin(), facts.reminders.end(),
                     [&](const Reminder& one) { return had_its_turn(one) && says(one, key); });
    return found == facts.reminders.end() ? nullptr : &*found;
}

const Reminder* planned_under(const Facts& facts, const domain::ReminderKey& key) {
    const auto found =
        std::find_if(facts.reminders.begin(), facts.reminders.end(), [&](const Reminder& one) {
            return one.state == ReminderState::Planned && says(one, key);
        });
    return found == facts.reminders.end() ? nullptr : &*found;
}

Turn turn_of(const Reason& reason, const Facts& facts, const std::string& slot) {
    const Reminder* ended = nullptr;
    for (const auto& reminder : facts.reminders) {
        const bool same =
            std::any_of(reminder.reasons.begin(), reminder.reasons.end(), [&](const Reason& said) {
                return said.kind == reason.kind && said.rule == reason.rule &&
                       said.anchor == reason.anchor;
            });
        if (!same || !had_its_turn(reminder)) {
            continue;
        }
        const auto& last = in_charge(facts, reminder);
        if (!last.settled_on) {
            return {true, {}};
        }
        ended = ended == nullptr || *ended->settled_on < *last.settled_on ? &last : ended;
    }
    if (ended == nullptr) {
        return {};
    }
    Turn::End end{{}, *ended->settled_on, ended->state};
    const auto before = slot.empty() ? slot : slot + "~";
    do {
        end.key = key_of(reason.rule, facts.contact.id, reason.anchor,
                         before + domain::format_date(end.on));
        end.on = domain::plus_days(end.on, 1);
    } while (handled(facts, end.key) != nullptr);
    end.on = domain::plus_days(end.on, -1);
    return {false, std::move(end)};
}

} // namespace kith::planning
