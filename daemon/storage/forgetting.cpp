#include "storage/forgetting.hpp"

#include "domain/name_match.hpp"
#include "domain/stable_hash.hpp"
#include "storage/erasure.hpp"
#include "storage/restore.hpp"
#include "storage/sqlite_store.hpp"

#include <system_error>
#include <utility>

namespace kith::storage {

namespace fs = std::filesystem;

using domain::ContactId;

namespace {

constexpr std::string_view shut_out = "forgotten ";

Connection& connection_of(const domain::Store& store) {
    return dynamic_cast<const SqliteStore&>(store).connection();
}

std::string mark_of(Connection& connection, const std::string& source, const std::string& id) {
    auto row = connection.prepare("SELECT instance FROM kith");
    row.step();
    return std::string(shut_out) +
           domain::stable_hex(row.column<std::string>(0) + "\n" + source + "\n" + id);
}

std::vector<std::string> sources_of(Connection& connection, const ContactId& id) {
    auto rows =
        connection.prepare("SELECT source FROM description WHERE contact = ?1 ORDER BY source");
    rows.bind(id);
    std::vector<std::string> sources;
    while (rows.step()) {
        sources.push_back(rows.column<std::string>(0));
    }
    return sources;
}

/// Backups, by day and by hand, and databases that were set aside.
std::vector<fs::path> copies_in(const fs::path& directory) {
    std::vector<fs::path> files;
    std::error_code absent;
    for (const auto& entry : fs::directory_iterator(directory / "backups", absent)) {
        if (entry.path().extension() == ".db") {
            files.push_back(entry.path());
        }
    }
    for (const auto& entry : fs::directory_iterator(directory, absent)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with("kith.db.") && !name.ends_with("-wal") && !name.ends_with("-shm")) {
            files.push_back(entry.path());
        }
    }
    return files;
}

void forget_in(const fs::path& file, const ContactId& id) {
    const fs::path copy = file.string() + ".new";
    take_sound_copy(file, copy, [&](Connection& connection) {
        connection.execute("PRAGMA secure_delete = ON");
        erase_everything_of(connection, id);
    });
    {
        Connection swept(copy.string());
        swept.make_durable(Durability::Full);
        sweep(swept);
    }
    fs::rename(copy, file);
    for (const auto* suffix : {"-wal", "-shm"}) {
        fs::remove(file.string() + suffix);
        fs::remove(copy.string() + suffix);
    }
}

} // namespace

std::vector<OnRecord> on_record(const domain::Store& store, const std::string& typed) {
    auto& connection = connection_of(store);
    auto rows = connection.prepare("SELECT id, name FROM contact WHERE (id = ?1 OR "
                                   "folded_name = ?2) AND subject = 'person' ORDER BY id");
    rows.bind(typed, domain::folded(typed));
    std::vector<OnRecord> people;
    while (rows.step()) {
        people.push_back({rows.column<std::string>(0), rows.column<std::string>(1), {}});
    }
    for (auto& one : people) {
        one.sources = sources_of(connection, one.id);
    }
    return people;
}

bool forget(domain::Store& store, const ContactId& id, domain::Instant now, domain::Date today) {
    auto& connection = connection_of(store);
    std::vector<std::pair<std::string, std::string>> described;
    {
        auto rows = connection.prepare("SELECT source, id FROM description WHERE contact = ?1");
        rows.bind(id);
        while (rows.step()) {
            described.emplace_back(rows.column<std::string>(0), rows.column<std::string>(1));
        }
    }
    bool complete = false;
    connection.execute("PRAGMA secure_delete = ON");
    store.transact([&] {
        for (const auto& [source, theirs] : described) {
            store.set_note(mark_of(connection, source, theirs), "");
            store.put_contacts(source, {}, {&theirs, 1}, "", now, today); // withdraws what is shown
        }
        complete = erase_contact(connection, id);
    });
    sweep(connection);
    return complete;
}

bool is_shown(const domain::Store& store, const ContactId& id) {
    auto row = connection_of(store).prepare(
        "SELECT 1 FROM delivery JOIN reminder ON reminder.key = delivery.reminder WHERE "
        "reminder.contact = ?1 AND delivery.kind = 'withdraw' AND delivery.state IN ('pending', "
        "'leased') LIMIT 1");
    return row.bind(id).step();
}

void forget_traces(domain::Store& store) { sweep(connection_of(store)); }

std::size_t mentions(const domain::Store& store, const std::string& name) {
    auto row = connection_of(store).prepare(
        "SELECT (SELECT count(*) FROM interaction WHERE instr(note, ?1) > 0) + "
        "(SELECT count(*) FROM promise WHERE instr(text, ?1) > 0)");
    return row.bind(name).step() ? static_cast<std::size_t>(row.column<std::int64_t>(0)) : 0;
}

std::vector<fs::path> forget_in_backups(const fs::path& directory, const ContactId& id) {
    std::vector<fs::path> untouched;
    for (const auto& file : copies_in(directory)) {
        try {
            forget_in(file, id);
        } catch (const std::exception&) {
            std::error_code ignored;
            fs::remove(file.string() + ".new", ignored);
            untouched.push_back(file);
        }
    }
    return untouched;
}

bool was_forgotten(Connection& connection, const std::string& source, const std::string& id) {
    auto row = connection.prepare("SELECT 1 FROM note WHERE name = ?1");
    return row.bind(mark_of(connection, source, id)).step();
}

bool has_forgotten(Connection& connection) {
    auto row = connection.prepare(
        "SELECT 1 FROM note WHERE name >= 'forgotten ' AND name < 'forgotten!' LIMIT 1");
    return row.step();
}

} // namespace kith::storage
