#pragma once

#include "sdk/descriptor.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string_view>

namespace kith::sdk {

/// Puts `text` in the file's place, mode 0600, durable on return: after a crash or a power loss
/// there is the old file or the new one, whole. Throws std::system_error; the old file stands then,
/// unless it was the directory that could not be synced.
void replace_file(const std::filesystem::path& path, std::string_view text);

/// The same inside a directory that was opened and judged before, whatever its path has become.
/// `modified` becomes the time of change.
void replace_file_in(const Descriptor& directory, const std::filesystem::path& path,
                     std::string_view text, std::optional<std::chrono::sys_seconds> modified = {});

/// Makes what came to the directory or left it durable. Throws std::system_error.
void sync_directory(const std::filesystem::path& path);

} // namespace kith::sdk
