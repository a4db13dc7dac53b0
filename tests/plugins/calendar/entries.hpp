#pragma once

#include "domain/agenda_entry.hpp"

#include <string>

namespace kith::test {

/// 1 November 2026, 06:00 UTC: when the entries below were last changed.
inline domain::Instant revision() {
    return domain::Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 1)) +
           std::chrono::hours(6);
}

/// An all-day entry with everything a mirror may get.
inline domain::AgendaEntry whole_day(std::string uid = "r-9f2c1",
                                     domain::Date date = std::chrono::year(2026) / 11 / 27) {
    domain::AgendaEntry entry;
    entry.uid = std::move(uid);
    entry.date = date;
    entry.title = "Anna Berger: Geburtstag";
    entry.reasons = {"Anna wird 40.", "Letzter Kontakt am 4. September 2026."};
    entry.note = "moved to Bonn";
    entry.reach = {"mailto:anna@example.org", "tel:+49 228 1234"};
    entry.categories = {"old-friends"};
    entry.state = "planned";
    entry.revised_at = revision();
    return entry;
}

/// The same at 08:00 UTC of its day.
inline domain::AgendaEntry timed(std::string uid = "r-7a001",
                                 domain::Date date = std::chrono::year(2026) / 11 / 27) {
    auto entry = whole_day(std::move(uid), date);
    entry.at = domain::Instant(std::chrono::sys_days(date)) + std::chrono::hours(8);
    return entry;
}

} // namespace kith::test
