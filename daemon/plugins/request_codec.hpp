#pragma once

#include "domain/message.hpp"
#include "domain/plugin_description.hpp"
#include "plugins/supervised_plugin.hpp"

namespace kith::plugins {

/// Of the protocol; the only one the daemon speaks.
inline constexpr int protocol_version = 1;

/// The params of the daemon's requests (PROTOCOL.md section 3).
[[nodiscard]] domain::Value initialize_params(const PluginSpec& spec);
[[nodiscard]] domain::Value deliver_params(const domain::Message& message);
[[nodiscard]] domain::Value publish_params(const domain::AgendaPage& page);

/// Reads a `--describe` object (section 2). Throws ValueError naming the member at fault.
[[nodiscard]] domain::PluginDescription description_from(const domain::Value& value);

} // namespace kith::plugins
