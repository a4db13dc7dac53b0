#pragma once

#include "config/document.hpp"
#include "config/names.hpp"
#include "config/pace_table.hpp"
#include "config/plugin_settings.hpp"
#include "domain/configuration.hpp"

#include <string>
#include <vector>

namespace kith::config {

/// The names rules may send through.
struct ChannelNames {
    KnownNames sinks;                 ///< also of channels that have faults
    std::vector<std::string> mirrors; ///< channels that show every reminder anyway
};

/// Puts what kith.toml says into the configuration.
[[nodiscard]] ChannelNames read_kith(const Document& document, PluginSettings& plugins,
                                     const PaceContext& pace, domain::Configuration& configuration,
                                     Findings& findings);

} // namespace kith::config
