#pragma once

#include "domain/configuration.hpp"
#include "domain/delivery.hpp"
#include "domain/zone.hpp"

namespace kith::delivery {

/// The month's test of a channel, for the month of that local day: a Notice, whose key makes it go
/// out at most once a month, however the clock moves. Waits for the channel's hours.
[[nodiscard]] domain::Delivery drill_delivery(const domain::Channel& channel, domain::Date day,
                                              const domain::Zone& zone, std::string title,
                                              std::string body, domain::Instant now);

/// The key of that delivery.
[[nodiscard]] std::string drill_key(const std::string& channel, domain::Date day);

[[nodiscard]] bool is_drill(const domain::Delivery& delivery);

} // namespace kith::delivery
