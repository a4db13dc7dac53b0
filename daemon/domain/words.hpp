#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace kith::domain {

/// The texts of an enumeration, in the order of its enumerators. One table serves both directions.
template <class Enum, std::size_t N> struct Words {
    std::array<const char*, N> texts;

    [[nodiscard]] const char* text(Enum value) const {
        return texts[static_cast<std::size_t>(value)];
    }
    [[nodiscard]] std::optional<Enum> parse(std::string_view wanted) const {
        for (std::size_t i = 0; i < N; ++i) {
            if (wanted == texts[i]) {
                return static_cast<Enum>(i);
            }
        }
        return std::nullopt;
    }
};

} // namespace kith::domain
