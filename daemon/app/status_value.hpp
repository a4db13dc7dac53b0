#pragma once

#include "app/engine.hpp"
#include "app/options.hpp"

#include <string>
#include <vector>

namespace kith::app {

/// What `kith status` shows; see daemon/control/PROTOCOL.md. `feeds` are URLs, `faults` sentences.
[[nodiscard]] domain::Value status_value(Engine& engine, const Options& options,
                                         const std::vector<std::string>& feeds,
                                         const std::vector<std::string>& faults);

} // namespace kith::app
