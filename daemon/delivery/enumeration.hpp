#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith::delivery {

/// "Anna", "Anna or Ben", "Anna, Ben or Cleo"; `last` is " or ".
[[nodiscard]] inline std::string enumerated(const std::vector<std::string>& names,
                                            std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        text += i == 0 ? "" : i + 1 == names.size() ? last : ", ";
        text += names[i];
    }
    return text;
}

} // namespace kith::delivery
