#pragma once

#include "calendar/ics/feed.hpp"
#include "sdk/plugin.hpp"

#include <optional>
#include <vector>

namespace kith::calendar {

/// The owner's agenda as both feeds show it, put together from the pages of `publish`. Pages wait
/// until the last of them has come; what they say takes effect at once then. Of a large agenda only
/// what the feeds may soon show is kept. Not thread-safe.
class Agenda {
public:
    Agenda(ics::CalendarTraits events, ics::CalendarTraits tasks);

    /// True when a last page made the pages before it and itself count. Changes to an agenda that
    /// was never told in full are dropped.
    bool take(const sdk::AgendaPage& page, domain::Date today);

    /// Whether the agenda has been told in full since the start: only then is it worth showing.
    [[nodiscard]] bool known() const { return known_; }
    /// Whether what is kept is enough for that day; if not, the agenda has to be told in full
    /// again.
    [[nodiscard]] bool reaches(domain::Date today) const {
        return shown_.events.reaches(today) && shown_.tasks.reaches(today);
    }
    [[nodiscard]] std::string events(domain::Date today) const {
        return shown_.events.edition(today);
    }
    [[nodiscard]] std::string tasks(domain::Date today) const {
        return shown_.tasks.edition(today);
    }

private:
    struct Feeds {
        ics::Feed events;
        ics::Feed tasks;
        void apply(const sdk::AgendaPage& page, domain::Date today);
    };

    [[nodiscard]] Feeds no_entries() const;

    ics::CalendarTraits event_traits_;
    ics::CalendarTraits task_traits_;
    Feeds shown_;
    bool known_ = false;
    std::optional<std::int64_t> revision_; ///< of the pages that wait
    std::optional<Feeds> anew_;            ///< a full agenda on its way
    std::vector<sdk::AgendaPage> changes_; ///< changes on their way
};

} // namespace kith::calendar
