#pragma once

#include "domain/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kith::recurrence {

/// An RRULE (RFC 5545, section 3.3.10) that kith takes, as libical is to read it.
struct RuleText {
    std::string normal;  ///< in capital letters, each value once, UNTIL as a day, without COUNT's
                         ///< or UNTIL's contradictions
    bool counts = false; ///< has COUNT: it must be walked from its start
    std::optional<domain::Date> until;
};

/// Judges a text before libical sees it: days only (no HOURLY, no BYHOUR), no more of anything than
/// a calendar of people needs, and none of the combinations that RFC 5545 forbids or libical 3.0
/// leaves out. Throws std::invalid_argument with what is wrong in one sentence.
///
/// libical itself takes an INTERVAL that does not fit its 16 bits, writes beyond its lists when
/// they are full, and counts on after "12abc": what is not in this grammar never gets there.
[[nodiscard]] RuleText checked_rule(std::string_view rrule);

} // namespace kith::recurrence
