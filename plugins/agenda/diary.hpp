#pragma once

#include "agenda/calendar.hpp"
#include "agenda/file_fault.hpp"
#include "agenda/limits.hpp"
#include "agenda/occurrence.hpp"
#include "agenda/people_met.hpp"
#include "agenda/proposed_keys.hpp"
#include "domain/zone.hpp"
#include "source/proposal.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kith::agenda {

/// All calendars together: whom the owner met and will meet. Pure: no disk, no clock.
class Diary {
public:
    struct Settings {
        Owner owner;
        int past_days = 30;
        int ahead_days = 14;
        std::string language;
        std::string time_zone; ///< of the owner; there is a zone of that name
        Limits limits;
    };
    explicit Diary(Settings settings);

    /// Replaces what was read of that file before. `name` is shown.
    void put(const std::string& path, Calendar calendar, std::string name);
    void erase(const std::string& path) { files_.erase(path); }
    [[nodiscard]] std::size_t size() const; ///< events with other people

    using Proposals = std::map<std::string, source::Proposal, std::less<>>; ///< by their keys
    struct Plan {
        Proposals proposals;
        /// The day that begins with another plan though no calendar changes: a meeting is over, or
        /// one comes into sight.
        std::optional<domain::Date> next_change;
        std::vector<FileFault> faults; ///< of files put since the last plan
    };
    /// Meetings of the window around today; also those behind it that were proposed `before`, so
    /// that one that was moved there is moved and not called off.
    [[nodiscard]] Plan plan(domain::Date today, const ProposedKeys::Days& before);

private:
    struct File {
        Calendar calendar;
        std::string name;
        bool is_new = true;
        domain::Date expanded_on{};          ///< the day that the occurrences are those of
        std::vector<Occurrence> occurrences; ///< of the events of this calendar
    };
    class Planner;
    /// Fills in the occurrences around today.
    void expand(const std::string& path, File& file, domain::Date today, Plan& plan) const;

    Settings settings_;
    domain::Zone zone_;
    std::map<std::string, File> files_;
};

} // namespace kith::agenda
