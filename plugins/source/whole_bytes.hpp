#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace kith::source {

/// A file could not be read. what() says why, without the path.
class UnreadableFile : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The bytes of a regular file of at most `limit` bytes, opened for reading only (a named pipe does
/// not block it). Throws UnreadableFile; a larger one is refused before a byte of it is read.
[[nodiscard]] std::string read_whole(const std::string& path, std::size_t limit);

} // namespace kith::source
