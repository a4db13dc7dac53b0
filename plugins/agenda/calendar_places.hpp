#pragma once

#include "source/listing.hpp"
#include "source/watched_places.hpp"

#include <string>
#include <vector>

namespace kith::agenda {

/// Where the owner's calendars lie: folders (*.ics in them and one level below, as vdirsyncer makes
/// them) and single files of any name.
class CalendarPlaces {
public:
    explicit CalendarPlaces(std::vector<std::string> paths);

    /// What lies there now; opens no file. A file that is missing is among the unreadable.
    [[nodiscard]] source::Listing list() const;
    /// Where to listen for changes of that listing.
    [[nodiscard]] source::WatchedPlaces watched(const source::Listing& listing) const;
    /// Whether the listing may change when something of that name comes, changes or goes.
    [[nodiscard]] bool matters(const std::string& folder, const std::string& name,
                               source::EntryKind kind) const;

    [[nodiscard]] const std::vector<std::string>& folders() const { return folders_; }
    [[nodiscard]] const std::vector<std::string>& files() const { return files_; }

private:
    std::vector<std::string> folders_;
    std::vector<std::string> files_; ///< named one by one
};

/// True for "*.ics", "*.ical" and "*.icalendar" in any case.
[[nodiscard]] bool is_calendar_file(const std::string& name);

} // namespace kith::agenda
