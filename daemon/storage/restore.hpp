#pragma once

#include "domain/store.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace kith::storage {

class Connection;

/// Puts a copy of a backup in the place of the store in `directory`, which no daemon may hold; the
/// present one is moved aside, and where to is returned (absent when there was none). A crash
/// leaves the one or the other. What is no sound database of kith changes nothing: throws
/// ForeignDatabase, NewerSchema, DamagedDatabase; AlreadyRunning and UnsuitablePlace as open()
/// does, and StoreError.
std::optional<std::filesystem::path> restore(const std::filesystem::path& backup,
                                             const std::filesystem::path& directory,
                                             domain::Instant now);

/// After MovedDatabase: what the store still holds waits to become the store when it is opened
/// next, with a note for the owner. Throws UnsuitablePlace and StoreError.
void rescue(domain::Store& store, const std::filesystem::path& directory);

/// Makes `copy`, a new file, of a database and what its log holds, and judges it from its first
/// page to its last row. `amend` may then write to it. All is durable on return. Throws as
/// restore(); nothing is left of the copy then.
void take_sound_copy(const std::filesystem::path& from, const std::filesystem::path& copy,
                     const std::function<void(Connection& copy)>& amend = {});

/// Leaves the note by which the owner learns where a store came from, see restored_note.
void set_restored_note(Connection& copy, const std::string& backup);

} // namespace kith::storage
