#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kith::cli {

/// The text in lines of at most `columns`, each behind `indent` blanks and ended with
/// "\n"; broken at blanks, a longer word is left whole. At least 20 columns are used.
[[nodiscard]] std::string paragraph(std::string_view text, std::size_t indent, int columns);

/// How many columns the UTF-8 text takes on a terminal.
[[nodiscard]] std::size_t length_of(std::string_view text);

/// The text with blanks behind it up to that many columns.
[[nodiscard]] std::string padded(std::string text, std::size_t columns);

/// The text cut to that many columns, the last of them "…" when something was cut.
[[nodiscard]] std::string shortened(const std::string& text, std::size_t columns);

} // namespace kith::cli
