#pragma once

#include "app/engine.hpp"
#include "domain/value.hpp"

#include <vector>

namespace kith::app {

/// A reminder as the control protocol shows it (daemon/control/PROTOCOL.md, ITEM).
/// Null when its contact is gone.
[[nodiscard]] domain::Value to_item(const domain::Reminder& reminder, Engine& engine,
                                    domain::Instant now);

/// An array of them; those whose contact is gone are left out.
[[nodiscard]] domain::Value to_items(const std::vector<domain::Reminder>& reminders, Engine& engine,
                                     domain::Instant now);

/// The next reminder of that contact that is not settled, as an ITEM; null when there is none.
[[nodiscard]] domain::Value next_item(Engine& engine, const domain::ContactId& contact,
                                      domain::Instant now);

/// How long a reminder waits in proportion to what it may: 0 on its day, 1 at the end of its
/// window.
[[nodiscard]] double relative_lateness(const domain::Reminder& reminder, domain::Date today);

} // namespace kith::app
