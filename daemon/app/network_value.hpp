#pragma once

#include "app/engine.hpp"
#include "domain/value.hpp"

namespace kith::app {

// Networks, alliances and institutions as daemon/control/PROTOCOL.md shows them.

/// NETWORK: who is in it, when somebody was last in touch, what its membership asks and brings.
[[nodiscard]] domain::Value network_value(const domain::Network& network, Engine& engine,
                                          domain::Instant now);

/// TYPE: all networks of that type.
[[nodiscard]] domain::Value type_value(domain::NetworkType type, Engine& engine,
                                       domain::Instant now);

/// ALLIANCE: both sides, and whether theirs hangs on one person.
[[nodiscard]] domain::Value alliance_value(const domain::Alliance& alliance, Engine& engine,
                                           domain::Instant now);

/// INSTITUTIONS: the configured ones, with those who work there.
[[nodiscard]] domain::Value institution_values(Engine& engine);

} // namespace kith::app
