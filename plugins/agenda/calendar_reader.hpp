#pragma once

#include "agenda/calendar.hpp"
#include "agenda/limits.hpp"
#include "agenda/zone_pool.hpp"
#include "domain/time.hpp"

#include <string>
#include <string_view>

namespace kith::agenda {

/// Where and when calendars are read.
struct ReadingPlace {
    domain::Date today{};
    domain::Date oldest{}; ///< what was over before is left out
    std::string instance;  ///< of this kith, see sdk::Session: events it published are left out
    ZonePool& zones;       ///< outlives the reading
};

/// Reads any bytes; what is no calendar has no events. Left out are tasks and all else that is no
/// VEVENT, messages that cancel or answer an invitation (METHOD, RFC 5546), and what kith itself
/// wrote. Line by line, so that nothing stays but the events; see recurrence/holiday_events.hpp.
[[nodiscard]] Calendar read_calendar(std::string_view text, const ReadingPlace& place,
                                     const Limits& limits = {});

} // namespace kith::agenda
