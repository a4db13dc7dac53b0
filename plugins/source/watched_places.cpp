#include "source/watched_places.hpp"

#include <algorithm>

namespace kith::source {

WatchedPlaces places_of(const Listing& listing, const std::vector<std::string>& directories) {
    WatchedPlaces places;
    places.folders = listing.folders;
    for (const auto& file : listing.files) {
        if (file.is_link) {
            places.targets.push_back(file.path);
        }
    }
    places.absent = directories;
    places.mounts = std::any_of(directories.begin(), directories.end(), [&](const auto& directory) {
        return std::none_of(listing.files.begin(), listing.files.end(), [&](const auto& file) {
            return file.path.starts_with(directory + '/');
        });
    });
    return places;
}

} // namespace kith::source
