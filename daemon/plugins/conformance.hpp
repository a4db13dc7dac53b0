#pragma once

#include "domain/value.hpp"
#include "plugins/catalog.hpp"

#include <functional>
#include <string>

namespace kith::plugins {

/// One demand of PROTOCOL.md and whether the program meets it.
struct Finding {
    std::string demand;
    bool met = false;
    std::string detail; ///< what was seen instead; empty when met
};

/// Runs the program through a whole session and judges each answer (`kith plugin test`). Sinks get
/// a delivery of kind `test`: whoever runs this with real settings will see it. Blocks, at most
/// some minutes. `settings` is what `initialize` passes; missing members get the schema's defaults.
/// Calls `on_finding` as it goes. True when every demand is met.
[[nodiscard]] bool test_conformance(Catalog& catalog, const std::string& program,
                                    const domain::Value& settings,
                                    const std::function<void(const Finding&)>& on_finding);

} // namespace kith::plugins
