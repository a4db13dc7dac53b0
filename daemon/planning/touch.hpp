#pragma once

#include "domain/facts.hpp"

#include <optional>
#include <string>

namespace kith::planning {

/// Reminder::settled_by of those that planning found answered: by an interaction, ...
inline constexpr const char* by_interaction = "interaction";
/// ... by what the owner arranged about the contact after kith had asked,
inline constexpr const char* by_answer = "answer";
/// ... because another reminder of the same deadline was done,
inline constexpr const char* by_deadline_done = "done for this deadline";
/// ... because the day it prepared for is over.
inline constexpr const char* by_time = "its day is over";

/// The day a cadence counts from: the last interaction, the last reminder that the owner called
/// done, or the last one of that rule that was skipped; whichever is newest and not after `today`.
/// Absent when there is no history at all.
[[nodiscard]] std::optional<domain::Date> last_touch(const domain::Facts& facts,
                                                     const std::string& rule, domain::Date today);

} // namespace kith::planning
