#include "storage/examination.hpp"

#include "storage/errors.hpp"
#include "storage/new_file.hpp"
#include "storage/schema.hpp"

#include <system_error>

namespace kith::storage {

namespace fs = std::filesystem;

std::optional<DatabaseFault> fault_of_database(const fs::path& directory) {
    const auto file = directory / "kith.db";
    std::error_code error;
    if (!fs::exists(file, error)) {
        return error ? std::optional(DatabaseFault{error.message()}) : std::nullopt;
    }
    try {
        Connection connection(file.string());
        inspect(connection);
        return std::nullopt;
    } catch (const DamagedDatabase& fault) {
        return DatabaseFault{fault.what(), true};
    } catch (const domain::StoreError& fault) {
        return DatabaseFault{fault.what()};
    }
}

bool copy_database(const fs::path& from, const fs::path& to) {
    const auto file = from / "kith.db";
    std::error_code error;
    if (!fs::exists(file, error)) {
        return false;
    }
    write_new_file(to / "kith.db", [&](const std::string& made) {
        Connection connection(file.string());
        connection.run("VACUUM INTO ?1", made);
    });
    return true;
}

} // namespace kith::storage
