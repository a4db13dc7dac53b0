#pragma once

#include "storage/connection.hpp"

#include <span>

namespace kith::storage {

/// Marks a SQLite file as kith's own: "kith" in ASCII.
inline constexpr std::int64_t application_id = 0x6b697468;

/// The scripts under schema/, in order; the n-th makes version n of version n-1.
[[nodiscard]] std::span<const char* const> migrations();

/// Throws DamagedDatabase when SQLite finds fault with the file (`PRAGMA quick_check`), which reads
/// all of it. Changes nothing.
void expect_sound(Connection& connection);

/// What is known of the file before it is opened.
enum class Soundness { Unknown, Marked };

/// Throws ForeignDatabase or NewerSchema when this file must not be touched, DamagedDatabase as
/// expect_sound() does, which a file that is marked sound is spared. Changes nothing.
void inspect(Connection& connection, Soundness soundness = Soundness::Unknown);

/// Brings an inspected database to the newest version, each step in one transaction; a new one gets
/// its instance.
void migrate(Connection& connection, std::span<const char* const> scripts);

} // namespace kith::storage
