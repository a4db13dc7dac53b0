#pragma once

#include "domain/delivery.hpp"
#include "storage/connection.hpp"

namespace kith::storage {

/// Adds the Withdraw delivery that takes a shown Single back, unless it is there already.
void add_withdrawal(Connection& connection, const domain::Delivery& shown, domain::Instant now);

/// What becomes of a reminder's deliveries when it is settled or snoozed; see ReminderStore. Inside
/// the caller's transaction.
void retract_deliveries(Connection& connection, const domain::ReminderKey& reminder,
                        domain::Instant now);

} // namespace kith::storage
