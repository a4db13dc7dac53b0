#pragma once

#include "config/table_reader.hpp"
#include "domain/contact.hpp"
#include "domain/partial_date.hpp"
#include "domain/span.hpp"
#include "domain/time.hpp"
#include "domain/weekdays.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::config {

// Keys that hold times, dates and spans. Each adds what is wrong to the reader's findings.

/// Whether a span of no days is taken.
enum class Zero { Refused, Taken };

/// "6 weeks"; at most 100 years.
std::optional<domain::Span> read_span(TableReader& reader, std::string_view key, Zero zero);
/// A list of spans or one; none twice.
std::vector<domain::Span> read_spans(TableReader& reader, std::string_view key);
/// `every` and `at_worst`; absent without a good `every`.
std::optional<domain::Cadence> read_cadence(TableReader& reader);
/// "09:00" or a TOML local time of whole minutes.
std::optional<domain::TimeOfDay> read_time_of_day(TableReader& reader, std::string_view key);
/// A day that returns: "1986-11-27", "--11-27" or a TOML local date.
std::optional<domain::PartialDate> read_partial_date(TableReader& reader, std::string_view key);
/// One day, 1900 to 2200: "2026-01-15" or a TOML local date.
std::optional<domain::Date> read_date(TableReader& reader, std::string_view key);
/// The same of a value found below the key.
std::optional<domain::Date> read_date(TableReader& reader, std::string_view key,
                                      const toml::node& node);
/// "feb-28" or "mar-1".
std::optional<domain::LeapDay> read_leap_day(TableReader& reader, std::string_view key);
/// "workdays", "daily", a day's name or a list of names.
std::optional<domain::Weekdays> read_weekdays(TableReader& reader, std::string_view key);
/// The name of a time zone of the system.
std::optional<std::string> read_time_zone(TableReader& reader, std::string_view key);

} // namespace kith::config
