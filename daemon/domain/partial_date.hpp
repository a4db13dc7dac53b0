#pragma once

#include "domain/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kith::domain {

/// When somebody born on 29 February celebrates in a common year.
enum class LeapDay { Feb28, Mar1 };

/// A day that returns each year, with or without the year it began.
/// Invariant: month and day exist in a leap year, and in `year` when there is one.
struct PartialDate {
    std::optional<int> year;
    unsigned month = 1;
    unsigned day = 1;

    friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

/// "1986-11-27", "19861127", "--11-27" or "--1127". Absent when it is none of these or no such day.
/// A year that programs write for "no year" (1604, 1900, 1753, 1 and less) is taken as unknown.
[[nodiscard]] std::optional<PartialDate> parse_partial_date(std::string_view text);
/// "1986-11-27" or "--11-27".
[[nodiscard]] std::string format_partial_date(const PartialDate& date);

/// True for the years that stand for "unknown" in address books.
[[nodiscard]] bool is_sentinel_year(int year);

/// The day on which it is kept in that year.
[[nodiscard]] Date kept_in(const PartialDate& date, std::chrono::year year, LeapDay leap_day);
/// The first day on or after `from` on which it is kept.
[[nodiscard]] Date next_kept(const PartialDate& date, Date from, LeapDay leap_day);

} // namespace kith::domain
