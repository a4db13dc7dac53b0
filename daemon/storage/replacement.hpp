#pragma once

#include "domain/time.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace kith::storage {

// How one database takes the place of another, so that a crash between any two steps loses neither:
// the new one waits under a name of its own, the old one is moved aside with its log, then the new
// one gets the name. All of these need the store's lock and throw StoreError.

/// The name under which a database waits to take the place of `file`.
[[nodiscard]] std::filesystem::path waiting_name(const std::filesystem::path& file);

/// Moves a database to a name beside it that tells why and when ("damaged", "replaced"), together
/// with its -wal and -shm, which make sense only with it. Returns that name.
std::filesystem::path set_aside(const std::filesystem::path& file, const std::string& why,
                                domain::Instant now);

/// Gives the waiting database its name; `file` must not be there.
void put_in_place(const std::filesystem::path& file);

/// Completes what a run left that was cut off within these steps, or forgets a database that waits
/// although `file` is there.
void finish_replacing(const std::filesystem::path& file, domain::Instant now);

/// The damaged database that was set aside last; absent when none lies beside `file`.
[[nodiscard]] std::optional<std::filesystem::path>
newest_damaged(const std::filesystem::path& file);

} // namespace kith::storage
