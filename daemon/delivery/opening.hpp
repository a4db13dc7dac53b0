#pragma once

#include "delivery/routing.hpp"
#include "domain/reminder_store.hpp"

#include <span>
#include <variant>

namespace kith::delivery {

/// What to do with a reminder whose moment has come (Planned or Snoozed, due_at <= now):
/// - it lapsed while nobody was looking: an Opening to Lapsed, without deliveries; what the owner
///   snoozed beyond its lapse comes back and stays;
/// - another open reminder of the contact says enough: a Settlement, absorbed by that one;
/// - else an Opening with its deliveries, which absorbs the contact's open reminders that are said
/// with it. `open` are the contact's other reminders that are Open. Pure.
[[nodiscard]] std::variant<domain::Opening, domain::Settlement>
decide_opening(const domain::Reminder& reminder, std::span<const domain::Reminder> open,
               std::span<const WayOut> ways, const domain::Zone& zone, domain::Instant now);

} // namespace kith::delivery
