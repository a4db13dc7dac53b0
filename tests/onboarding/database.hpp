#pragma once

#include <filesystem>
#include <sqlite3.h>
#include <stdexcept>
#include <string>

namespace kith::onboarding {

inline std::string sample_card(int number) {
    return "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Person " + std::to_string(number) +
           "\r\nEND:VCARD\r\n";
}

inline void run_sql(const std::filesystem::path& file, const std::string& sql) {
    sqlite3* database = nullptr;
    if (::sqlite3_open(file.c_str(), &database) != SQLITE_OK ||
        ::sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw std::runtime_error(::sqlite3_errmsg(database));
    }
    ::sqlite3_close(database);
}

/// A contacts.db as evolution-data-server makes it, as far as cards go.
inline void write_evolution(const std::filesystem::path& file, int people) {
    std::string sql = "CREATE TABLE folders (folder_id TEXT PRIMARY KEY);"
                      "CREATE TABLE folder_id (uid TEXT PRIMARY KEY, vcard TEXT);"
                      "INSERT INTO folder_id VALUES ('shallow', NULL);";
    for (int i = 0; i < people; ++i) {
        sql +=
            "INSERT INTO folder_id VALUES ('" + std::to_string(i) + "', '" + sample_card(i) + "');";
    }
    run_sql(file, sql);
}

/// An abook.sqlite as Thunderbird makes it since version 102, as far as cards go.
inline void write_thunderbird(const std::filesystem::path& file, int people) {
    std::string sql = "CREATE TABLE cards (uid TEXT PRIMARY KEY, localId INTEGER);"
                      "CREATE TABLE properties (card TEXT, name TEXT, value TEXT);"
                      "PRAGMA journal_mode = WAL;";
    for (int i = 0; i < people; ++i) {
        sql += "INSERT INTO properties VALUES ('" + std::to_string(i) +
               "', 'DisplayName', 'x');"
               "INSERT INTO properties VALUES ('" +
               std::to_string(i) + "', '_vCard', '" + sample_card(i) + "');";
    }
    run_sql(file, sql);
}

} // namespace kith::onboarding
