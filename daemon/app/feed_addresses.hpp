#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kith::app {

/// Where a mirror serves the agenda: the lines of `url` in its state directory. Written by the
/// plugin, so it may be anything: none when it is no short file.
[[nodiscard]] std::vector<std::string> feed_addresses(const std::filesystem::path& state);

} // namespace kith::app
