#pragma once

#include "domain/facts.hpp"

namespace kith::planning {

/// True when something was given, one way or both, after what was received on that day.
[[nodiscard]] bool given_since(domain::Date received, const domain::Facts& facts,
                               domain::Date today);

} // namespace kith::planning
