#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace kith::domain {

/// What stands between spaces, none of it empty: views into the text.
[[nodiscard]] inline std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) {
            words.push_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

} // namespace kith::domain
