#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace kith::calendar {

/// A file could not be read or written. what() names the path and the reason, never the content.
class FileError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct OwnFile {
    std::string content;
    std::chrono::sys_seconds modified;
};

/// A whole file of the user's own; absent when there is none. Throws FileError when what stands
/// there is no regular file of this user with one name (a link, a pipe, another's), is larger than
/// `longest` bytes, or cannot be read.
[[nodiscard]] std::optional<OwnFile> read_own_file(const std::filesystem::path& path,
                                                   std::size_t longest);

/// Replaces a file's content as a whole: a reader sees the old one or the new one, after a power
/// loss too. Mode 0600. Bytes that are there already leave the file untouched. Same refusals as
/// read_own_file, and a directory that everybody may write to; nothing is followed or changed then.
/// `modified` becomes the time of change. Throws FileError.
void replace_own_file(const std::filesystem::path& path, std::string_view content,
                      std::optional<std::chrono::sys_seconds> modified = {});

} // namespace kith::calendar
