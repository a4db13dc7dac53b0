#include "storage/connection.hpp"

#include "storage/errors.hpp"
#include "storage/soundness.hpp"

#include <sqlite3.h>

#include <exception>

namespace kith::storage {

namespace {

/// Nobody asks SQLite how much memory it uses, and counting it takes a lock at each allocation.
/// Without effect when SQLite was used before.
void count_no_memory() {
    static const int code = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(code);
}

} // namespace

void Connection::Close::operator()(sqlite3* database) const noexcept { sqlite3_close_v2(database); }

Connection::Connection(const std::string& file) {
    count_no_memory();
    sqlite3* database = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                      (file == ":memory:" ? SQLITE_OPEN_MEMORY : SQLITE_OPEN_NOFOLLOW);
    const int code = sqlite3_open_v2(file.c_str(), &database, flags, nullptr);
    database_.reset(database);
    if (code != SQLITE_OK) {
        throw_engine_error(database, "cannot open " + file);
    }
    sqlite3_busy_timeout(database, 5000);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    execute("PRAGMA cell_size_check = ON;"
            "PRAGMA mmap_size = 0;"
            "PRAGMA cache_size = -1024;" // KiB: the whole daemon is to stay below 10 MiB
            "PRAGMA temp_store = FILE;");
}

Connection::~Connection() {
    for (auto& [sql, shelf] : shelves_) {
        for (auto* statement : shelf.idle) {
            sqlite3_finalize(statement);
        }
    }
    database_.reset();
    if (!marked_at_end_.empty() && std::uncaught_exceptions() == 0) {
        mark_sound(marked_at_end_);
    }
}

void Connection::make_durable(Durability durability) {
    sqlite3_db_config(database_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
    auto mode = prepare("PRAGMA journal_mode = WAL");
    if (!mode.step() ||
        (mode.column<std::string>(0) != "wal" && mode.column<std::string>(0) != "memory")) {
        throw domain::StoreError("the database takes no write-ahead log");
    }
    execute(durability == Durability::Full
                ? "PRAGMA journal_size_limit = 4194304; PRAGMA synchronous = FULL;"
                : "PRAGMA journal_size_limit = 4194304; PRAGMA synchronous = OFF;");
}

void Connection::mark_at_end() { marked_at_end_ = sqlite3_db_filename(database_.get(), "main"); }

void Connection::execute(const std::string& script) {
    if (sqlite3_exec(database_.get(), script.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw_engine_error(database_.get(), script.substr(0, script.find('\n')));
    }
}

Statement Connection::prepare(std::string_view sql) {
    auto& shelf = shelves_[std::string(sql)];
    if (shelf.idle.empty()) {
        shelf.idle.reserve(++shelf.made);
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                               SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) {
            throw_engine_error(database_.get(), sql);
        }
        return {statement, shelf.idle};
    }
    auto* statement = shelf.idle.back();
    shelf.idle.pop_back();
    return {statement, shelf.idle};
}

std::int64_t Connection::changes() const { return sqlite3_changes64(database_.get()); }

std::int64_t Connection::total_changes() const { return sqlite3_total_changes64(database_.get()); }

std::int64_t Connection::last_insert_id() const {
    return sqlite3_last_insert_rowid(database_.get());
}

void Connection::transact(const std::function<void()>& body) {
    if (is_open_) {
        join(body);
        return;
    }
    refuse_when_moved();
    run("BEGIN IMMEDIATE");
    is_open_ = true;
    is_doomed_ = false;
    try {
        body();
        refuse_when_doomed();
        run("COMMIT");
    } catch (...) {
        roll_back();
        is_open_ = false;
        throw;
    }
    is_open_ = false;
}

/// A savepoint would copy every page that is changed in it, which cost more than the changes.
void Connection::join(const std::function<void()>& body) {
    refuse_when_doomed();
    try {
        body();
    } catch (...) {
        is_doomed_ = true;
        throw;
    }
}

/// An outer body may have gone on after a step of its had failed, and a full disk makes SQLite roll
/// all back by itself: what comes after must not become durable without what came before.
void Connection::refuse_when_doomed() const {
    if (is_doomed_ || sqlite3_get_autocommit(database_.get()) != 0) {
        throw domain::StoreError("the transaction this belongs to was rolled back");
    }
}

/// SQLite would go on for ever in a file that nobody will open again.
void Connection::refuse_when_moved() const {
    int moved = 0;
    sqlite3_file_control(database_.get(), nullptr, SQLITE_FCNTL_HAS_MOVED, &moved);
    if (moved != 0) {
        throw MovedDatabase(std::string(sqlite3_db_filename(database_.get(), "main")) +
                            " was removed or replaced while it was open");
    }
}

void Connection::roll_back() noexcept {
    if (sqlite3_get_autocommit(database_.get()) == 0) {
        sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

} // namespace kith::storage
