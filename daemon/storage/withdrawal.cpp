#include "storage/withdrawal.hpp"

#include "storage/delivery_row.hpp"

namespace kith::storage {

using domain::Delivery;
using domain::DeliveryKind;

void add_withdrawal(Connection& connection, const Delivery& shown, domain::Instant now) {
    Delivery withdrawal{};
    withdrawal.key =
        delivery_key(DeliveryKind::Withdraw, shown.channel, shown.reminder, shown.round);
    withdrawal.kind = DeliveryKind::Withdraw;
    withdrawal.channel = shown.channel;
    withdrawal.reminder = shown.reminder;
    withdrawal.belongs_to = shown.key;
    withdrawal.round = shown.round;
    withdrawal.next_at = now;
    withdrawal.created_at = now;
    insert_delivery(connection, withdrawal);
}

void retract_deliveries(Connection& connection, const domain::ReminderKey& reminder,
                        domain::Instant now) {
    connection.run("UPDATE delivery SET state = 'superseded' "
                   "WHERE reminder = ?1 AND state = 'pending' AND kind IN ('single', 'item')",
                   reminder);
    std::vector<Delivery> shown;
    {
        auto rows = connection.prepare(select_deliveries(
            "WHERE reminder = ?1 AND state = 'delivered' AND kind = 'single' AND withdrawable"));
        rows.bind(reminder);
        while (rows.step()) {
            shown.push_back(read_delivery(rows).delivery);
        }
    }
    for (const auto& delivery : shown) {
        add_withdrawal(connection, delivery, now);
    }
}

} // namespace kith::storage
