#pragma once

#include "agenda/event.hpp"
#include "agenda/event_zones.hpp"
#include "agenda/fault.hpp"
#include "agenda/limits.hpp"
#include "agenda/occurrence.hpp"
#include "domain/zone.hpp"

#include <optional>
#include <span>
#include <vector>

namespace kith::agenda {

/// What the events of one UID come to: an event, its recurrence (RRULE, RDATE, less EXRULE and
/// EXDATE), and those that replace single occurrences (RECURRENCE-ID) or one and all that follow.
/// What is cancelled does not take place.
class Series {
public:
    struct Window {
        domain::Date from{};
        domain::Date to{};
    };
    struct Expansion {
        /// By date. Of a rule those within the window and the first one after it; of single dates
        /// and of what was moved also those behind it.
        std::vector<Occurrence> occurrences;
        long steps = 0; ///< that it took
        std::vector<Fault> faults;
    };
    /// `events` have one UID. All that is borrowed outlives the series; so do its occurrences.
    Series(std::span<const Event> events, const EventZones& zones, const domain::Zone& owner,
           const Limits& limits);

    /// `budget`: with fewer steps left a rule is not followed, and a fault says so.
    [[nodiscard]] Expansion expand(const Window& window, long budget) const;

private:
    class Expander;

    std::span<const Event> events_;
    const EventZones& zones_;
    const domain::Zone& owner_;
    const Limits& limits_;
    const Event* master_ = nullptr; ///< null: only single occurrences are known
};

} // namespace kith::agenda
