#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace kith::remote {

/// The text of a small file of our own; absent when there is none. No more than 4 MiB are read.
/// Throws std::system_error when it is there and cannot be read.
[[nodiscard]] std::optional<std::string> read_state_file(const std::filesystem::path& path);

} // namespace kith::remote
