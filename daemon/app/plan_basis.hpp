#pragma once

#include "app/situation.hpp"

#include <cstdint>
#include <string>

namespace kith::app {

/// What all plans follow from besides the facts of each contact, as 32 hex digits: the
/// configuration (`files` is config::Loaded::print), its holidays, the zone and what is known of
/// zones, this very program. The same text: the same plans.
[[nodiscard]] std::string plan_basis(const Situation& situation, std::uint64_t files);

} // namespace kith::app
