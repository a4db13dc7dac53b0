#pragma once

#include "domain/configuration.hpp"
#include "domain/value.hpp"
#include "planning/simulation_difference.hpp"

#include <map>
#include <string>

namespace kith::app {

/// What would be, as daemon/control/PROTOCOL.md has it: days, worst day, longest waits, every rule
/// with how often it spoke, clock changes and leap days.
[[nodiscard]] domain::Value to_value(const planning::Simulation& simulation,
                                     const domain::Configuration& configuration);

/// What of it is new, gone or moved: the first twenty of each, and how many there are. `names` are
/// the subjects' by id.
[[nodiscard]] domain::Value to_value(const planning::SimulationDifference& difference,
                                     const std::map<domain::ContactId, std::string>& names);

} // namespace kith::app
