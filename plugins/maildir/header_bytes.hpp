#pragma once

#include "sdk/descriptor.hpp"

#include <cstddef>
#include <string>

namespace kith::maildir {

/// A longer header is no letter between people; it is not read to its end.
inline constexpr std::size_t longest_header = std::size_t{64} << 10;

/// The beginning of a mail's file, up to the blank line that ends its header. Nothing behind the
/// block that holds that line is read.
struct HeaderBytes {
    enum class End {
        BlankLine, ///< the whole header
        File,      ///< the file ends first: all header, or still being written
        TooLong,
        Unreadable, ///< gone, no regular file, a symbolic link, or not for us
    };
    std::string bytes; ///< with the blank line; empty when it is TooLong or Unreadable
    End end = End::Unreadable;
};

/// `name` lies in the open `folder`. Follows no link, and waits for no named pipe.
[[nodiscard]] HeaderBytes read_header_bytes(const sdk::Descriptor& folder, const std::string& name);

} // namespace kith::maildir
