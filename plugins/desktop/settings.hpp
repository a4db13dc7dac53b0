#pragma once

#include "domain/value.hpp"

namespace kith::desktop {

/// What a user may set for a desktop channel; see sample.toml.
struct Settings {
    bool sound = false;    ///< ask the server for its sound of a new message
    bool discreet = false; ///< nothing of a person on the screen, neither name nor note
};

/// The JSON Schema of the settings, for `--describe`.
[[nodiscard]] domain::Value settings_schema();
/// From an object that fits the schema.
[[nodiscard]] Settings read_settings(const domain::Value& settings);

} // namespace kith::desktop
