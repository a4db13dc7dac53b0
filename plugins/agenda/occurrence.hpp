#pragma once

#include "domain/time.hpp"

#include <compare>
#include <string>

namespace kith::agenda {

struct Event;

/// One time that an event takes place.
struct Occurrence {
    /// The day it was planned for within its series, as the series' own clocks show it: the same
    /// after it was moved. Empty for an event that does not repeat: it is one, whenever it is.
    std::string planned;
    domain::Date date{};  ///< when it takes place, in the owner's calendar
    const Event* event{}; ///< that says what it is and who comes; never null
};

} // namespace kith::agenda
