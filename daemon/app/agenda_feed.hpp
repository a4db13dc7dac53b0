#pragma once

#include "app/situation.hpp"
#include "domain/agenda_page.hpp"
#include "domain/store.hpp"

#include <cstdint>
#include <optional>

namespace kith::app {

/// What one mirror has been told of the agenda, and what to tell it next. Convergent: after every
/// start of the mirror all of it, then changes. Remembers a revision, not the agenda.
class AgendaFeed {
public:
    AgendaFeed(const domain::Store& store, const Situation& situation)
        : store_(store), situation_(situation) {}

    /// The mirror has started anew and knows nothing.
    void restart();
    /// The next page to publish; absent when the mirror knows everything. After it, confirm() or
    /// restart().
    [[nodiscard]] std::optional<domain::AgendaPage> next_page() const;
    void confirm(const domain::AgendaPage& page);

private:
    const domain::Store& store_;
    const Situation& situation_;
    std::int64_t known_ = 0; ///< the mirror knows all changes up to this revision
    bool full_ = true;       ///< inside the first, complete publication
};

} // namespace kith::app
