#pragma once

#include "calendar/ics/calendar_traits.hpp"
#include "domain/agenda_entry.hpp"

#include <span>
#include <string>

namespace kith::ics {

/// A whole calendar (RFC 5545, RFC 7986), ready for a file, an attachment or an answer: CRLF,
/// UTF-8, no METHOD, sorted by start and UID. The same entries give the same bytes, in any order
/// and at any time. Entries without a uid or with a day that is none are left out. The uids must be
/// distinct.
[[nodiscard]] std::string calendar_object(std::span<const domain::AgendaEntry> entries,
                                          const CalendarTraits& traits);

} // namespace kith::ics
