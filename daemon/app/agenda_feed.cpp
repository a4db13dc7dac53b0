#include "app/agenda_feed.hpp"

#include "delivery/composition.hpp"

namespace kith::app {

namespace {

/// Keeps a page well under the line limit of the protocol.
constexpr std::size_t page_size = 200;

} // namespace

void AgendaFeed::restart() {
    known_ = 0;
    full_ = true;
}

std::optional<domain::AgendaPage> AgendaFeed::next_page() const {
    if (!full_ && known_ >= store_.agenda_revision()) {
        return std::nullopt;
    }
    const auto changes = store_.agenda_changes(known_, page_size);
    domain::AgendaPage page;
    page.full = full_;
    page.last = changes.size() < page_size;
    page.revision = changes.empty() ? known_ : changes.back().revision;
    for (const auto& change : changes) {
        const auto& reminder = change.reminder;
        const auto contact = store_.contact(reminder.contact);
        if (!domain::is_settled(reminder.state) && contact) {
            page.upsert.push_back(delivery::agenda_entry(
                {reminder, *contact, store_.last_note(contact->id), true}, situation_.language()));
        } else if (!full_) {
            page.remove.push_back(domain::agenda_uid(reminder.key));
        }
    }
    return page;
}

void AgendaFeed::confirm(const domain::AgendaPage& page) {
    known_ = page.revision;
    full_ = page.full && !page.last;
}

} // namespace kith::app
