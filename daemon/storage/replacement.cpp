#include "storage/replacement.hpp"

#include "storage/errors.hpp"
#include "storage/place.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <vector>

namespace kith::storage {

namespace fs = std::filesystem;

namespace {

/// What SQLite keeps beside a database.
constexpr const char* companions[] = {"-wal", "-shm"};

fs::path beside(const fs::path& file, const std::string& suffix) { return file.string() + suffix; }

void rename_file(const fs::path& from, const fs::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) != 0) {
        throw domain::StoreError("cannot rename " + from.string() + " to " + to.string() + ": " +
                                 std::strerror(errno));
    }
}

/// A name beside the file that tells the moment and is not taken.
fs::path free_name(const fs::path& file, const std::string& why, domain::Instant now) {
    const auto moment = domain::format_instant(std::chrono::floor<std::chrono::seconds>(now));
    const auto ending = "." + why + "-" + moment;
    auto name = beside(file, ending);
    for (int n = 2; fs::exists(name); ++n) {
        name = beside(file, ending + '-' + std::to_string(n));
    }
    return name;
}

/// The databases set aside for that reason.
std::vector<fs::path> aside(const fs::path& file, const std::string& why) {
    const auto begins = file.filename().string() + "." + why + "-";
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(file.parent_path())) {
        const auto name = entry.path().filename().string();
        if (name.starts_with(begins) && !name.ends_with("-wal") && !name.ends_with("-shm")) {
            found.push_back(entry.path());
        }
    }
    return found;
}

/// Names tell moments: the last one is the newest.
std::optional<fs::path> newest(const std::vector<fs::path>& names) {
    const auto moment = [](const fs::path& name) {
        const auto text = name.filename().string(); // "kith.db.damaged-2026-11-23T12:00:00Z"
        return text.substr(text.find('-'));
    };
    const auto found = std::ranges::max_element(names, {}, moment);
    return found == names.end() ? std::nullopt : std::optional(*found);
}

/// Whose log it is that lies there without a database: of the one that was moved just before.
fs::path owner_of_orphan(const fs::path& file, const char* companion, domain::Instant now) {
    auto names = aside(file, "damaged");
    const auto replaced = aside(file, "replaced");
    names.insert(names.end(), replaced.begin(), replaced.end());
    const auto owner = newest(names);
    return owner && !fs::exists(beside(*owner, companion)) ? *owner
                                                           : free_name(file, "damaged", now);
}

} // namespace

fs::path waiting_name(const fs::path& file) { return beside(file, ".restored"); }

fs::path set_aside(const fs::path& file, const std::string& why, domain::Instant now) {
    // The database goes first: a log without one is recognised by the next run, a database without
    // its log would be taken for whole.
    auto name = free_name(file, why, now);
    rename_file(file, name);
    for (const auto* companion : companions) {
        if (fs::exists(beside(file, companion))) {
            rename_file(beside(file, companion), beside(name, companion));
        }
    }
    sync_directory(file.parent_path());
    return name;
}

void put_in_place(const fs::path& file) {
    rename_file(waiting_name(file), file);
    sync_directory(file.parent_path());
}

void finish_replacing(const fs::path& file, domain::Instant now) {
    if (fs::exists(file)) {
        fs::remove(waiting_name(file));
        return;
    }
    for (const auto* companion : companions) {
        if (const auto orphan = beside(file, companion); fs::exists(orphan)) {
            rename_file(orphan, beside(owner_of_orphan(file, companion, now), companion));
        }
    }
    if (fs::exists(waiting_name(file))) {
        put_in_place(file);
    }
}

std::optional<fs::path> newest_damaged(const fs::path& file) {
    return newest(aside(file, "damaged"));
}

} // namespace kith::storage
