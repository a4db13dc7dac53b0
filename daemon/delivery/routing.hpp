#pragma once

#include "domain/configuration.hpp"
#include "domain/delivery.hpp"
#include "domain/zone.hpp"

#include <span>
#include <vector>

namespace kith::delivery {

/// A configured sink and what its plugin can do.
struct WayOut {
    domain::Channel channel;
    bool can_withdraw = false;
};

/// The deliveries that a reminder needs in this round: one for each of its channels, or for all
/// when it names none. A digest channel gets the reminder's Item and the Digest that carries it. A
/// reminder that only asks how to go on takes the digests among them, when there are any.
[[nodiscard]] std::vector<domain::Delivery> route(const domain::Reminder& reminder, int round,
                                                  std::span<const WayOut> ways,
                                                  const domain::Zone& zone, domain::Instant now);

/// When a delivery that is due at `from` may go out: a Single waits for the channel's hours. One
/// that comes back from a snooze does not, the owner chose that moment. Also for its retries.
[[nodiscard]] domain::Instant not_before(const domain::Channel& channel,
                                         const domain::Delivery& delivery, const domain::Zone& zone,
                                         domain::Instant from);

/// The channel's next Digest delivery at or after that moment.
[[nodiscard]] domain::Delivery digest_delivery(const domain::Channel& channel,
                                               const domain::Zone& zone, domain::Instant from,
                                               domain::Instant now);

/// A Notice through that channel. `subject` makes its key: the same subject is told once.
[[nodiscard]] domain::Delivery notice_delivery(const std::string& channel,
                                               const std::string& subject, std::string title,
                                               std::string body, domain::Instant now);

} // namespace kith::delivery
