#pragma once

#include "source/listing.hpp"

#include <string>
#include <vector>

namespace kith::source {

/// Where a Watcher listens.
struct WatchedPlaces {
    std::vector<std::string> folders; ///< what comes, changes or goes in them
    std::vector<std::string> targets; ///< files to which symbolic links lead
    std::vector<std::string> absent;  ///< directories that are to appear; `folders` are left out
    bool mounts = false; ///< a mount may bring what is missing: inotify does not see it
};

/// All that a change of the listing can come from.
[[nodiscard]] WatchedPlaces places_of(const Listing& listing,
                                      const std::vector<std::string>& directories);

} // namespace kith::source
