#pragma once

#include "app/log_words.hpp"
#include "control/control_handler.hpp"
#include "domain/store.hpp"

#include <string>
#include <variant>
#include <vector>

namespace kith::app {

/// Everybody who is meant, each once, in the order they were typed; all or nobody. Words that
/// nothing divides are one name when they fit one, else one person each; what would fit both ways
/// is refused, as find_contact() refuses what is ambiguous or unknown.
[[nodiscard]] std::variant<std::vector<domain::Contact>, control::Refusal>
find_people(const domain::ContactStore& store, const LogWords& words);

} // namespace kith::app
