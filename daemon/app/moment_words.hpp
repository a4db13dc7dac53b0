#pragma once

#include "app/situation.hpp"

#include <string>

namespace kith::app {

/// "4 September 2026, 08:30", in the owner's language and zone.
[[nodiscard]] std::string moment_words(const Situation& situation, domain::Instant instant);

} // namespace kith::app
