#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace kith::remote {

/// How one exchange ended.
struct HttpAnswer {
    enum class Cause {
        Answered, ///< status and headers are there; see `whole` for the body
        NotSent,  ///< no connection, no name, no trusted certificate: the request never left
        Lost,     ///< it left, and no answer came: it may have been carried out
        Stopped,  ///< somebody raised the stop signal before the request left
    };
    Cause cause = Cause::NotSent;
    int status = 0;
    /// Names in lower case; several of a name are one list (RFC 9110 section 5.3).
    std::map<std::string, std::string> headers;
    std::string body;
    bool whole = false; ///< the body is complete and within the limit
    enum class Flaw : std::uint8_t {
        None,
        TimedOut,
        TooLong,   ///< headers or body, for the limit
        Untrusted, ///< no TLS, or nobody vouches for the certificate
        Other,
    };
    Flaw flaw = Flaw::None; ///< why it is not whole
    /// What `Retry-After` says, from now on; between a second and a day.
    std::optional<std::chrono::seconds> retry_after;
    std::string place; ///< host and port of who answered
    std::string fault; ///< one line about the flaw; empty when there is none

    /// The header of that name, in lower case; empty when there is none.
    [[nodiscard]] std::string header(const std::string& name) const {
        const auto found = headers.find(name);
        return found == headers.end() ? "" : found->second;
    }
};

} // namespace kith::remote
