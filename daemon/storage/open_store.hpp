#pragma once

#include "domain/store.hpp"
#include "storage/durability.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace kith::storage {

/// A store, and what was found when it was opened.
struct Opened {
    std::unique_ptr<domain::Store> store; ///< holds the directory's lock until it goes
    std::optional<std::string> set_aside; ///< where a damaged database was moved to
    bool restored = false; ///< the newest sound backup took its place; else an empty one
};

inline constexpr const char* database_name = "kith.db"; ///< in the store's directory

/// The note of a store that came from a backup by itself: the backup's name, until somebody tells
/// the owner and empties the note.
inline constexpr const char* restored_note = "restored from";

/// Opens the store in `directory`, or makes it: directory 0700, files 0600. Leases of earlier
/// runs return to Pending. A damaged `kith.db` is moved to a name with the moment in it, together
/// with its -wal and -shm; the newest sound backup takes its place, and that of a file that is
/// gone. Throws AlreadyRunning, UnsuitablePlace, NewerSchema, ForeignDatabase
/// (see errors.hpp), and StoreError when the engine fails otherwise.
[[nodiscard]] Opened open(const std::filesystem::path& directory, domain::Instant now,
                          Durability durability = Durability::Full);

/// A store that is gone with the object: for simulations and tests.
[[nodiscard]] std::unique_ptr<domain::Store> open_in_memory();

} // namespace kith::storage
