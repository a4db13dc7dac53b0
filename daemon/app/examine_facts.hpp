#pragma once

#include "app/engine.hpp"
#include "app/finding.hpp"

namespace kith::app {

/// What `kith doctor` finds in the facts: rules that are for nobody, people whom nothing asks for,
/// dates that cannot be, what was given up in the last 30 days, a clock that is not believed.
[[nodiscard]] Findings examine_facts(Engine& engine, domain::Instant now);

/// The answer to `doctor`: that, the faults of `kith status`, and what its entries of `kith
/// plugins` say.
[[nodiscard]] domain::Value examine_daemon(Engine& engine, const std::vector<std::string>& faults,
                                           const domain::Value& plugins, domain::Instant now);

} // namespace kith::app
