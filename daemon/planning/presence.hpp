#pragma once

#include "planning/draft.hpp"

namespace kith::planning {

/// True when what happened since has given the circle presence enough again.
[[nodiscard]] bool enough_since(const domain::Reason& reason, const Work& work);

} // namespace kith::planning
