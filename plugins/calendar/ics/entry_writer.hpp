#pragma once

#include "calendar/ics/calendar_traits.hpp"
#include "calendar/ics/content_lines.hpp"
#include "domain/agenda_entry.hpp"

#include <string>
#include <string_view>

namespace kith::ics {

/// Writes single components and what stands before and after them. Keeps one buffer, so that memory
/// stays the same however many entries are written. Not thread-safe.
class EntryWriter {
public:
    explicit EntryWriter(CalendarTraits traits);

    /// BEGIN:VCALENDAR and the calendar's own properties.
    [[nodiscard]] const std::string& head() const { return head_; }
    /// The only component of a calendar without entries (RFC 5545 section 3.6 wants one).
    [[nodiscard]] static std::string_view placeholder();
    [[nodiscard]] static std::string_view tail();

    /// One VEVENT or VTODO. Empty when the entry has no uid or no day that a calendar can hold.
    /// The view is valid until the next call.
    [[nodiscard]] std::string_view block(const domain::AgendaEntry& entry);

private:
    void write_time(const domain::AgendaEntry& entry);
    void write_content(const domain::AgendaEntry& entry);
    void write_description(const domain::AgendaEntry& entry);
    void write_alarm(const domain::AgendaEntry& entry);

    CalendarTraits traits_;
    std::string uid_suffix_;
    std::string head_;
    ContentLines lines_;
};

/// The part of a UID that comes from an entry: bytes outside [A-Za-z0-9._-] become '-', and what
/// lies behind the 200th is cut off.
[[nodiscard]] std::string clean_uid(std::string_view uid);

/// The second an entry begins; a whole day counts from midnight UTC. Entries are sorted by this.
[[nodiscard]] std::chrono::sys_seconds start_of(const domain::AgendaEntry& entry);

} // namespace kith::ics
