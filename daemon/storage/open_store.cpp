#include "storage/open_store.hpp"

#include "storage/backup.hpp"
#include "storage/errors.hpp"
#include "storage/new_file.hpp"
#include "storage/place.hpp"
#include "storage/schema.hpp"
#include "storage/sqlite_store.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>

namespace kith::storage {

namespace fs = std::filesystem;

namespace {

/// What SQLite keeps beside a database; they make sense only together.
constexpr const char* companions[] = {"-wal", "-shm"};

fs::path beside(const fs::path& file, const std::string& suffix) { return file.string() + suffix; }

/// Opens the database and brings it to the newest schema. Throws DamagedDatabase before anything is
/// changed in a file that is damaged, as far as SQLite can tell.
std::unique_ptr<Connection> open_database(const fs::path& file, Durability durability) {
    make_private_file(file);
    auto connection = std::make_unique<Connection>(file.string());
    inspect(*connection);
    connection->make_durable(durability);
    migrate(*connection, migrations());
    return connection;
}

void rename_file(const fs::path& from, const fs::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) != 0) {
        throw domain::StoreError("cannot rename " + from.string() + " to " + to.string() + ": " +
                                 std::strerror(errno));
    }
}

/// A name beside the file that tells the moment and is not taken.
fs::path free_name(const fs::path& file, domain::Instant now) {
    const auto moment = domain::format_instant(std::chrono::floor<std::chrono::seconds>(now));
    auto name = beside(file, ".damaged-" + moment);
    for (int n = 2; fs::exists(name); ++n) {
        name = beside(file, ".damaged-" + moment + "-" + std::to_string(n));
    }
    return name;
}

/// The database goes first: a log without one is recognised by the next run, a database without its
/// log would be taken for whole.
fs::path set_aside(const fs::path& file, domain::Instant now) {
    auto name = free_name(file, now);
    rename_file(file, name);
    for (const auto* companion : companions) {
        if (fs::exists(beside(file, companion))) {
            rename_file(beside(file, companion), beside(name, companion));
        }
    }
    sync_directory(file.parent_path());
    return name;
}

/// A copy of the newest backup that is sound, under that name. False when there is none.
bool copy_sound_backup(const fs::path& directory, const fs::path& copy) {
    for (const auto& backup : backups_in(directory)) {
        fs::remove(copy);
        write_new_file(copy, [&](const std::string& made) { copy_bytes(backup, made); });
        try {
            Connection candidate(copy.string());
            inspect(candidate);
            return true;
        } catch (const DamagedDatabase&) {
        } catch (const NewerSchema&) {
        } catch (const ForeignDatabase&) {
        }
    }
    fs::remove(copy);
    return false;
}

/// What a run left that was cut off between setting a database aside and replacing it.
void finish_replacing(const fs::path& file, const fs::path& replacement, domain::Instant now) {
    if (fs::exists(file)) {
        return;
    }
    for (const auto* companion : companions) {
        if (const auto orphan = beside(file, companion); fs::exists(orphan)) {
            rename_file(orphan, beside(free_name(file, now), companion));
        }
    }
    if (fs::exists(replacement)) {
        rename_file(replacement, file);
    }
    sync_directory(file.parent_path());
}

} // namespace

Opened open(const fs::path& directory, domain::Instant now, Durability durability) {
    const auto place = prepare_place(directory);
    StoreLock lock(place / "kith.lock");
    const auto file = place / "kith.db";
    const auto replacement = place / "kith.db.restored";
    finish_replacing(file, replacement, now);
    Opened opened;
    std::unique_ptr<Connection> connection;
    try {
        connection = open_database(file, durability);
    } catch (const DamagedDatabase&) {
        opened.restored = copy_sound_backup(place, replacement);
        opened.set_aside = set_aside(file, now).string();
        if (opened.restored) {
            rename_file(replacement, file);
            sync_directory(place);
        }
        connection = open_database(file, durability);
    }
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
