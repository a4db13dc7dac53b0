#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kith::desktop {

/// One line of a popup made from a text others wrote (a name, a note, a reason). What comes out is
/// valid UTF-8 (D-Bus cuts the connection otherwise), holds no C0 or C1 control and no bidi
/// embedding, override or isolate (U+202A to U+202E, U+2066 to U+2069), and at most `most` code
/// points: a longer text ends in an ellipsis that counts. Line ends, tabs and runs of blanks become
/// one blank. `most` is at least 1.
[[nodiscard]] std::string clean_line(std::string_view text, std::size_t most);

/// The same for each line; lines without a character are dropped, at most `most_lines` are kept.
[[nodiscard]] std::string clean_lines(std::string_view text, std::size_t most,
                                      std::size_t most_lines);

/// The text with &, <, >, " and ' written as entities, for servers that list `body-markup`.
[[nodiscard]] std::string escape_markup(std::string_view text);

} // namespace kith::desktop
