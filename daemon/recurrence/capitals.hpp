#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace kith::recurrence {

/// The text with a to z as A to Z; all else stays, whatever the locale.
[[nodiscard]] inline std::string capitals(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return result;
}

} // namespace kith::recurrence
