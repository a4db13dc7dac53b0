#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kith::agenda {

/// Words of calendars compare without case in ASCII alone, whatever the locale.
[[nodiscard]] std::string small_letters(std::string_view text);
[[nodiscard]] bool same_word(std::string_view left, std::string_view right);

/// A TEXT value (RFC 5545, section 3.3.11) as one clean line of at most `most` bytes: escapes are
/// undone, see wire/plain_line.hpp for the rest.
[[nodiscard]] std::string clean_text(std::string_view value, std::size_t most);
/// A parameter value: the same with the escapes of RFC 6868.
[[nodiscard]] std::string clean_parameter(std::string_view value, std::size_t most);

} // namespace kith::agenda
