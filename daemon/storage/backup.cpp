#include "storage/backup.hpp"

#include "storage/place.hpp"

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
    const auto folder = prepare_place(directory / "backups");
    const auto file = folder / (std::string(prefix) + domain::format_date(today) + ".db");
    if (fs::exists(file)) {
        return false;
    }
    store.back_up(file.string());
    auto files = backups_in(directory);
    for (std::size_t i = kept_backups; i < files.size(); ++i) {
        std::error_code ignored; // it stays one day longer
        fs::remove(files[i], ignored);
    }
    return true;
}

} // namespace kith::storage
