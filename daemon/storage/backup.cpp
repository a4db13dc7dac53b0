#include "storage/backup.hpp"

#include "storage/errors.hpp"
#include "storage/new_file.hpp"
#include "storage/open_store.hpp"
#include "storage/place.hpp"
#include "storage/schema.hpp"
#include "storage/store_lock.hpp"

#include <algorithm>
#include <functional>

namespace kith::storage {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view prefix = "kith-";

bool is_backup(const fs::path& file) {
    const auto stem = file.stem().string();
    return file.extension() == ".db" && stem.starts_with(prefix) &&
           domain::parse_date(std::string_view(stem).substr(prefix.size()));
}

} // namespace

std::vector<fs::path> backups_in(const fs::path& directory) {
    std::vector<fs::path> files;
    std::error_code absent;
    for (const auto& entry : fs::directory_iterator(directory / "backups", absent)) {
        if (is_backup(entry.path())) {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files, std::greater());
    return files;
}

bool rotate_backup(domain::Store& store, const fs::path& directory, domain::Date today) {
    const auto name = std::string(prefix) + domain::format_date(today) + ".db";
    if (std::error_code unknown; fs::exists(directory / "backups" / name, unknown)) {
        return false; // the usual case: kithd asks whenever something happens
    }
    store.back_up((prepare_place(directory / "backups") / name).string());
    auto files = backups_in(directory);
    // Those of days to come were made by a clock that was ahead: they go first.
    std::stable_partition(files.begin(), files.end(),
                          [&](const auto& one) { return one.filename() <= name; });
    for (std::size_t i = kept_backups; i < files.size(); ++i) {
        std::error_code ignored; // it stays one day longer
        fs::remove(files[i], ignored);
    }
    return true;
}

fs::path backup_name(const fs::path& directory, domain::Instant now) {
    const auto name = std::string(prefix) + domain::format_instant(now);
    const auto folder = prepare_place(directory / "backups");
    auto file = folder / (name + ".db");
    for (int n = 2; fs::exists(file); ++n) {
        file = folder / (name + "-" + std::to_string(n) + ".db");
    }
    return file;
}

void back_up_closed(const fs::path& directory, const fs::path& file) {
    if (!fs::exists(directory / database_name)) {
        throw UnsuitablePlace("there is no " + (directory / database_name).string());
    }
    const StoreLock lock(directory);
    Connection connection((directory / database_name).string());
    inspect(connection);
    write_new_file(file, [&](const std::string& made) { connection.run("VACUUM INTO ?1", made); });
}

} // namespace kith::storage
