#pragma once

#include "app/finding.hpp"
#include "app/options.hpp"
#include "domain/configuration.hpp"
#include "domain/time.hpp"
#include "plugins/catalog.hpp"

namespace kith::app {

/// What `kith doctor` finds in the state directory: its owner, modes and file system, the database,
/// the room on the disk, the age of the backups. `today` is the owner's day.
[[nodiscard]] Findings examine_state(const Options& options, domain::Date today);

/// What it finds in the files that the configuration names: programs that others may write to,
/// passwords that others may read, a port of a feed that is taken while kithd does not run.
[[nodiscard]] Findings examine_channels(const domain::Configuration& configuration,
                                        const plugins::Catalog& catalog, bool daemon_runs);

} // namespace kith::app
