#pragma once

#include "planning/draft.hpp"

namespace kith::planning {

/// Gives the draft of a cadence or a presence the day that the owner's pace leaves room for.
void give_room(Work& work, Draft& draft);

} // namespace kith::planning
