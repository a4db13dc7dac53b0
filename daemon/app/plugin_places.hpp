#pragma once

#include <filesystem>
#include <vector>

namespace kith::app {

/// Where plugins are looked for, in this order: `extra` if it is not empty, the user's own
/// ($XDG_DATA_HOME/kith/plugins), and the shipped ones beside the running program
/// (../libexec/kith).
[[nodiscard]] std::vector<std::filesystem::path> plugin_places(const std::filesystem::path& extra);

} // namespace kith::app
