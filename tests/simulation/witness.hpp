#pragma once

#include "domain/facts.hpp"
#include "waiting_list.hpp"

#include <map>
#include <string>
#include <unordered_set>
#include <vector>

namespace kith::simulation {

/// Sees everything that happens in a World and complains about what must never be.
class Witness {
public:
    /// `bound`: so many working days after the window nobody waits longer.
    Witness(int people_per_day, int bound) : people_per_day_(people_per_day), bound_(bound) {}

    /// What the day is like on which something opens.
    struct Day {
        domain::Date date{};
        int paced = 0;      ///< how many paced ones have opened on it, this one included
        bool rests = false; ///< the owner does, or the contact
    };
    /// A reminder opens now, for the first time.
    void saw_opening(const domain::Reminder& reminder, domain::Instant now, const Day& day);
    /// A working day was dealt and this one is among those that wait.
    void saw_waiting(const Waiting& waiting, domain::Date today);
    /// The contact was planned. `has_cadence`: a rule or the owner wants it to be asked for, and
    /// nothing holds it back for the moment.
    void saw_plan(const domain::Facts& facts, bool has_cadence, domain::Date today);

    /// The first twenty.
    [[nodiscard]] const std::vector<std::string>& complaints() const { return complaints_; }
    /// How often each kind of reason spoke.
    [[nodiscard]] const std::map<domain::RuleKind, int>& spoken() const { return spoken_; }
    [[nodiscard]] int full_days() const { return full_days_; }
    [[nodiscard]] int longest_wait() const { return longest_wait_; }

private:
    void complain(const std::string& what, const std::string& whom, domain::Date today);

    int people_per_day_;
    int bound_;
    std::unordered_set<domain::ReminderKey> keys_; ///< of all reasons that have spoken
    std::vector<std::string> complaints_;
    std::map<domain::RuleKind, int> spoken_;
    int full_days_ = 0;
    int longest_wait_ = 0;
};

} // namespace kith::simulation
