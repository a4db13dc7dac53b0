#pragma once

#include "planning/simulation.hpp"

#include <map>
#include <unordered_set>

namespace kith::planning {

/// Counts what a simulation asks for, day by day.
class SimulationTally {
public:
    /// The visitor has to outlive the tally.
    explicit SimulationTally(const AskedVisitor& on_asked) : on_asked_(on_asked) {}

    void begin_day(domain::Date date);
    /// The reminder speaks on the day that has begun.
    void ask(const domain::Contact& contact, const domain::Reminder& reminder);
    /// The reminder has not spoken when the last day is over.
    void leave_waiting(const domain::Contact& contact, const domain::Reminder& reminder);

    /// To be called once, at the end. Days and waits are complete; nothing is said of clocks.
    [[nodiscard]] Simulation result();

private:
    void count_wait(const domain::Contact& contact, const domain::Reason& reason,
                    std::optional<domain::Date> asked);

    const AskedVisitor& on_asked_;
    Simulation simulation_;
    std::map<std::string, Simulation::RuleUse> rules_;
    std::map<domain::ContactId, Simulation::Wait> waits_; ///< the longest of each
    std::unordered_set<domain::ContactId> people_;        ///< of the day
};

} // namespace kith::planning
