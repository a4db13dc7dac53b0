#pragma once

#include "app/situation.hpp"
#include "domain/agenda_page.hpp"
#include "domain/store.hpp"

#include <cstdint>
#include <optional>

namespace kith::app {

/// What one mirror has been told of the agenda, and what to tell it next. Convergent: after every
/// start of the mirror all of it, then changes. Remembers revisions, not the agenda.
///
/// A publication is what there was when it began, in pages that share its revision. What changes
/// meanwhile is left to the next one, so that nothing is both told and forgotten.
class AgendaFeed {
public:
    AgendaFeed(const domain::Store& store, const Situation& situation)
        : store_(store), situation_(situation) {}

    /// The mirror has started anew and knows nothing.
    void restart();
    /// What the mirror knows may not be so any more: the next publication is the whole agenda.
    void begin_anew() { anew_ = true; }
    /// The next page to publish; absent when the mirror knows everything. After it, confirm() or
    /// restart().
    [[nodiscard]] std::optional<domain::AgendaPage> next_page();
    /// The mirror has taken that page.
    void confirm();

private:
    /// Absent when it stands in no calendar any more.
    [[nodiscard]] std::optional<domain::AgendaEntry>
    entry_of(const domain::Reminder& reminder) const;

    const domain::Store& store_;
    const Situation& situation_;
    std::int64_t known_ = 0;           ///< the mirror was told all changes up to this revision
    std::int64_t told_ = 0;            ///< so far reaches the page that awaits confirm()
    std::optional<std::int64_t> goal_; ///< of the publication that has begun
    bool anew_ = false;
    bool full_ = true; ///< the next or present publication is the whole agenda
};

} // namespace kith::app
