#pragma once

#include "storage/connection.hpp"

#include <filesystem>

namespace kith::storage {

/// Reads every row as the store does. Throws DamagedDatabase where one does not hold what it must,
/// which no check of SQLite's finds. Precondition: the schema is the newest. Takes its time.
void read_through(Connection& connection);

/// Marks the store in `directory` after it threw DamagedDatabase: the next one who opens it reads
/// it through first, so that a damaged row cannot end kithd for ever. Throws UnsuitablePlace.
void distrust(const std::filesystem::path& directory);
/// Whether it is marked.
[[nodiscard]] bool is_distrusted(const std::filesystem::path& directory);
/// Takes the mark away.
void trust(const std::filesystem::path& directory);

} // namespace kith::storage
