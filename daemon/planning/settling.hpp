#pragma once

#include "planning/draft.hpp"

namespace kith::planning {

/// Ends what is open and has been answered, is no longer asked for, or rests.
[[nodiscard]] std::vector<domain::Settlement> settled_by_facts(Work& work);

/// A dated reminder whose moment has come is still to be opened: it stays planned although its day
/// may be over, because a late word is better than none. After all rules are planned.
void keep_what_is_due(Work& work);

} // namespace kith::planning
