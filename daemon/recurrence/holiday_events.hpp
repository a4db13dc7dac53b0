#pragma once

#include "domain/time.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::recurrence {

/// An all-day event of a calendar (RFC 5545, section 3.6.1).
struct HolidayEvent {
    std::string uid;
    std::string summary;
    domain::Date start{};
    int length = 1;                       ///< days; DTEND is the day after the last
    std::string rrule;                    ///< empty: it does not repeat
    std::vector<domain::Date> extra;      ///< RDATE
    std::vector<domain::Date> without;    ///< EXDATE
    std::optional<domain::Date> replaces; ///< RECURRENCE-ID: that day of the event of the same uid
    bool cancelled = false;
};

/// The all-day events of an iCalendar text; other components and events with a time of day are left
/// out, and so are events on days that do not exist. Throws std::runtime_error when it is no
/// iCalendar text.
///
/// Read line by line instead of by libical, which keeps every line as an object: 4 MB of short
/// lines take it 460 MB. Here nothing stays but the days.
[[nodiscard]] std::vector<HolidayEvent> read_holiday_events(std::string_view text);

} // namespace kith::recurrence
