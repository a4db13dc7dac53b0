#include "app/agenda_feed.hpp"

#include "app/subjects.hpp"

namespace kith::app {

namespace {

/// Keeps a page well under the line limit of the protocol.
constexpr std::size_t page_size = 200;

} // namespace

void AgendaFeed::restart() {
    known_ = 0;
    goal_.reset();
    full_ = true;
}

std::optional<domain::AgendaPage> AgendaFeed::next_page() {
    if (!goal_) {
        const auto newest = store_.agenda_revision();
        if (!full_ && known_ >= newest) {
            return std::nullopt;
        }
        goal_ = newest;
    }
    auto changes = store_.agenda_changes(known_, page_size);
    const bool more = changes.size() == page_size && changes.back().revision < *goal_;
    std::erase_if(changes, [&](const auto& change) { return change.revision > *goal_; });
    told_ = more ? changes.back().revision : *goal_;
    domain::AgendaPage page;
    page.revision = *goal_;
    page.full = full_;
    page.last = !more;
    for (const auto& change : changes) {
        const auto& reminder = change.reminder;
        const bool stands = !domain::is_settled(reminder.state);
        const auto subject =
            stands ? subject_of(reminder, store_, situation_) : std::optional<delivery::Subject>();
        if (subject) {
            page.upsert.push_back(delivery::agenda_entry(*subject, situation_.language()));
        } else if (!full_) {
            page.remove.push_back(domain::agenda_uid(reminder.key));
        }
    }
    return page;
}

void AgendaFeed::confirm() {
    known_ = told_;
    if (known_ == goal_) {
        goal_.reset();
        full_ = false;
    }
}

} // namespace kith::app
