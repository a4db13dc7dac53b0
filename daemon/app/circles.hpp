#pragma once

#include "domain/configuration.hpp"

#include <vector>

namespace kith::app {

/// The circles that the configuration makes: each network, the three types when there is any
/// network, each alliance, and the portfolio. Named in the configuration's language.
[[nodiscard]] std::vector<domain::Contact> circles_in(const domain::Configuration& configuration);

/// The circles the contact belongs to: a person to their networks, to the types of those and to
/// the alliances on whose other side they stand; a type to the portfolio. The deceased to none.
[[nodiscard]] std::vector<domain::ContactId> circles_of(const domain::Contact& contact,
                                                        const domain::Configuration& configuration);

} // namespace kith::app
