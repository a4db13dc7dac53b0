#pragma once

#include "domain/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kith::recurrence {

/// An RRULE (RFC 5545, section 3.3.10) that kith takes.
struct RuleText {
    std::string normal;                ///< what libical is to read: without COUNT and UNTIL
    std::optional<int> count;          ///< so many days from the start on
    std::optional<domain::Date> until; ///< the last day there may be
};

/// Judges a text before libical sees it: days only (no HOURLY, no BYHOUR), no more of anything than
/// a calendar of people needs, and none of the combinations that RFC 5545 forbids or libical 3.0
/// leaves out. Throws std::invalid_argument with what is wrong in one sentence.
///
/// libical itself takes an INTERVAL that does not fit its 16 bits, writes beyond its lists when
/// they are full, and counts on after "12abc": what is not in this grammar never gets there.
[[nodiscard]] RuleText checked_rule(std::string_view rrule);

} // namespace kith::recurrence
