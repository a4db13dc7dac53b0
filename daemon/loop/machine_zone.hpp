#pragma once

#include <filesystem>
#include <string>

namespace kith::loop {

/// The IANA name of the machine's time zone: $TZ, else where `localtime` links to, else "UTC".
[[nodiscard]] std::string machine_zone(const std::filesystem::path& localtime = "/etc/localtime");

} // namespace kith::loop
