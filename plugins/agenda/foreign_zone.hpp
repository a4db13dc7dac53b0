#pragma once

#include "agenda/event_time.hpp"
#include "domain/zone.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace kith::agenda {

/// A zone as a calendar defines it itself, in a VTIMEZONE (RFC 5545, section 3.6.5). Immutable.
class ForeignZone {
public:
    /// A STANDARD or DAYLIGHT part: from when on its clocks are how far from UTC.
    struct Part {
        domain::Date date{}; ///< DTSTART, by the clocks that went before
        domain::TimeOfDay time{0};
        std::chrono::seconds offset_before{0};
        std::chrono::seconds offset{0};
        std::vector<std::string> rules;
        std::vector<EventTime> extra;
    };
    /// Its changes are worked out for some years around `today`; beyond, the nearest one holds.
    /// Rules that cannot be read are left out. `parts` is not empty.
    ForeignZone(const std::vector<Part>& parts, domain::Date today);

    /// As domain::Zone: a time that does not exist gives the first instant after the gap; one that
    /// exists twice means the first.
    [[nodiscard]] domain::Instant instant(domain::Date date, domain::TimeOfDay time) const;
    [[nodiscard]] domain::LocalMoment local(domain::Instant instant) const;

private:
    struct Change {
        domain::Instant at;
        std::chrono::seconds before{0};
        std::chrono::seconds after{0};
    };
    void add(domain::Date date, domain::TimeOfDay time, const Part& part);

    std::vector<Change> changes_; ///< by time
};

} // namespace kith::agenda
