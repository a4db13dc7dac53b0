#pragma once

#include "plugins/supervised_plugin.hpp"

#include <filesystem>

namespace kith::app {

/// Logs once what of a plugin's confinement this kernel can do.
void tell_fences();

/// Logs which settings of a plugin open kith's own database to it: a file it is to write lies in a
/// folder above.
void tell_gaps(const plugins::PluginSpec& spec, const std::filesystem::path& state);

} // namespace kith::app
