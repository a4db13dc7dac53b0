#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kith::ics {

/// A colour in both spellings that calendars read.
struct Colour {
    std::string_view name; ///< CSS3 name (RFC 7986 section 5.9); static storage
    std::uint32_t rgb = 0; ///< 0xRRGGBB, as the user gave it
};

/// A colour by its CSS3 name in any case, or as "#RRGGBB"; then `name` is the nearest named one.
/// Absent when the text is neither.
[[nodiscard]] std::optional<Colour> find_colour(std::string_view text);

/// "#RRGGBB"
[[nodiscard]] std::string hex(Colour colour);

} // namespace kith::ics
