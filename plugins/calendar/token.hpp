#pragma once

#include <filesystem>
#include <string>

namespace kith::calendar {

/// The secret in the feed's address: 160 random bits as 40 hex digits, kept in `path` (0600) so
/// that subscriptions live on. Made anew when there is none, or when the file holds something else.
/// Deleting the file and restarting is how the owner takes the address back.
/// Throws FileError (own_file.hpp), or std::system_error when the kernel gives no random bytes.
[[nodiscard]] std::string load_or_make_token(const std::filesystem::path& path);

} // namespace kith::calendar
