#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kith::ntfy {

/// The text in at most `most` bytes, of which there are at least 16. `text` is valid UTF-8, as
/// remote::clean_lines() makes it. What is cut ends in an ellipsis that counts; it is cut after a
/// whole line if that keeps half of the room, else after a whole word, else between two
/// characters, never between a letter and its accents while anything else is left.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most);

} // namespace kith::ntfy
