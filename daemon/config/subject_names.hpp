#pragma once

#include "config/known_people.hpp"
#include "config/networks_file.hpp"

namespace kith::config {

/// Warns of networks and alliances that are called like each other or like a contact: `kith` would
/// ask each time which of them is meant.
void expect_names_of_their_own(const NetworksFile& file, const KnownPeople& people,
                               Findings& findings);

/// Warns of people and institutions of alliances that stand nowhere.
void expect_known_sides(const NetworksFile& file, const KnownPeople& people, Findings& findings);

} // namespace kith::config
