#include "caldav/agenda.hpp"

#include <algorithm>
#include <utility>

namespace kith::caldav {

namespace {

constexpr int days_back = 30;
constexpr std::size_t most_shown = 2000;

} // namespace

bool Agenda::take(const sdk::AgendaPage& page) {
    if (revision_ != page.revision || (!waiting_.empty() && waiting_.back().full != page.full)) {
        waiting_.clear(); // another publication has begun: the one before never ended
    }
    revision_ = page.revision;
    waiting_.push_back(page);
    if (!page.last) {
        return false;
    }
    revision_.reset();
    if (page.full) {
        entries_.clear();
        known_ = true;
    }
    for (const auto& part : std::exchange(waiting_, {})) {
        for (const auto& uid : part.remove) {
            entries_.erase(uid);
        }
        for (const auto& entry : part.upsert) {
            entries_[entry.uid] = entry;
        }
    }
    if (!known_) {
        entries_.clear();
    }
    return known_;
}

std::vector<domain::AgendaEntry> Agenda::shown(domain::Date today, domain::Span ahead) const {
    const auto first = domain::plus_days(today, -days_back);
    const auto last = domain::advanced(today, ahead);
    std::vector<domain::AgendaEntry> shown;
    for (const auto& [uid, entry] : entries_) {
        if (!uid.empty() && entry.date.ok() && entry.date >= first && entry.date <= last) {
            shown.push_back(entry);
        }
    }
    std::ranges::stable_sort(shown, {}, &domain::AgendaEntry::date);
    if (shown.size() > most_shown) {
        shown.resize(most_shown);
    }
    return shown;
}

} // namespace kith::caldav
