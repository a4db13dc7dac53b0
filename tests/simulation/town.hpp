#pragma once

#include "domain/facts.hpp"
#include "domain/network.hpp"
#include "domain/pace.hpp"
#include "domain/rule.hpp"

#include <cstdint>
#include <vector>

namespace kith::simulation {

/// Somebody, or a circle, with the circles it belongs to itself, as places in Town::subjects.
struct Resident {
    domain::Facts facts;
    std::vector<std::size_t> circles;
};

/// Whom an owner knows, and what they want to be reminded of: rules of every kind. They want about
/// twice what their pace has room for, so that somebody always waits.
struct Town {
    std::vector<domain::Network> networks;
    std::vector<domain::Alliance> alliances;
    std::vector<domain::Rule> rules;
    domain::Pace pace;
    std::vector<Resident> residents; ///< people first, then circles
    std::size_t people = 0;
};

/// The same for the same seed. Everybody is known on `begin`; who was in touch before was so within
/// two years.
[[nodiscard]] Town make_town(std::size_t people, std::uint64_t seed, domain::Date begin);

} // namespace kith::simulation
