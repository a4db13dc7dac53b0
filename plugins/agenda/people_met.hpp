#pragma once

#include "agenda/event.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace kith::agenda {

/// Whose calendars these are, and what is too large to be a meeting.
struct Owner {
    std::vector<std::string> addresses; ///< in small letters
    std::size_t most_attendees = 20;    ///< beside the owner
};

/// Whom the owner meets when the event takes place, each address once. Nobody at a free day (a
/// holiday, a birthday), at what the owner declined, at a meeting of others that only stands in the
/// calendar (it has an organizer, and the owner is not among those named), at a congress. Left out
/// are rooms, groups, who declined or sent somebody else, and addresses where nobody reads.
[[nodiscard]] std::vector<Participant> people_met(const Event& event, const Owner& owner);

} // namespace kith::agenda
