#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kith::cli {

/// The text in lines of at most `columns` characters, each behind `indent` blanks and ended with
/// "\n"; broken at blanks, a longer word is left whole. At least 20 columns are used.
[[nodiscard]] std::string paragraph(std::string_view text, std::size_t indent, int columns);

/// How many characters (code points) the UTF-8 text has.
[[nodiscard]] std::size_t length_of(std::string_view text);

/// The text with blanks behind it up to that many characters.
[[nodiscard]] std::string padded(std::string text, std::size_t characters);

/// The text cut to that many characters, the last of them "…" when something was cut.
[[nodiscard]] std::string shortened(const std::string& text, std::size_t characters);

} // namespace kith::cli
