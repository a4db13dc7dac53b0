#pragma once

#include "planning/simulation.hpp"

#include <vector>

namespace kith::planning {

/// What one simulation asks for and another one does not: two rule files side by side.
struct SimulationDifference {
    struct Moved {
        Asked before;
        Asked after;
    };
    std::vector<Asked> only_before; ///< by (date, key), as is the next
    std::vector<Asked> only_after;
    std::vector<Moved> moved; ///< another day; by the day before
    std::size_t same = 0;
};

/// What has the same key is the same. After the first change keys differ, because they name what
/// they count from: of the rest, what one rule asks of one contact is told apart by its order. The
/// first before is the first after, and so on; what is left over on one side was added or dropped.
[[nodiscard]] SimulationDifference difference(std::vector<Asked> before, std::vector<Asked> after);

} // namespace kith::planning
