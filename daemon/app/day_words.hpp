#pragma once

#include "domain/time.hpp"

#include <optional>
#include <string_view>

namespace kith::app {

/// A day as people type it: "2026-11-23", "today", "yesterday", "tomorrow" (German, too), "3d" or
/// "2 weeks" for so far ahead of `today`, "-3d" for so long ago. Absent when it is none of these,
/// or farther away than a century.
[[nodiscard]] std::optional<domain::Date> read_day(std::string_view text, domain::Date today);

} // namespace kith::app
