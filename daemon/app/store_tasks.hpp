#pragma once

#include "app/options.hpp"

namespace kith::app {

/// `kithd --backup [FILE]`: a whole copy of the store, made by the daemon when one runs; without
/// FILE below the store's directory. Returns the exit code (sysexits.h) and reports on the streams.
[[nodiscard]] int back_up(const Options& options);

/// `kithd --export [FILE]`: the same as JSON for people and other programs; without FILE to
/// standard output.
[[nodiscard]] int export_store(const Options& options);

/// `kithd --restore FILE`: puts a backup or an export in the place of the store, which no daemon
/// may hold.
[[nodiscard]] int restore(const Options& options);

} // namespace kith::app
