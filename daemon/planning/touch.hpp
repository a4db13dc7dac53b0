#pragma once

#include "domain/facts.hpp"

#include <optional>
#include <string>

namespace kith::planning {

/// The day a cadence counts from: the last interaction, the last reminder answered with "done", or
/// the last one of that rule that was skipped; whichever is newest and not after `today`.
/// Absent when there is no history at all.
[[nodiscard]] std::optional<domain::Date> last_touch(const domain::Facts& facts,
                                                     const std::string& rule, domain::Date today);

} // namespace kith::planning
