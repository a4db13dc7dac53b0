#pragma once

#include "calendar/ics/colour.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace kith::ics {

/// What a calendar says of itself, and how much it says of each entry. Plain values; any text is
/// cleaned and escaped where it is written.
struct CalendarTraits {
    enum class Component {
        Event, ///< VEVENT: what every client shows
        Task,  ///< VTODO: a feed of its own, for the clients that know it
    };

    std::string instance; ///< host part of every UID; [A-Za-z0-9._-], anything else becomes '-'
    Component component = Component::Event;

    std::string name;        ///< NAME and X-WR-CALNAME; empty: not written, as in an attachment
    std::string description; ///< DESCRIPTION and X-WR-CALDESC; empty: not written
    std::optional<Colour> colour;    ///< COLOR and X-APPLE-CALENDAR-COLOR
    std::chrono::minutes refresh{0}; ///< REFRESH-INTERVAL and X-PUBLISHED-TTL; 0: not written

    /// Not empty: stands for every title, and neither reasons nor categories are written.
    std::string busy_text;
    bool notes = false;      ///< the note, telephone numbers and addresses go into DESCRIPTION
    bool alarms = false;     ///< one VALARM an event, always before its start; tasks have none
    bool is_private = false; ///< CLASS:PRIVATE
};

} // namespace kith::ics
