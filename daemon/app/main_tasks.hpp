#pragma once

#include "app/options.hpp"

namespace kith::app {

/// What kithd does when it was asked for it; each returns the exit code (sysexits.h) and reports on
/// the streams.
[[nodiscard]] int run_daemon(const Options& options);
/// `kithd --check`: 0, or 78 when the configuration has errors.
[[nodiscard]] int check_configuration(const Options& options);
/// `kithd --test-plugin PROGRAM`: 0, or 1 when it breaks the protocol.
[[nodiscard]] int test_plugin(const Options& options);

} // namespace kith::app
