#pragma once

#include "domain/diagnostic.hpp"
#include "domain/value.hpp"

#include <filesystem>
#include <vector>

namespace kith::app {

/// Diagnostics as the control protocol and `kith check --json` show them.
[[nodiscard]] domain::Value diagnostics_value(const std::vector<domain::Diagnostic>& diagnostics,
                                              const std::filesystem::path& directory);

} // namespace kith::app
