#pragma once

#include "agenda/event.hpp"
#include "agenda/event_zones.hpp"
#include "agenda/fault.hpp"

#include <string>
#include <vector>

namespace kith::agenda {

/// What a file of a calendar says about meeting people.
struct Calendar {
    std::string name; ///< NAME or X-WR-CALNAME; empty: none
    /// Those of one UID stand together, in the order of the file. A series without any participant
    /// is left out.
    std::vector<Event> events;
    EventZones zones;
    std::vector<Fault> faults;
    bool is_calendar = false; ///< there is a VCALENDAR
    bool is_complete = false; ///< and the last one has its end
};

} // namespace kith::agenda
