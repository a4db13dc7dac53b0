#include "storage/statement.hpp"

#include "storage/errors.hpp"

#include <sqlite3.h>

namespace kith::storage {

void throw_engine_error(sqlite3* database, std::string_view doing) {
    const int code = sqlite3_extended_errcode(database);
    const std::string what = std::string(doing) + ": " + sqlite3_errmsg(database) + " (SQLite " +
                             std::to_string(code) + ")";
    switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        throw DamagedDatabase(what);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        throw UnsuitablePlace(what);
    default:
        throw domain::StoreError(what);
    }
}

Statement::~Statement() {
    rewind();
    shelf_->push_back(statement_); // room was reserved when it was prepared
}

void Statement::check(int code) const {
    if (code != SQLITE_OK) {
        throw_engine_error(sqlite3_db_handle(statement_), sqlite3_sql(statement_));
    }
}

void Statement::bind_one(int index, std::nullopt_t) { check(sqlite3_bind_null(statement_, index)); }

void Statement::bind_one(int index, std::int64_t value) {
    check(sqlite3_bind_int64(statement_, index, value));
}

void Statement::bind_one(int index, std::string_view text) {
    // A null pointer would bind NULL, and an empty view may have one.
    const char* data = text.empty() ? "" : text.data();
    check(sqlite3_bind_text64(statement_, index, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::rewind() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

bool Statement::step() {
    const int code = sqlite3_step(statement_);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        throw_engine_error(sqlite3_db_handle(statement_), sqlite3_sql(statement_));
    }
    return code == SQLITE_ROW;
}

bool Statement::is_null(int index) const {
    return sqlite3_column_type(statement_, index) == SQLITE_NULL;
}

std::string_view Statement::view(int index) const {
    if (sqlite3_column_type(statement_, index) != SQLITE_TEXT) {
        refuse(index);
    }
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, index));
    if (text == nullptr) {
        throw domain::StoreError("out of memory");
    }
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, index))};
}

void Statement::refuse(int index) const {
    throw DamagedDatabase(std::string("column ") + sqlite3_column_name(statement_, index) +
                          " holds what it must not: " + sqlite3_sql(statement_));
}

template <> std::int64_t Statement::column(int index) const {
    if (sqlite3_column_type(statement_, index) != SQLITE_INTEGER) {
        refuse(index);
    }
    return sqlite3_column_int64(statement_, index);
}

template <> int Statement::column(int index) const {
    return static_cast<int>(column<std::int64_t>(index));
}

template <> bool Statement::column(int index) const { return column<std::int64_t>(index) != 0; }

template <> std::string Statement::column(int index) const { return std::string(view(index)); }

template <> domain::Instant Statement::column(int index) const {
    return domain::Instant(std::chrono::milliseconds(column<std::int64_t>(index)));
}

template <> domain::Date Statement::column(int index) const {
    const auto date = domain::parse_date(view(index));
    if (!date) {
        refuse(index);
    }
    return *date;
}

} // namespace kith::storage
