#include "app/planner.hpp"

#include "app/circles.hpp"
#include "planning/plan.hpp"

#include <algorithm>
#include <set>

namespace kith::app {

using domain::ContactId;
using domain::Instant;

namespace {

constexpr std::size_t batch_size = 500;

bool holds_a_day(const domain::Reminder& reminder) {
    return reminder.paced && reminder.state == domain::ReminderState::Planned;
}

std::set<ContactId> as_set(const std::vector<ContactId>& ids) { return {ids.begin(), ids.end()}; }

} // namespace

std::optional<domain::Plan> Planner::preview(const ContactId& contact, Instant now) const {
    const auto facts = store_.facts(contact, situation_.zone.date(now));
    if (!facts) {
        return std::nullopt;
    }
    return planning::plan(*facts, situation_.book(), situation_.calendar(), now,
                          planning::Trace::On);
}

void Planner::replan_one(const ContactId& contact, Instant now) {
    if (plan_once(contact, now)) {
        plan_once(contact, now); // what has just ended no longer stands in the way of what follows
    }
}

/// True when it ended reminders.
bool Planner::plan_once(const ContactId& contact, Instant now) {
    const auto today = situation_.zone.date(now);
    const auto facts = store_.facts(contact, today);
    if (!facts) {
        return false;
    }
    const auto plan = planning::plan(*facts, situation_.book(), situation_.calendar(), now);
    free_days(*facts);
    hold_days(plan);
    store_.apply_plan(contact, plan, now, today);
    for (const auto& settlement : plan.settled) {
        settle_promises(settlement.key, now);
    }
    return !plan.settled.empty();
}

void Planner::free_days(const domain::Facts& facts) {
    for (const auto& reminder : facts.reminders) {
        if (situation_.attention && holds_a_day(reminder)) {
            situation_.attention->give_back(reminder.date);
        }
    }
}

void Planner::hold_days(const domain::Plan& plan) {
    for (const auto& reminder : plan.planned) {
        if (situation_.attention && holds_a_day(reminder)) {
            situation_.attention->take(reminder.date);
        }
    }
}

void Planner::replan(std::span<const ContactId> contacts, Instant now) {
    store_.transact([&] {
        for (const auto& contact : contacts) {
            replan_one(contact, now);
        }
    });
}

void Planner::replan_with_circles(std::span<const ContactId> contacts, Instant now) {
    store_.transact([&] {
        std::set<ContactId> concerned;
        for (const auto& contact : contacts) {
            concerned.merge(as_set(store_.circles_of(contact)));
            if (place_in_circles(contact, now)) {
                concerned.merge(as_set(store_.circles_of(contact)));
            }
            replan_one(contact, now);
        }
        for (const auto& circle : concerned) {
            replan_one(circle, now);
        }
    });
}

bool Planner::place_in_circles(const ContactId& id, Instant now) {
    const auto contact = store_.contact(id);
    const auto circles =
        contact ? circles_of(*contact, situation_.configuration) : std::vector<ContactId>();
    return store_.set_circles(id, circles, now);
}

void Planner::settle_promises(const domain::ReminderKey& key, Instant now) {
    const auto reminder = store_.reminder(key);
    for (const auto& reason : reminder ? reminder->reasons : std::vector<domain::Reason>()) {
        if (reason.promise != 0) {
            store_.settle_promise(reason.promise, now);
        }
    }
}

void Planner::replan_all(Instant now) {
    std::vector<ContactId> everybody;
    everybody.reserve(store_.contact_count());
    store_.each_contact([&](const ContactId& id, const std::string&) {
        everybody.push_back(id);
        return true;
    });
    std::span<const ContactId> rest = everybody;
    while (!rest.empty()) {
        const auto batch = rest.first(std::min(batch_size, rest.size()));
        store_.transact([&] {
            for (const auto& id : batch) {
                place_in_circles(id, now);
                replan_one(id, now);
            }
        });
        rest = rest.subspan(batch.size());
    }
    replan_circles(now); // only now it is known who is in them
}

void Planner::replan_circles(Instant now) {
    std::vector<ContactId> circles;
    for (const auto& circle : circles_in(situation_.configuration)) {
        circles.push_back(circle.id);
    }
    replan(circles, now);
}

} // namespace kith::app
