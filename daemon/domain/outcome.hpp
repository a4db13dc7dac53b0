#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace kith::domain {

/// What became of one attempt, as the channel's plugin reports it.
struct Outcome {
    enum class Result {
        Delivered,
        Retry,       ///< not now: the message may pass later; the attempt is charged
        Permanent,   ///< never: nothing but a change by the user helps; see scope
        Unavailable, ///< the channel as a whole is down; the attempt is not charged
    };
    /// What a permanent refusal refused.
    enum class Scope { Message, Recipient, Channel };

    Result result = Result::Delivered;
    Scope scope = Scope::Message;
    std::optional<std::chrono::seconds> after; ///< earliest next try, if the other side said so
    std::string code; ///< the other side's own code, such as "550 5.1.1"; may be empty
    std::string text; ///< one line for the user; cut to 512 bytes and cleaned by the daemon
    /// Not Delivered, but it may have got through all the same: the answer was lost.
    bool uncertain = false;

    friend bool operator==(const Outcome&, const Outcome&) = default;
};

} // namespace kith::domain
