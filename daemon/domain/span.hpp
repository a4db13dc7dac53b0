#pragma once

#include "domain/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kith::domain {

/// A length in the calendar: "3 days", "6 weeks", "2 months", "1 year". A month is a month.
struct Span {
    enum class Unit { Days, Weeks, Months, Years };
    int count = 0; ///< 0 to 9999
    Unit unit = Unit::Days;

    friend bool operator==(const Span&, const Span&) = default;
};

/// "10 days", "1 week", "6w", "2 months", "1y". Absent when it is no such text.
[[nodiscard]] std::optional<Span> parse_span(std::string_view text);
/// "10 days", "1 week".
[[nodiscard]] std::string format_span(Span span);

/// The day that lies `times` spans after the anchor (before it when negative). Always counted from
/// the anchor, so that the 31st comes back after a short month; a day the month lacks becomes its
/// last.
[[nodiscard]] Date advanced(Date anchor, Span span, int times = 1);

/// About how many days it is; for comparing and spreading, never for finding a date.
[[nodiscard]] int rough_days(Span span);

} // namespace kith::domain
