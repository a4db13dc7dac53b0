#include "agenda/calendar_places.hpp"

#include "agenda/text.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace kith::agenda {

namespace fs = std::filesystem;

namespace {

/// A path that is not there yet is taken for what its name says.
bool is_file(const std::string& path) {
    std::error_code ignored;
    const auto status = fs::status(path, ignored);
    return fs::is_directory(status) ? false : fs::exists(status) || is_calendar_file(path);
}

std::string folder_of(const std::string& path) { return fs::path(path).parent_path().string(); }

bool contains(const std::vector<std::string>& list, const std::string& text) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

} // namespace

bool is_calendar_file(const std::string& name) {
    const std::string lower = small_letters(name);
    return lower.ends_with(".ics") || lower.ends_with(".ical") || lower.ends_with(".icalendar");
}

CalendarPlaces::CalendarPlaces(std::vector<std::string> paths) {
    for (std::string& path : paths) {
        while (path.size() > 1 && path.ends_with('/')) {
            path.pop_back();
        }
        (is_file(path) ? files_ : folders_).push_back(std::move(path));
    }
}

source::Listing CalendarPlaces::list() const {
    auto found = source::list_directories(folders_, is_calendar_file);
    for (const auto& path : files_) {
        source::list_file(path, found);
    }
    const auto by_path = [](const auto& a, const auto& b) { return a.path < b.path; };
    const auto same_path = [](const auto& a, const auto& b) { return a.path == b.path; };
    std::sort(found.files.begin(), found.files.end(), by_path);
    found.files.erase(std::unique(found.files.begin(), found.files.end(), same_path),
                      found.files.end());
    return found;
}

source::WatchedPlaces CalendarPlaces::watched(const source::Listing& listing) const {
    auto places = source::places_of(listing, folders_);
    for (const auto& path : files_) {
        const auto folder = folder_of(path);
        std::error_code ignored;
        if (fs::is_directory(folder, ignored)) {
            if (!contains(places.folders, folder)) {
                places.folders.push_back(folder);
            }
        } else {
            places.absent.push_back(folder);
        }
        places.mounts = places.mounts || !fs::exists(path, ignored);
    }
    return places;
}

bool CalendarPlaces::matters(const std::string& folder, const std::string& name,
                             source::EntryKind kind) const {
    return source::may_be_listed(name, kind, is_calendar_file) ||
           contains(files_, (fs::path(folder) / name).string());
}

} // namespace kith::agenda
