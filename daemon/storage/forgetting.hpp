#pragma once

#include "domain/store.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace kith::storage {

class Connection;

/// Somebody of whom there is something on record.
struct OnRecord {
    domain::ContactId id;
    std::string name;
    std::vector<std::string> sources; ///< who describes them now; empty: nobody any more
};

/// Everybody of that name (compared without case and accents) or id, those too whom no source
/// describes any more. `store` is one of open().
[[nodiscard]] std::vector<OnRecord> on_record(const domain::Store& store, const std::string& typed);

/// Takes everything about a contact out of the store: what sources say, interactions, promises,
/// reminders, deliveries, attempts, appointments, pauses, proposals; elsewhere the name becomes
/// "…", except in notes that others' interactions carry. Afterwards no page and no log of the file
/// holds it. What a source says of them is not taken in again: a salted hash of its id there is
/// kept. False when something that is still shown has to be withdrawn first; then call it again
/// after that. Throws StoreError.
[[nodiscard]] bool forget(domain::Store& store, const domain::ContactId& id, domain::Instant now,
                          domain::Date today);

/// Whether something about the contact still has to be withdrawn.
[[nodiscard]] bool is_shown(const domain::Store& store, const domain::ContactId& id);
/// Leaves no free page and no log in the store's file.
void forget_traces(domain::Store& store);

/// How many notes of other people's interactions have that name in them.
[[nodiscard]] std::size_t mentions(const domain::Store& store, const std::string& name);

/// The same in backups and databases set aside below the store's `directory`: each is written anew.
/// Returns those that could not be.
[[nodiscard]] std::vector<std::filesystem::path>
forget_in_backups(const std::filesystem::path& directory, const domain::ContactId& id);

/// Whether that is what forget() has shut out. Cheap as long as nobody was forgotten.
[[nodiscard]] bool was_forgotten(Connection& connection, const std::string& source,
                                 const std::string& id);
[[nodiscard]] bool has_forgotten(Connection& connection);

} // namespace kith::storage
