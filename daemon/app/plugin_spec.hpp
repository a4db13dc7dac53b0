#pragma once

#include "app/engine.hpp"
#include "plugins/catalog.hpp"
#include "plugins/supervised_plugin.hpp"

#include <filesystem>
#include <optional>

namespace kith::app {

/// What a channel's or source's plugin is started with; makes `state`, its own directory, 0700.
/// Absent, and logged, when the plugin cannot be used.
[[nodiscard]] std::optional<plugins::PluginSpec> plugin_spec(const domain::Channel& channel,
                                                             plugins::Catalog& catalog,
                                                             Engine& engine,
                                                             const std::filesystem::path& state);

} // namespace kith::app
