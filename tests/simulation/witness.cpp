#include "witness.hpp"

#include <algorithm>

namespace kith::simulation {

using domain::Date;
using domain::Reason;
using domain::Reminder;
using domain::ReminderState;

namespace {

constexpr std::size_t most_complaints = 20;

} // namespace

void Witness::saw_opening(const Reminder& reminder, domain::Instant now, const Day& day) {
    if (reminder.due_at > now) {
        complain("opened before its moment", reminder.key, day.date);
    }
    for (const auto& reason : reminder.reasons) {
        ++spoken_[reason.kind];
        if (reason.date > day.date) {
            complain("opened before its day " + domain::format_date(reason.date), reason.key,
                     day.date);
        }
        if (!keys_.insert(reason.key).second) {
            complain("spoke twice", reason.key, day.date);
        }
    }
    if (reminder.paced) {
        full_days_ += day.paced == people_per_day_ ? 1 : 0;
        if (day.paced > people_per_day_) {
            complain("is one more than the pace", reminder.key, day.date);
        }
        if (day.rests) {
            complain("opened on a day of rest", reminder.key, day.date);
        }
    }
}

void Witness::saw_waiting(const Waiting& waiting, Date today) {
    longest_wait_ = std::max(longest_wait_, waiting.working_days);
    const bool has_turn = waiting.date == today;
    if (waiting.working_days > bound_ || (waiting.working_days == bound_ && !has_turn)) {
        complain("waits longer than the bound", waiting.key, today);
    }
    if (waiting.date < today || waiting.date < waiting.wanted) {
        complain("has a day that is over or too early", waiting.key, today);
    }
}

void Witness::saw_plan(const domain::Facts& facts, bool has_cadence, Date today) {
    const auto goes_on = [](const Reminder& reminder) {
        return reminder.state == ReminderState::Open || reminder.state == ReminderState::Snoozed ||
               (reminder.state == ReminderState::Planned &&
                std::any_of(reminder.reasons.begin(), reminder.reasons.end(),
                            [](const Reason& reason) {
                                return reason.kind == domain::RuleKind::KeepInTouch;
                            }));
    };
    if (has_cadence && std::none_of(facts.reminders.begin(), facts.reminders.end(), goes_on)) {
        complain("is forgotten", facts.contact.id, today);
    }
}

void Witness::complain(const std::string& what, const std::string& whom, Date today) {
    if (complaints_.size() < most_complaints) {
        complaints_.push_back(domain::format_date(today) + ": " + whom + " " + what);
    }
}

} // namespace kith::simulation
