#pragma once

#include <filesystem>

namespace kith::storage {

/// Makes the directory, mode 0700 whatever the umask, and says its real path. Throws
/// UnsuitablePlace when it is not ours alone, not writable, or on a network file system, where
/// SQLite's log does not work.
[[nodiscard]] std::filesystem::path prepare_place(const std::filesystem::path& directory);

/// True for the statfs(2) magic of a file system that other machines may change.
[[nodiscard]] bool is_network_file_system(unsigned long magic);

/// Makes the file unless it is there, mode 0600 whatever the umask. Throws UnsuitablePlace.
void make_private_file(const std::filesystem::path& file);

/// Makes renames and new names in the directory durable. Throws StoreError.
void sync_directory(const std::filesystem::path& directory);

} // namespace kith::storage
