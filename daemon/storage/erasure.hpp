#pragma once

#include "domain/contact.hpp"
#include "storage/connection.hpp"

namespace kith::storage {

/// Deletes every row about a contact that nothing describes any more, and blots its name out of
/// what others' rows say. What waits to be withdrawn stays, and the contact's row with it: false
/// then. Inside a transaction, with secure_delete.
[[nodiscard]] bool erase_contact(Connection& connection, const domain::ContactId& id);

/// The same of a database that nobody delivers from: nothing stays.
void erase_everything_of(Connection& connection, const domain::ContactId& id);

/// Leaves no free page and no log behind. Outside of transactions.
void sweep(Connection& connection);

} // namespace kith::storage
