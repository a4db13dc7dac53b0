#pragma once

#include <filesystem>

namespace kith::domain {

/// Zones made from now on are read anew, from that directory; those that are there stay as they
/// are. For when tzdata was updated under a running process. The names that exist stay the same.
void reread_tzdata(const std::filesystem::path& directory = "/usr/share/zoneinfo");

} // namespace kith::domain
