#pragma once

#include "planning/draft.hpp"

namespace kith::planning {

/// True when any reminder of this deadline is done: that ends them all.
[[nodiscard]] bool duty_done(const domain::Reason& reason, const domain::Facts& facts);

/// True when the rule has a deadline for the subject at all: a membership may lack the date.
[[nodiscard]] bool has_deadline(const Work& work, const domain::Rule& rule);

} // namespace kith::planning
