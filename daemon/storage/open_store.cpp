#include "storage/open_store.hpp"

#include "storage/backup.hpp"
#include "storage/errors.hpp"
#include "storage/place.hpp"
#include "storage/replacement.hpp"
#include "storage/restore.hpp"
#include "storage/schema.hpp"
#include "storage/scrutiny.hpp"
#include "storage/soundness.hpp"
#include "storage/sqlite_store.hpp"

namespace kith::storage {

namespace fs = std::filesystem;

namespace {

/// Opens the database and brings it to the newest schema. Throws DamagedDatabase before anything is
/// changed in a file that is damaged, as far as SQLite can tell, or when it was distrusted for a
/// reason.
std::unique_ptr<Connection> open_database(const fs::path& file, Durability durability) {
    const bool marked = take_sound_mark(file) && !is_distrusted(file.parent_path());
    make_private_file(file);
    auto connection = std::make_unique<Connection>(file.string());
    inspect(*connection, marked ? Soundness::Marked : Soundness::Unknown);
    connection->make_durable(durability);
    migrate(*connection, migrations());
    if (is_distrusted(file.parent_path())) {
        read_through(*connection);
    }
    connection->mark_at_end();
    return connection;
}

/// Makes the newest backup that is sound wait to become the store, with a note of where it comes
/// from. False when there is none.
bool prepare_sound_backup(const fs::path& directory, const fs::path& file) {
    const auto copy = waiting_name(file);
    for (const auto& backup : backups_in(directory)) {
        fs::remove(copy);
        try {
            take_sound_copy(backup, copy, [&](Connection& candidate) {
                set_restored_note(candidate, backup.filename().string());
            });
            return true;
        } catch (const DamagedDatabase&) {
        } catch (const NewerSchema&) {
        } catch (const ForeignDatabase&) {
        }
    }
    return false;
}

} // namespace

Opened open(const fs::path& directory, domain::Instant now, Durability durability) {
    const auto place = prepare_place(directory);
    StoreLock lock(place);
    const auto file = place / database_name;
    finish_replacing(file, now);
    Opened opened;
    if (!fs::exists(file) && prepare_sound_backup(place, file)) { // deleted by mistake
        opened.restored = true;
        put_in_place(file);
    }
    std::unique_ptr<Connection> connection;
    try {
        connection = open_database(file, durability);
    } catch (const DamagedDatabase&) {
        opened.restored = prepare_sound_backup(place, file);
        opened.set_aside = set_aside(file, "damaged", now).string();
        if (opened.restored) {
            put_in_place(file);
        }
        connection = open_database(file, durability);
    }
    trust(place);
    opened.store = std::make_unique<SqliteStore>(std::move(lock), std::move(connection));
    return opened;
}

std::unique_ptr<domain::Store> open_in_memory() {
    auto connection = std::make_unique<Connection>(":memory:");
    connection->make_durable(Durability::None);
    migrate(*connection, migrations());
    return std::make_unique<SqliteStore>(std::nullopt, std::move(connection));
}

} // namespace kith::storage
