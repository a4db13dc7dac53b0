#pragma once

#include "app/situation.hpp"
#include "domain/store.hpp"

#include <optional>
#include <span>

namespace kith::app {

/// Runs planning for contacts whose facts changed and keeps the result in the store, and the load
/// of the owner's days (Situation::attention) with it.
class Planner {
public:
    Planner(domain::Store& store, Situation& situation) : store_(store), situation_(situation) {}

    /// One transaction for all of them.
    void replan(std::span<const domain::ContactId> contacts, domain::Instant now);
    /// The same for people who were touched, or whose facts changed: they enter and leave circles,
    /// and the circles they are in, or were in, are planned anew too.
    void replan_with_circles(std::span<const domain::ContactId> contacts, domain::Instant now);
    /// Everybody, in transactions of some hundreds, and then the circles.
    void replan_all(domain::Instant now);
    /// All circles: somebody is gone, and nobody knows from which.
    void replan_circles(domain::Instant now);
    /// The reminder is settled, so the promises that it spoke of are kept or given up.
    void settle_promises(const domain::ReminderKey& reminder, domain::Instant now);
    /// The plan as it would be, with its trace; nothing is kept. Absent when the contact is gone.
    [[nodiscard]] std::optional<domain::Plan> preview(const domain::ContactId& contact,
                                                      domain::Instant now) const;

private:
    void replan_one(const domain::ContactId& contact, domain::Instant now);
    bool plan_once(const domain::ContactId& contact, domain::Instant now);
    bool place_in_circles(const domain::ContactId& contact, domain::Instant now);
    void free_days(const domain::Facts& facts);
    void hold_days(const domain::Plan& plan);

    domain::Store& store_;
    Situation& situation_;
};

} // namespace kith::app
