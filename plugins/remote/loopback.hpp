#pragma once

#include <string>

namespace kith::remote {

/// Whether a host is this machine: `localhost`, 127.0.0.0/8 or ::1 (without brackets). By name or
/// number, without asking the network: a name server must not decide what is encrypted.
[[nodiscard]] bool is_loopback(const std::string& host);

} // namespace kith::remote
