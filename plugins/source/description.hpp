#pragma once

#include "domain/value.hpp"

#include <string>

namespace kith::source {

/// What `--describe` says of a source that reads the user's files and reaches for nothing else
/// (PROTOCOL.md section 2).
[[nodiscard]] domain::Value description_of(const std::string& name, domain::Value settings_schema);

} // namespace kith::source
