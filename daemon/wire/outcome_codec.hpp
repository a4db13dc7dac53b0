#pragma once

#include "domain/outcome.hpp"
#include "domain/value.hpp"

namespace kith::wire {

/// The longest wait a plugin can ask for; what is longer is cut to it.
inline constexpr std::chrono::seconds max_retry_after = std::chrono::hours(24 * 366);

/// The result of `deliver` and its like (PROTOCOL.md section 3, "outcome").
[[nodiscard]] domain::Value to_value(const domain::Outcome& outcome);
/// `scope` may be absent (message). Throws MemberError.
[[nodiscard]] domain::Outcome outcome_from(const domain::Value& value);

} // namespace kith::wire
