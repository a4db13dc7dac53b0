#pragma once

#include "authoring/faults.hpp"
#include "cli/nearby_daemon.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace kith::cli {

/// What follows from a person having been written: when the first reminder comes, or why none does.
/// Lines that end with "\n". `next` becomes the ITEM that comes first, or stays null.
[[nodiscard]] std::string what_follows(const std::string& id,
                                       const std::filesystem::path& directory, NearbyDaemon& daemon,
                                       domain::Value& next);

/// Faults and warnings as `kith check` shows them, without "\n" at the end.
[[nodiscard]] std::string as_checked(const std::vector<domain::Diagnostic>& diagnostics);

/// Says on standard error why nothing was written; returns the exit code.
int complain_of(const authoring::NotWritten& fault);

/// A path with "~" for the home directory.
[[nodiscard]] std::string short_path(const std::filesystem::path& path);

} // namespace kith::cli
