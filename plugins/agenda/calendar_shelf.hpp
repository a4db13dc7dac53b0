#pragma once

#include "agenda/calendar_places.hpp"
#include "agenda/calendar_reader.hpp"
#include "agenda/diary.hpp"
#include "agenda/file_fault.hpp"
#include "source/ledger.hpp"
#include "source/listing.hpp"
#include "source/moment.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kith::agenda {

/// The calendars on disk: looks at the places, reads what changed into a diary. Never writes there.
/// One thread; refresh() does all the reading.
class CalendarShelf {
public:
    struct Settings {
        std::vector<std::string> paths;
        source::Ledger::Timing timing;
        Limits limits;
        std::string instance; ///< of this kith
        int past_days = 30;   ///< what was over before is not kept
    };
    explicit CalendarShelf(Settings settings);

    struct Report {
        std::vector<FileFault> faults; ///< of files read just now and of folders
        std::size_t read = 0;          ///< files
        /// Every place has calendars, or has had its grace to show some: nothing is missing by
        /// accident.
        bool is_whole = false;
        std::vector<source::UnreadableFolder> unreadable;
    };
    [[nodiscard]] Report refresh(source::Moment now, domain::Date today, Diary& diary);

    /// As refresh() found it; what there is to watch.
    [[nodiscard]] const source::Listing& listing() const { return listing_; }
    [[nodiscard]] const CalendarPlaces& places() const { return places_; }
    /// When to look again without an event; absent: when one comes.
    [[nodiscard]] std::optional<source::Moment::Steady> look_again() const;

private:
    void read(const std::string& path, source::Moment now, domain::Date today, Diary& diary,
              Report& report);
    [[nodiscard]] std::string name_of(const std::string& path, const Calendar& calendar) const;
    [[nodiscard]] bool is_whole(source::Moment now);

    Settings settings_;
    CalendarPlaces places_;
    source::Ledger ledger_;
    ZonePool zones_;
    source::Listing listing_;
    std::optional<source::Moment::Steady> first_look_;
    bool was_whole_ = false;
};

} // namespace kith::agenda
