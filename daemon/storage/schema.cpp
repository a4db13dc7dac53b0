#include "storage/schema.hpp"

#include "storage/errors.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <sys/random.h>

namespace kith::storage {

namespace {

std::int64_t number(Connection& connection, std::string_view sql) {
    auto query = connection.prepare(sql);
    query.step();
    return query.column<std::int64_t>(0);
}

/// 26 characters of 5 random bits each.
std::string new_instance() {
    std::array<unsigned char, 26> bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
        throw domain::StoreError(std::string("no random bytes: ") + std::strerror(errno));
    }
    std::string name;
    for (const auto byte : bytes) {
        name += "abcdefghijklmnopqrstuvwxyz234567"[byte & 31U];
    }
    return name;
}

} // namespace

void expect_sound(Connection& connection) {
    auto check = connection.prepare("PRAGMA quick_check(1)");
    if (!check.step() || check.column<std::string>(0) != "ok") {
        throw DamagedDatabase("the database is damaged");
    }
}

void inspect(Connection& connection, Soundness soundness) {
    const bool empty = number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
    const auto id = number(connection, "PRAGMA application_id");
    if (id != application_id && !(empty && id == 0)) {
        // A flipped bit in the header does not make it somebody else's.
        if (number(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'kith'") == 0) {
            throw ForeignDatabase("the database belongs to another program (application_id " +
                                  std::to_string(id) + ")");
        }
        throw DamagedDatabase("the database has lost its application_id");
    }
    const auto version = number(connection, "PRAGMA user_version");
    if (version > static_cast<std::int64_t>(migrations().size())) {
        throw NewerSchema("the database has schema " + std::to_string(version) +
                          "; this kith knows schemas up to " + std::to_string(migrations().size()));
    }
    if (soundness == Soundness::Unknown) {
        expect_sound(connection);
    }
}

void migrate(Connection& connection, std::span<const char* const> scripts) {
    const auto version = static_cast<std::size_t>(number(connection, "PRAGMA user_version"));
    for (auto next = version; next < scripts.size(); ++next) {
        connection.transact([&] {
            connection.execute(scripts[next]);
            connection.execute("PRAGMA user_version = " + std::to_string(next + 1));
            if (next == 0) {
                connection.execute("PRAGMA application_id = " + std::to_string(application_id));
                connection.run("INSERT INTO kith (id, instance, epoch) VALUES (1, ?1, 0)",
                               new_instance());
            }
        });
    }
}

} // namespace kith::storage
