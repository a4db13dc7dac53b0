#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace kith::email {

/// The text of a small file of our own; absent when there is none. No more than 4 MiB are read.
/// Throws std::system_error when it is there and cannot be read.
[[nodiscard]] std::optional<std::string> read_state_file(const std::filesystem::path& path);

/// Puts `text` in the file's place, mode 0600, durable on return: after a crash there is the old
/// file or the new one. Throws std::system_error; the old file then stands.
void replace_state_file(const std::filesystem::path& path, std::string_view text);

} // namespace kith::email
