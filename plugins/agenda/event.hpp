#pragma once

#include "agenda/event_time.hpp"
#include "agenda/participant.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kith::agenda {

/// One VEVENT, as far as it tells who meets when (RFC 5545, section 3.6.1).
struct Event {
    std::string uid;
    std::string summary; ///< one clean line; may be empty
    EventTime start;
    std::vector<std::string> rules;         ///< RRULE, as written
    std::vector<std::string> rules_without; ///< EXRULE
    std::vector<EventTime> extra;           ///< RDATE
    std::vector<EventTime> without;         ///< EXDATE
    std::optional<EventTime> replaces;      ///< RECURRENCE-ID: that occurrence of its series
    bool replaces_following = false;        ///< and those after it (RANGE=THISANDFUTURE)
    bool cancelled = false;
    bool is_free = false;                  ///< takes no time of the owner's: a holiday, a birthday
    std::vector<Participant> participants; ///< each line once, in their order
    int sequence = 0;
    int line = 0; ///< of its BEGIN

    [[nodiscard]] bool repeats() const { return !rules.empty() || !extra.empty(); }
    /// Whether nothing of it can take place from that day on, in any zone.
    [[nodiscard]] bool is_over(domain::Date day) const;
};

} // namespace kith::agenda
