#pragma once

#include "calendar/ics/calendar_traits.hpp"

namespace kith::test {

/// A calendar as kith writes it by default.
inline ics::CalendarTraits traits() {
    ics::CalendarTraits traits;
    traits.instance = "k7f3";
    return traits;
}

} // namespace kith::test
