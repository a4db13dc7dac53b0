#pragma once

#include "domain/rule.hpp"
#include "domain/zone.hpp"
#include "planning/attention.hpp"

#include <span>

namespace kith::planning {

/// The rules in file order and what they speak of. A view: the configuration owns it all.
struct RuleBook {
    std::span<const domain::Rule> rules;
    std::span<const domain::Network> networks;
    std::span<const domain::Alliance> alliances = {};
};

/// How the owner's days run.
struct Calendar {
    domain::Zone zone;
    domain::TimeOfDay at{540};                         ///< for rules that name no time
    domain::LeapDay leap_day = domain::LeapDay::Feb28; ///< for contacts that say nothing else
    const Attention* attention = nullptr; ///< null: the owner is always there, for everybody
};

} // namespace kith::planning
