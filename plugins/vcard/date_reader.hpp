#pragma once

#include "domain/partial_date.hpp"

#include <optional>
#include <string_view>

namespace kith::vcard {

/// The day a date value of a vCard names: "1986-11-27", "19861127", "--1127", "--11-27", each with
/// an optional time and zone. The written day counts; it is not converted. Absent for everything
/// that names no day: a year or month alone, free text, no such day. Nothing is guessed. The year
/// is unknown when it is absent, a sentinel (domain::is_sentinel_year) or equal to `omitted_year`
/// (the X-APPLE-OMIT-YEAR parameter; empty: none).
[[nodiscard]] std::optional<domain::PartialDate> read_date(std::string_view text,
                                                           std::string_view omitted_year = {});

/// REV as something to compare: seconds since 1970 in UTC, of "20190220T000035Z" or
/// "2019-02-20T00:00:35+01:00" or a day alone. Absent when it is no such text.
[[nodiscard]] std::optional<long long> read_revision(std::string_view text);

} // namespace kith::vcard
