#include "app/agenda_feed.hpp"

#include "app/subjects.hpp"
#include "delivery/bounds.hpp"

#include <utility>

namespace kith::app {

namespace {

/// Entries of a page, which ends earlier when they are long.
constexpr std::size_t page_size = 200;

} // namespace

void AgendaFeed::restart() {
    known_ = 0;
    goal_.reset();
    full_ = true;
}

std::optional<domain::AgendaPage> AgendaFeed::next_page() {
    if (std::exchange(anew_, false)) {
        restart();
    }
    if (!goal_) {
        const auto newest = store_.agenda_revision();
        if (!full_ && known_ >= newest) {
            return std::nullopt;
        }
        goal_ = newest;
    }
    auto changes = store_.agenda_changes(known_, page_size);
    bool more = changes.size() == page_size && changes.back().revision < *goal_;
    std::erase_if(changes, [&](const auto& change) { return change.revision > *goal_; });
    domain::AgendaPage page;
    std::size_t bytes = 0;
    std::int64_t told = 0;
    for (const auto& change : changes) {
        auto entry = entry_of(change.reminder);
        bytes += entry ? delivery::weight(*entry) : 0;
        if (!page.upsert.empty() && bytes > delivery::most_bytes_told) {
            more = true; // this one begins the next page
            break;
        }
        told = change.revision;
        if (entry) {
            page.upsert.push_back(std::move(*entry));
        } else if (!full_) {
            page.remove.push_back(domain::agenda_uid(change.reminder.key));
        }
    }
    told_ = more ? told : *goal_;
    page.revision = *goal_;
    page.full = full_;
    page.last = !more;
    return page;
}

std::optional<domain::AgendaEntry> AgendaFeed::entry_of(const domain::Reminder& reminder) const {
    if (domain::is_settled(reminder.state)) {
        return std::nullopt;
    }
    const auto subject = subject_of(reminder, store_, situation_);
    if (!subject) {
        return std::nullopt;
    }
    return delivery::agenda_entry(*subject, situation_.language());
}

void AgendaFeed::confirm() {
    known_ = told_;
    if (known_ == goal_) {
        goal_.reset();
        full_ = false;
    }
}

} // namespace kith::app
