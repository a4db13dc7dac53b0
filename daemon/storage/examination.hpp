#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace kith::storage {

/// What is wrong with a database.
struct DatabaseFault {
    std::string what;        ///< a sentence without a full stop
    bool is_damaged = false; ///< else it is sound, and not for this kith
};

/// Absent when nothing is wrong with the database of that directory, or when there is none yet.
/// Reads all of it and changes nothing; another process may be using it.
[[nodiscard]] std::optional<DatabaseFault>
fault_of_database(const std::filesystem::path& directory);

/// Copies the database of one directory, as it is now, into another one, where nobody uses it.
/// False when there is none. Throws StoreError.
bool copy_database(const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace kith::storage
