#pragma once

#include "cli/nearby_daemon.hpp"

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>

namespace kith::cli {

/// What `kith edit NAME` opens.
struct EditTarget {
    std::string file; ///< below the configuration directory
    int line = 1;
    std::optional<std::string> before; ///< what is in it; absent when there is no such file
    std::string draft;                 ///< what the editor gets: `before`, or more
    std::string person;                ///< the id of whom it is about; empty when about nobody
};

/// Nothing can be edited under that name; what() says why.
class NoTarget : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Without a name kith.toml; "rules", "networks" or "contacts/friends" that file; else the entry of
/// a person, and for one who has a card only a new entry that belongs to the card. Asks the daemon
/// who is meant; without it, the files. Throws NoTarget, NotWritten and as NearbyDaemon::show().
[[nodiscard]] EditTarget edit_target(const std::string& name,
                                     const std::filesystem::path& directory, NearbyDaemon& daemon);

} // namespace kith::cli
