#pragma once

#include "email/receipts.hpp"
#include "email/transport.hpp"

#include <functional>
#include <string>
#include <vector>

namespace kith::email {

/// One message on its way to its recipients.
struct Mailing {
    std::string message_id; ///< stable over attempts
    std::string message;
    std::vector<std::string> to;
    Transport::Deadline deadline;
};

/// Sends to one recipient after the other, leaves out those whose outcome is final by the receipts,
/// and keeps what becomes final. A fault of the channel ends the round: the others wait for it too.
/// The outcome is the one that asks for most: unavailable, a channel's refusal, retry, another
/// refusal, delivered; its text names each recipient who did not get the message. So a refusal is
/// told only when nobody is left to try, and `delivered` means: all have it.
/// Blocks; for the worker thread. `warn` hears of receipts that could not be written.
[[nodiscard]] domain::Outcome send_mailing(const Mailing& mailing, Transport& transport,
                                           Receipts& receipts, const remote::StopSignal& stop,
                                           const std::function<void(const std::string&)>& warn);

} // namespace kith::email
