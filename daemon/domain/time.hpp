#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kith::domain {

/// A point of absolute time, UTC, in milliseconds. The database and the wire keep nothing finer.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
/// A day of the civil (Gregorian) calendar, in no zone.
using Date = std::chrono::year_month_day;
/// A wall time as minutes since local midnight, 0 to 1439.
using TimeOfDay = std::chrono::minutes;

/// "2026-11-23" (RFC 3339 full-date). Absent when it is no such text or no such day.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
[[nodiscard]] std::string format_date(Date date);

/// "08:30", hours 0 to 23. Absent when it is no such text.
[[nodiscard]] std::optional<TimeOfDay> parse_time_of_day(std::string_view text);
[[nodiscard]] std::string format_time_of_day(TimeOfDay time);

/// "2026-11-23T07:30:00Z" or with ".250" (RFC 3339 date-time in UTC). Absent when it is neither.
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text);
/// Without a fraction when the instant lies on a whole second.
[[nodiscard]] std::string format_instant(Instant instant);

/// Days are counted, never multiplied: the day `n` days after (or before) another.
[[nodiscard]] Date plus_days(Date date, int n);
/// Days from the first to the second; negative when the second lies before.
[[nodiscard]] int days_between(Date from, Date to);

} // namespace kith::domain
