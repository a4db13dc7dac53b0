#pragma once

#include "domain/value.hpp"
#include "wire/rpc.hpp"

#include <functional>
#include <string>
#include <sys/types.h>
#include <variant>

namespace kith::control {

/// A request that cannot be done. Code as in PROTOCOL.md.
struct Refusal {
    int code = wire::error_code::internal;
    std::string message;
    domain::Value data;
};

namespace refusal_code {
inline constexpr int ambiguous = -32010;
inline constexpr int nobody = -32011;
inline constexpr int nothing_to_do = -32012;
inline constexpr int no_channel = -32013;
inline constexpr int store = -32014;
} // namespace refusal_code

/// Answers one request, at once or later, exactly once, on the loop's thread.
using Reply = std::function<void(std::variant<domain::Value, Refusal>)>;

/// What the daemon does for `kith`. Called on the loop's thread; must not throw.
class ControlHandler {
public:
    virtual ~ControlHandler() = default;
    /// Whether a process of that group, one of our user's, may speak here; -1 when it has ended.
    [[nodiscard]] virtual bool admits(pid_t group) { return group >= 0; }
    virtual void handle(const std::string& method, const domain::Value& params, Reply reply) = 0;
};

} // namespace kith::control
