#pragma once

#include "domain/facts.hpp"
#include "planning/rule_book.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kith::planning {

/// A person or a circle of the simulation.
struct Subject {
    domain::Facts facts; ///< of a circle without `circle`: that is found from the members
    /// The circles it belongs to itself: a person to networks, types and alliances, a type to the
    /// portfolio.
    std::vector<domain::ContactId> circles;
};

/// What a simulation takes for granted. The simulated owner does on the day it is asked what is
/// asked: calls, congratulates, gives something back, calls the first of those that a circle's
/// reminder names, sees to duties and promises. Nothing else happens.
struct Assumptions {
    domain::Date start{}; ///< the first day, one of the owner's
    int days = 365;       ///< 1 to 3660
    int attentive_percent =
        100; ///< on the other days the owner does nothing and makes up for it later
};

/// What was asked on one day. Reminders said together are several.
struct Asked {
    domain::ReminderKey key; ///< of the reason
    domain::Date date{};
    domain::ContactId contact;
    std::string rule;

    friend bool operator==(const Asked&, const Asked&) = default;
};

/// What would be. Days are the owner's.
struct Simulation {
    struct Day {
        domain::Date date{};
        int paced = 0;     ///< people and circles of whom only a cadence asked
        int dated = 0;     ///< those of whom something with a date asked
        int reminders = 0; ///< each may have several reasons
        [[nodiscard]] int people() const { return paced + dated; }
    };
    /// A cadence that was asked for after the day it was wanted.
    struct Wait {
        domain::ContactId contact;
        std::string name;
        std::string rule;
        domain::Date wanted{};
        domain::Date at_worst{};
        std::optional<domain::Date> asked; ///< absent: it still waits when the simulation ends
        double windows = 0; ///< how long, in lengths of its window; above 1 is longer than at worst
    };
    struct RuleUse {
        std::string rule;
        int count = 0;
        domain::Date first{};
        domain::Date last{};
    };

    std::vector<Day> days;      ///< each day of the span
    std::size_t worst_day = 0;  ///< index of the first one with the most people
    std::vector<Wait> longest;  ///< of each contact its longest; at most ten, the longest first
    std::vector<RuleUse> rules; ///< those that spoke, by name
    std::vector<domain::Date> clock_changes; ///< days that do not have 24 hours
    std::vector<domain::Date> leap_days;     ///< each 29 February
};

using AskedVisitor = std::function<void(const Asked& asked)>;

/// Runs plan() and Deal on these subjects under a clock of its own. Pure, and the same each time.
/// Reminders and their days in the facts are where it starts from; pauses are those of the
/// calendar's attention, whose load does not matter. Calls the visitor day by day. Throws
/// std::invalid_argument when `days` or `attentive_percent` are out of range.
[[nodiscard]] Simulation simulate(std::vector<Subject> subjects, const RuleBook& book,
                                  const Calendar& calendar, const Assumptions& assumptions,
                                  const AskedVisitor& on_asked = {});

} // namespace kith::planning
