#pragma once

#include <filesystem>
#include <string>

namespace kith::loop {

/// The IANA name of the machine's time zone: $TZ, else where `localtime` links to, else "UTC".
[[nodiscard]] std::string machine_zone(const std::filesystem::path& localtime = "/etc/localtime");

/// When the system's tzdata was last installed; the beginning of time when there is none.
[[nodiscard]] std::filesystem::file_time_type
tzdata_written(const std::filesystem::path& tzdata = "/usr/share/zoneinfo");

} // namespace kith::loop
