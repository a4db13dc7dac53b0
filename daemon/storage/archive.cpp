#include "storage/archive.hpp"

#include "storage/connection.hpp"
#include "storage/errors.hpp"
#include "storage/new_file.hpp"
#include "storage/open_store.hpp"
#include "storage/schema.hpp"
#include "wire/json.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <ostream>
#include <system_error>
#include <vector>

namespace kith::storage {

namespace fs = std::filesystem;

using domain::Value;

namespace {

constexpr std::string_view format = "kith archive";
constexpr int version = 1;
constexpr std::size_t most_bytes = std::size_t{4} << 30;
constexpr std::size_t most_depth = 40;

/// Made anew by triggers.
constexpr std::string_view derived_table = "circle_size";
constexpr std::array<std::string_view, 3> json_columns{"facts", "reasons", "channels"};

struct Column {
    std::string name;
    bool is_integer;
};

bool holds_json(const std::string& column) {
    return std::find(json_columns.begin(), json_columns.end(), column) != json_columns.end();
}

std::vector<std::string> tables_of(Connection& connection) {
    auto rows = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name "
                                   "NOT LIKE 'sqlite_%' AND name <> ?1 ORDER BY rowid");
    rows.bind(derived_table);
    std::vector<std::string> names;
    while (rows.step()) {
        names.push_back(rows.column<std::string>(0));
    }
    return names;
}

std::vector<Column> columns_of(Connection& connection, const std::string& table) {
    auto rows = connection.prepare("SELECT name, type = 'INTEGER' FROM pragma_table_info(?1)");
    rows.bind(table);
    std::vector<Column> columns;
    while (rows.step()) {
        columns.push_back({rows.column<std::string>(0), rows.column<bool>(1)});
    }
    return columns;
}

Value text_value(const Column& column, std::string text) {
    if (holds_json(column.name)) {
        try {
            return wire::parse_json(text, {most_bytes, most_depth});
        } catch (const wire::JsonError&) {
            return text; // as it is, then
        }
    }
    return text;
}

void write_table(Connection& connection, const std::string& table, std::ostream& out) {
    const auto columns = columns_of(connection, table);
    auto rows = connection.prepare("SELECT * FROM " + table);
    const char* between = "\n";
    while (rows.step()) {
        Value row{Value::Object{}};
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto index = static_cast<int>(i);
            if (!rows.is_null(index)) {
                row[columns[i].name] =
                    columns[i].is_integer ? Value(rows.column<std::int64_t>(index))
                                          : text_value(columns[i], rows.column<std::string>(index));
            }
        }
        out << between << wire::dump_json(row);
        between = ",\n";
    }
}

std::int64_t schema_of(Connection& connection) {
    auto row = connection.prepare("PRAGMA user_version");
    row.step();
    return row.column<std::int64_t>(0);
}

/// SQLite binds a row that is one JSON text; what is JSON itself goes in as a text.
std::string flat(const Value& row) {
    Value flat_row{Value::Object{}};
    for (const auto& [name, value] : row.as_object()) {
        const bool nested = value.is_object() || value.is_array();
        flat_row[name] = nested ? Value(wire::dump_json(value)) : value;
    }
    return wire::dump_json(flat_row);
}

void read_table(Connection& connection, const std::string& table, const Value& rows) {
    std::string names;
    std::string values;
    for (const auto& column : columns_of(connection, table)) {
        const auto* separator = names.empty() ? "" : ", ";
        names.append(separator).append(column.name);
        values.append(separator).append("json_extract(?1, '$.").append(column.name).append("')");
    }
    connection.execute("DELETE FROM " + table);
    const auto insertion = "INSERT INTO " + table + " (" + names + ") VALUES (" + values + ")";
    for (const auto& row : rows.as_array()) {
        connection.run(insertion, flat(row));
    }
}

Value parsed(const fs::path& archive) {
    std::ifstream file(archive, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    try {
        auto value = wire::parse_json(text, {most_bytes, most_depth});
        if (value.text_or("format", "") != format || value.integer_or("version", 0) != version) {
            throw DamagedDatabase("it is no archive of kith");
        }
        return value;
    } catch (const wire::JsonError& error) {
        throw DamagedDatabase("it is no archive of kith, or cut off: byte " +
                              std::to_string(error.offset) + ": " + error.what());
    }
}

void fill(Connection& connection, const Value& archive) {
    const auto schema = archive.at("schema").as_integer();
    const auto known = migrations();
    if (schema < 1 || schema > static_cast<std::int64_t>(known.size())) {
        throw NewerSchema("the archive has schema " + std::to_string(schema) +
                          "; this kith knows schemas up to " + std::to_string(known.size()));
    }
    connection.make_durable(Durability::Full);
    migrate(connection, known.first(static_cast<std::size_t>(schema)));
    const auto& tables = archive.at("tables").as_object();
    try {
        connection.transact([&] {
            connection.execute("PRAGMA defer_foreign_keys = ON");
            for (const auto& table : tables_of(connection)) {
                const auto found = tables.find(table);
                if (found != tables.end()) {
                    read_table(connection, table, found->second);
                }
            }
        });
    } catch (const domain::StoreError& error) {
        throw DamagedDatabase(std::string("its rows do not fit: ") + error.what());
    }
    migrate(connection, known);
}

} // namespace

void write_archive(const fs::path& directory, std::ostream& out) {
    const auto file = directory / database_name;
    if (!fs::exists(file)) {
        throw UnsuitablePlace("there is no " + file.string());
    }
    Connection connection(file.string());
    inspect(connection);
    connection.transact([&] { // one moment of it
        Value head;
        head["format"] = format;
        head["version"] = version;
        head["schema"] = schema_of(connection);
        auto text = wire::dump_json(head);
        text.pop_back();
        out << text << ",\"tables\":{";
        const char* between = "\n";
        for (const auto& table : tables_of(connection)) {
            out << between << wire::dump_json(Value(table)) << ":[";
            write_table(connection, table, out);
            out << "]";
            between = ",\n";
        }
        out << "}}\n";
    });
}

bool is_archive(const fs::path& file) { return std::ifstream(file, std::ios::binary).get() == '{'; }

void read_archive(const fs::path& archive, const fs::path& database) {
    const auto content = parsed(archive);
    try {
        write_new_file(database, [&](const std::string& made) {
            Connection connection(made);
            fill(connection, content);
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        });
    } catch (const domain::ValueError& error) {
        throw DamagedDatabase(std::string("the archive is of another shape: ") + error.what());
    }
}

} // namespace kith::storage
