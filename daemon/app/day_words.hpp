#pragma once

#include "domain/time.hpp"

#include <optional>
#include <string_view>

namespace kith::app {

/// Where a day lies that names no year ("12 March") or no week ("Friday").
enum class Toward { Past, Future };

/// A day as people type it, in English or German, without regard to case:
///   2026-11-23, 23.11.2026, 23.11.26, 23.11., 23 November, November 23, 23. November 2026;
///   today, yesterday, tomorrow, the day before yesterday: heute, gestern, vorgestern, ...;
///   Friday, last Friday, next Friday: Freitag, letzten Freitag, nächsten Freitag;
///   3d, 2 weeks, in 2 weeks: 3 Tage, in zwei Wochen; -3d, 3 days ago: vor 3 Tagen; last week.
/// A bare weekday is the nearest one in that direction that is not `today`; a date without a year
/// the nearest one, today included. Absent when it is none of these, or farther away than a
/// century.
[[nodiscard]] std::optional<domain::Date> read_day(std::string_view text, domain::Date today,
                                                   Toward toward = Toward::Future);

} // namespace kith::app
