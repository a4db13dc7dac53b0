#pragma once

#include "app/situation.hpp"
#include "domain/store.hpp"

#include <optional>
#include <span>

namespace kith::app {

/// Runs planning for contacts whose facts changed and keeps the result in the store.
class Planner {
public:
    Planner(domain::Store& store, const Situation& situation)
        : store_(store), situation_(situation) {}

    /// One transaction for all of them.
    void replan(std::span<const domain::ContactId> contacts, domain::Instant now);
    /// Everybody, in transactions of some hundreds.
    void replan_all(domain::Instant now);
    /// The reminder is settled, so the promises that it spoke of are kept or given up.
    void settle_promises(const domain::ReminderKey& reminder, domain::Instant now);
    /// The plan as it would be, with its trace; nothing is kept. Absent when the contact is gone.
    [[nodiscard]] std::optional<domain::Plan> preview(const domain::ContactId& contact,
                                                      domain::Instant now) const;

private:
    domain::Store& store_;
    const Situation& situation_;
};

} // namespace kith::app
