#pragma once

#include "app/engine.hpp"

#include <string>

namespace kith::app {

/// Tells the owner of a database that was damaged and lies in `set_aside` (empty: none does), and
/// of a backup that took its place by itself; of each once, even when kithd was killed meanwhile.
void tell_of_damage(Engine& engine, const std::string& set_aside, domain::Instant now);

} // namespace kith::app
