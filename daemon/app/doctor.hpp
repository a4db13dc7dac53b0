#pragma once

#include "app/finding.hpp"
#include "app/options.hpp"

namespace kith::app {

/// Looks at everything that can be wrong around kith: at the running daemon, or without one at what
/// it left. Changes nothing. Faults come first.
[[nodiscard]] Findings examine(const Options& options);

/// `kithd --doctor`: prints one line a finding, or one line that all is well. 0 when nothing is
/// broken, else 1.
[[nodiscard]] int run_doctor(const Options& options);

} // namespace kith::app
