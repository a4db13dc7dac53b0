#pragma once

#include "domain/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kith::agenda {

/// A day or a time as a calendar writes it (RFC 5545, sections 3.3.4 and 3.3.5).
struct EventTime {
    enum class Kind {
        Day,      ///< a whole day, in no zone
        Floating, ///< a wall time, wherever the owner is
        Utc,
        Zoned, ///< a wall time in the zone of that TZID
    };
    Kind kind = Kind::Day;
    domain::Date date{};
    domain::TimeOfDay time{0}; ///< seconds are cut; 0 of a whole day
    std::string zone;          ///< the TZID as it is written; empty unless Zoned

    friend bool operator==(const EventTime&, const EventTime&) = default;
};

/// Reads "20261203", "20261203T093000", "20261203T093000Z". A period ("START/END") is its start.
/// Absent for anything else, and for days and times that do not exist.
[[nodiscard]] std::optional<EventTime> parse_event_time(std::string_view value,
                                                        std::string_view tzid);

} // namespace kith::agenda
