#pragma once

#include "domain/outcome.hpp"
#include "remote/stop_signal.hpp"

#include <chrono>
#include <string>

namespace kith::email {

/// A way for one message to reach one recipient. Calls block, up to their deadline, and come from
/// the worker thread alone. Whatever goes wrong out there is an Outcome, not an exception.
class Transport {
public:
    using Deadline = std::chrono::steady_clock::time_point;

    virtual ~Transport() = default;

    /// `recipient` has passed is_mail_address(); `message` is as compose() makes it.
    [[nodiscard]] virtual domain::Outcome send(const std::string& recipient,
                                               const std::string& message, Deadline deadline,
                                               const remote::StopSignal& stop) = 0;
    /// Looks whether a message could be sent, without sending one.
    [[nodiscard]] virtual domain::Outcome check(Deadline deadline,
                                                const remote::StopSignal& stop) = 0;
};

} // namespace kith::email
