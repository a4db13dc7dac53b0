#pragma once

#include "domain/store.hpp"
#include "domain/value.hpp"

namespace kith::app {

// What the owner told kith of their attention, as daemon/control/PROTOCOL.md shows it.

/// PAUSE. `subject` is null for everything, or for somebody who is gone.
[[nodiscard]] domain::Value to_value(const domain::Pause& pause, const domain::Store& store);

/// APPOINTMENT. Who is gone is left out of it.
[[nodiscard]] domain::Value to_value(const domain::Appointment& appointment,
                                     const domain::Store& store);

/// `every` and `at_worst`.
[[nodiscard]] domain::Value to_value(const domain::Cadence& cadence);

} // namespace kith::app
