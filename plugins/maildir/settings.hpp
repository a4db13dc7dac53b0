#pragma once

#include "domain/value.hpp"
#include "maildir/touches.hpp"

#include <string>
#include <vector>

namespace kith::maildir {

struct Settings {
    std::vector<std::string> directories;
    Acquaintance who;
    int days = 60; ///< how far back it looks
};

/// The JSON Schema of the settings (PROTOCOL.md section 2).
[[nodiscard]] domain::Value settings_schema();

/// The settings a user wrote, which fit the schema. Throws sdk::SettingRefused for what no schema
/// can say: an empty list, a directory that is a file, an address that is none.
[[nodiscard]] Settings read_settings(const domain::Value& settings);

} // namespace kith::maildir
