#pragma once

#include "domain/span.hpp"
#include "sdk/plugin.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kith::caldav {

/// The owner's agenda, put together from the pages of `publish`. Pages wait until the last of them
/// has come; what they say takes effect at once then. Pure; not thread-safe.
class Agenda {
public:
    /// True when a last page made the pages before it and itself count. Changes to an agenda that
    /// was never told in full are dropped.
    bool take(const sdk::AgendaPage& page);

    /// Whether the agenda has been told in full since the start: only then is it worth mirroring.
    [[nodiscard]] bool known() const { return known_; }

    /// What is to be shown on that day: from thirty days back to `ahead`, the nearest 2000.
    [[nodiscard]] std::vector<domain::AgendaEntry> shown(domain::Date today,
                                                         domain::Span ahead) const;

private:
    using Entries = std::map<std::string, domain::AgendaEntry>; ///< by uid

    Entries entries_;
    bool known_ = false;
    std::optional<std::int64_t> revision_; ///< of the pages that wait
    std::vector<sdk::AgendaPage> waiting_; ///< all full, or all changes
};

} // namespace kith::caldav
