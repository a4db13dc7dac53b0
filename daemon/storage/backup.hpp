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

/// A name for one more copy below the directory, which is made: `backups/kith-MOMENT.db`. Such
/// copies stay until somebody removes them. Throws UnsuitablePlace.
[[nodiscard]] std::filesystem::path backup_name(const std::filesystem::path& directory,
                                                domain::Instant now);

/// Copies to a new file a store that no daemon holds. Changes nothing in the store. Throws
/// AlreadyRunning, UnsuitablePlace (there is none, or the file cannot be made), ForeignDatabase,
/// DamagedDatabase, StoreError.
void back_up_closed(const std::filesystem::path& directory, const std::filesystem::path& file);

/// The daily copies below the directory, newest first.
[[nodiscard]] std::vector<std::filesystem::path> backups_in(const std::filesystem::path& directory);

} // namespace kith::storage
