#pragma once

#include "app/engine.hpp"
#include "domain/value.hpp"
#include "plugins/supervised_plugin.hpp"

namespace kith::app {

/// A running plugin as the control protocol shows it (daemon/control/PROTOCOL.md, `plugins`).
[[nodiscard]] domain::Value plugin_entry(const plugins::SupervisedPlugin& plugin, Engine& engine,
                                         domain::Instant now);

} // namespace kith::app
