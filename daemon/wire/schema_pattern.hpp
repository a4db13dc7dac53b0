#pragma once

#include <string>
#include <string_view>

namespace kith::wire {

/// The longest text a pattern is tried on: the library's matcher recurses once a character.
inline constexpr std::size_t max_pattern_subject = 1024;

/// True when the pattern is a regular expression (ECMAScript).
[[nodiscard]] bool is_pattern(const std::string& pattern);
/// True when the pattern is found somewhere in the text, which is within max_pattern_subject. What
/// is no pattern, or costs the matcher too much, is found nowhere.
[[nodiscard]] bool matches_pattern(const std::string& pattern, std::string_view text);

} // namespace kith::wire
