#include "calendar/agenda.hpp"

#include <utility>

namespace kith::calendar {

Agenda::Agenda(ics::CalendarTraits events, ics::CalendarTraits tasks)
    : event_traits_(std::move(events)), task_traits_(std::move(tasks)), shown_(no_entries()) {}

Agenda::Feeds Agenda::no_entries() const {
    return {ics::Feed(event_traits_), ics::Feed(task_traits_)};
}

void Agenda::Feeds::apply(const sdk::AgendaPage& page, domain::Date today) {
    for (const auto& uid : page.remove) {
        events.remove(uid);
        tasks.remove(uid);
    }
    for (const auto& entry : page.upsert) {
        events.put(entry);
        tasks.put(entry);
    }
    events.trim(today);
    tasks.trim(today);
}

bool Agenda::take(const sdk::AgendaPage& page, domain::Date today) {
    if (revision_ != page.revision || anew_.has_value() != page.full) {
        anew_.reset(); // another publish has begun: the one before never ended
        changes_.clear();
    }
    revision_ = page.revision;
    if (page.full) {
        if (!anew_) {
            anew_ = no_entries();
        }
        anew_->apply(page, today);
    } else {
        changes_.push_back(page);
    }
    if (!page.last) {
        return false;
    }

    revision_.reset();
    if (anew_) {
        shown_ = std::move(*anew_);
        anew_.reset();
        known_ = true;
    }
    for (const auto& change : std::exchange(changes_, {})) {
        if (known_) {
            shown_.apply(change, today);
        }
    }
    return known_;
}

} // namespace kith::calendar
