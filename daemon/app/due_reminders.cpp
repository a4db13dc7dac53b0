#include "app/due_reminders.hpp"

#include "delivery/opening.hpp"

#include <algorithm>
#include <chrono>

namespace kith::app {

using domain::ReminderState;

namespace {

/// So many reminders share one durable commit.
constexpr std::size_t batch_size = 256;

std::vector<domain::ContactId> contacts_of(const std::vector<domain::Reminder>& reminders) {
    std::vector<domain::ContactId> ids;
    ids.reserve(reminders.size());
    for (const auto& reminder : reminders) {
        ids.push_back(reminder.contact);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

} // namespace

DueReminders::Result DueReminders::handle(domain::Instant now) {
    Result result;
    while (lapse(now, result)) {
    }
    while (open(now, result)) {
    }
    return result;
}

bool DueReminders::lapse(domain::Instant now, Result& result) {
    const auto over = store_.lapsing(now, batch_size);
    store_.transact([&] {
        for (const auto& reminder : over) {
            const domain::Settlement settlement{
                reminder.key, ReminderState::Lapsed, "too late", {}};
            store_.settle({&settlement, 1}, now, situation_.zone.date(now));
        }
        planner_.replan(contacts_of(over), now);
    });
    result.lapsed += over.size();
    return !over.empty();
}

bool DueReminders::open(domain::Instant now, Result& result) {
    const auto due = store_.due(now, batch_size);
    store_.transact([&] {
        for (const auto& reminder : due) {
            if (pacing_.admits(reminder, now)) {
                open_one(reminder, now, result);
            } else {
                pacing_.put_off(reminder, now);
            }
        }
        planner_.replan(contacts_of(due), now);
    });
    return !due.empty();
}

void DueReminders::open_one(const domain::Reminder& reminder, domain::Instant now, Result& result) {
    const auto today = situation_.zone.date(now);
    auto others = store_.open_reminders_of(reminder.contact);
    std::erase_if(others, [](const auto& other) { return other.state != ReminderState::Open; });
    const auto decision =
        delivery::decide_opening(reminder, others, situation_.ways, situation_.zone, now);
    if (const auto* settlement = std::get_if<domain::Settlement>(&decision)) {
        store_.settle({settlement, 1}, now, today);
        pacing_.left_plan(reminder, Pacing::Left::Ended, now);
        return;
    }
    const auto& opening = std::get<domain::Opening>(decision);
    store_.open({&opening, 1}, now, today);
    if (opening.to == ReminderState::Lapsed) {
        pacing_.left_plan(reminder, Pacing::Left::Ended, now);
        ++result.lapsed;
        return;
    }
    pacing_.left_plan(reminder, Pacing::Left::Opened, now);
    ++result.opened;
    if (now - reminder.due_at > std::chrono::hours(1)) {
        ++result.late;
    }
}

} // namespace kith::app
