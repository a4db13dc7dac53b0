#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith::remote {

/// Text from names, notes and rules before it enters a message. The result is valid UTF-8 (what is
/// not becomes U+FFFD) without C0 and C1 controls and without bidirectional overrides, which can
/// make a name read as something else. A tab is a space.

/// One line: line breaks of every kind (U+2028 too) become one space, blanks at the ends go.
/// At most `limit` characters; what is cut ends in an ellipsis.
[[nodiscard]] std::string one_line(std::string_view text, std::size_t limit = 1000);

/// The lines of a text, each clean, without empty lines at the ends. At most 400 lines.
[[nodiscard]] std::vector<std::string> clean_lines(std::string_view text);

/// `text` in lines of at most `width` characters, broken at spaces; a longer word is left whole.
/// The first line begins with `first`, the others with `rest`.
[[nodiscard]] std::string wrapped(std::string_view text, std::string_view first = "",
                                  std::string_view rest = "", std::size_t width = 72);

/// Number of characters (code points) in UTF-8 text.
[[nodiscard]] std::size_t length(std::string_view text);

} // namespace kith::remote
