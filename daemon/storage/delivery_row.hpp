#pragma once

#include "domain/delivery.hpp"
#include "storage/connection.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::storage {

/// A delivery with what only the storage knows of it.
struct DeliveryRow {
    std::int64_t id = 0;
    std::int64_t lease = 0; ///< the sequence of the newest lease; 0: never leased
    domain::Delivery delivery;
};

/// "SELECT" of what read_delivery() reads, with what comes after.
[[nodiscard]] std::string select_deliveries(std::string_view rest);
/// The delivery in the present row.
[[nodiscard]] DeliveryRow read_delivery(const Statement& row);
/// Adds it unless its key is there. True when it was added.
bool insert_delivery(Connection& connection, const domain::Delivery& delivery);

} // namespace kith::storage
