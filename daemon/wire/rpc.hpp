#pragma once

#include "domain/value.hpp"

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

namespace kith::wire {

/// The codes of JSON-RPC 2.0 section 5.1 and of PROTOCOL.md section 5.
namespace error_code {
inline constexpr int parse = -32700;
inline constexpr int invalid_request = -32600;
inline constexpr int unknown_method = -32601;
inline constexpr int invalid_params = -32602;
inline constexpr int internal = -32603;
inline constexpr int protocol_version = -32000;
inline constexpr int setting_refused = -32001;
inline constexpr int not_initialized = -32002;
} // namespace error_code

/// What ties an answer to its request: an integer or a text, chosen by who asks.
using Id = std::variant<std::int64_t, std::string>;

struct Request {
    Id id;
    std::string method;
    domain::Value params; ///< an object; empty when the message had none

    friend bool operator==(const Request&, const Request&) = default;
};

/// A message that is not answered.
struct Notification {
    std::string method;
    domain::Value params; ///< an object; empty when the message had none

    friend bool operator==(const Notification&, const Notification&) = default;
};

struct Response {
    Id id;
    domain::Value result;

    friend bool operator==(const Response&, const Response&) = default;
};

/// The answer to a request that failed.
struct Error {
    std::optional<Id> id; ///< absent: what came could not be read far enough to know
    int code = error_code::internal;
    std::string message;
    domain::Value data; ///< null: none

    friend bool operator==(const Error&, const Error&) = default;
};

using Message = std::variant<Request, Notification, Response, Error>;

/// JSON, but no message of JSON-RPC 2.0. Carries what an answer needs.
class MalformedMessage : public std::runtime_error {
public:
    MalformedMessage(std::optional<Id> message_id, int fault_code, const std::string& what)
        : std::runtime_error(what), id(std::move(message_id)), code(fault_code) {}
    std::optional<Id> id; ///< of the request, if it had a usable one
    int code;
};

/// Reads one message (JSON-RPC 2.0 section 4). `params` must be an object; batches are refused;
/// members that are not known are ignored. Throws MalformedMessage.
[[nodiscard]] Message decode(const domain::Value& value);
/// The same from a line without its end. Throws JsonError too.
[[nodiscard]] Message decode_line(std::string_view line);

[[nodiscard]] domain::Value encode(const Message& message);
/// The message as one line with its \n, ready to be written.
[[nodiscard]] std::string encode_line(const Message& message);

} // namespace kith::wire
