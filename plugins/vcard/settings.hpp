#pragma once

#include "domain/value.hpp"
#include "vcard/library.hpp"

namespace kith::vcard {

/// The JSON Schema of the settings (PROTOCOL.md section 2).
[[nodiscard]] domain::Value settings_schema();

/// The settings a user wrote, which fit the schema. Throws sdk::SettingRefused for what no schema
/// can say: no directory at all, or one that is a file.
[[nodiscard]] Library::Settings read_settings(const domain::Value& settings);

} // namespace kith::vcard
