#pragma once

#include "domain/date_rule.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace kith::domain {

/// Reads what iCalendar (RFC 5545) says, for the configuration.
class CalendarReader {
public:
    virtual ~CalendarReader() = default;

    /// A recurrence of days that begins on `start`. Throws std::invalid_argument, with what is
    /// wrong in one sentence: no RRULE, finer than a day, or more than it may ask for.
    [[nodiscard]] virtual std::shared_ptr<const Recurrence> recurrence(const std::string& rrule,
                                                                       Date start) const = 0;
    /// The days on which the file's all-day events lie, repeated ones too, from `from` to `to`;
    /// sorted, without repeats. Throws std::runtime_error with what is wrong in one sentence: no
    /// such file, no calendar, too large.
    [[nodiscard]] virtual std::vector<Date> days(const std::filesystem::path& file, Date from,
                                                 Date to) const = 0;
};

} // namespace kith::domain
