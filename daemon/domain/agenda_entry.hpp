#pragma once

#include "domain/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kith::domain {

/// One reminder as a mirror shows it: a line of the owner's agenda.
struct AgendaEntry {
    std::string uid; ///< stable for the reminder's whole life, [A-Za-z0-9._-], at most 200 bytes
    Date date{};     ///< the local day it belongs to
    std::optional<Instant> at; ///< a moment of that day; absent: all day
    std::string title;
    std::vector<std::string> reasons; ///< one sentence each
    std::string note;                 ///< last thing known of the contact; may be empty
    std::vector<std::string> reach;   ///< "mailto:anna@example.org", "tel:+49..."
    std::vector<std::string> categories;
    std::string state;   ///< "planned", "open" or "snoozed"; what is over is removed instead
    Instant revised_at;  ///< when its content last changed, never the time of export
    int sequence = 0;    ///< grows with each change of date, time or state
    bool yearly = false; ///< an occasion that returns each year

    friend bool operator==(const AgendaEntry&, const AgendaEntry&) = default;
};

} // namespace kith::domain
