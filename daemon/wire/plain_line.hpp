#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kith::wire {

/// Foreign text made fit to be shown or logged: one line of valid UTF-8 of at most `max_bytes`, cut
/// between characters. Runs of white space and control characters (C0, DEL, C1, line and paragraph
/// separators) become one space, those at the ends and the bidirectional overrides go (they make a
/// line read as what it is not), bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string plain_line(std::string_view text,
                                     std::size_t max_bytes = std::string_view::npos);

/// A whole log line: valid UTF-8 of at most `max_bytes` in which every control character, line and
/// paragraph separator and bidirectional override is written out (`\n`, `\x1b`, `\u202e`), so that
/// no text can begin a line of its own, move a cursor or read as what it is not.
[[nodiscard]] std::string escaped_line(std::string_view text, std::size_t max_bytes);

/// `text` itself when it is valid UTF-8 (RFC 3629), otherwise with U+FFFD for each byte that is
/// not.
[[nodiscard]] std::string valid_utf8(std::string_view text);

} // namespace kith::wire
