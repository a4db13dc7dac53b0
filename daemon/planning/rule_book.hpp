#pragma once

#include "domain/rule.hpp"
#include "domain/zone.hpp"

#include <span>

namespace kith::planning {

/// The rules in file order and the networks they speak of. A view: the configuration owns both.
struct RuleBook {
    std::span<const domain::Rule> rules;
    std::span<const domain::Network> networks;
};

/// How the owner's days run.
struct Calendar {
    domain::Zone zone;
    domain::TimeOfDay at{540};                         ///< for rules that name no time
    domain::LeapDay leap_day = domain::LeapDay::Feb28; ///< for contacts that say nothing else
};

} // namespace kith::planning
