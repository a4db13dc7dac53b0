#include "storage/restore.hpp"

#include "storage/connection.hpp"
#include "storage/errors.hpp"
#include "storage/new_file.hpp"
#include "storage/open_store.hpp"
#include "storage/place.hpp"
#include "storage/replacement.hpp"
#include "storage/schema.hpp"
#include "storage/scrutiny.hpp"
#include "storage/store_lock.hpp"

namespace kith::storage {

namespace fs = std::filesystem;

namespace {

void remove_database(const fs::path& file) {
    for (const auto* suffix : {"", "-wal", "-shm"}) {
        fs::remove(file.string() + suffix);
    }
}

void judge(Connection& connection) {
    inspect(connection);
    auto kiths = connection.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'kith'");
    if (!kiths.step() || kiths.column<std::int64_t>(0) == 0) {
        throw ForeignDatabase("it is no database of kith");
    }
    auto check = connection.prepare("PRAGMA integrity_check(1)");
    if (!check.step() || check.column<std::string>(0) != "ok") {
        throw DamagedDatabase("it is damaged");
    }
}

/// Closing it then empties its log into it.
void judge_and_settle(const fs::path& copy, const std::function<void(Connection& copy)>& amend) {
    Connection connection(copy.string());
    judge(connection);
    connection.make_durable(Durability::Full);
    migrate(connection, migrations());
    read_through(connection);
    if (amend) {
        connection.transact([&] { amend(connection); });
    }
}

} // namespace

void set_restored_note(Connection& copy, const std::string& backup) {
    copy.run("INSERT OR REPLACE INTO note (name, text) VALUES (?1, ?2)", restored_note, backup);
}

void take_sound_copy(const fs::path& from, const fs::path& copy,
                     const std::function<void(Connection& copy)>& amend) {
    remove_database(copy);
    try {
        copy_to_new_file(from, copy);
        if (const auto log = from.string() + "-wal"; fs::exists(log)) {
            copy_to_new_file(log, copy.string() + "-wal");
        }
        judge_and_settle(copy, amend);
        if (fs::exists(copy.string() + "-wal")) {
            throw domain::StoreError("cannot empty the log of " + copy.string());
        }
    } catch (...) {
        remove_database(copy);
        throw;
    }
}

std::optional<fs::path> restore(const fs::path& backup, const fs::path& directory,
                                domain::Instant now) {
    const auto place = prepare_place(directory);
    const StoreLock lock(place);
    const auto file = place / database_name;
    finish_replacing(file, now);
    take_sound_copy(backup, waiting_name(file));
    std::optional<fs::path> present;
    if (fs::exists(file)) {
        present = set_aside(file, "replaced", now);
    }
    put_in_place(file);
    return present;
}

void rescue(domain::Store& store, const fs::path& directory) {
    const auto place = prepare_place(directory);
    const auto held = place / "kith.db.rescued";
    remove_database(held);
    store.back_up(held.string());
    take_sound_copy(held, waiting_name(place / database_name), [](Connection& copy) {
        set_restored_note(copy, "of the moment when that was noticed");
    });
    remove_database(held);
}

} // namespace kith::storage
