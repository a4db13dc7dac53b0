#pragma once

#include "domain/store.hpp"

#include <filesystem>
#include <vector>

namespace kith::storage {

/// How many daily copies are kept.
inline constexpr std::size_t kept_backups = 7;

/// Copies the store to `backups/kith-DATE.db` below its directory, unless that is there, and
/// removes all but the newest copies. True when it made one. Throws StoreError; the old ones remain
/// then.
bool rotate_backup(domain::Store& store, const std::filesystem::path& directory,
                   domain::Date today);

/// The copies below the directory, newest first.
[[nodiscard]] std::vector<std::filesystem::path> backups_in(const std::filesystem::path& directory);

} // namespace kith::storage
