#pragma once

#include "planning/attention.hpp"

#include <optional>

namespace kith::planning {

/// The day on which a cadence speaks: the first one with room from the day it is wanted, `wanted`,
/// or from today when that is over, on which the contact does not rest. It is the first in the
/// window too, if the window has any; when it has none, deal.hpp bounds the wait.
///
/// `kept` is the day it has already, and counts in the load of `attention`. It stays: planning
/// twice gives the same day, whatever became free in between. It moves only when it lies before
/// what was said above, when it is a day off, or while its day holds more people than the pace
/// allows. Never before `wanted` nor before `today`.
[[nodiscard]] domain::Date placed(domain::Date wanted, std::optional<domain::Date> kept,
                                  const domain::Contact& contact, const Attention& attention,
                                  domain::Date today);

} // namespace kith::planning
