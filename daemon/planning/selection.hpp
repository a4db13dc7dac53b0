#pragma once

#include "planning/rule_book.hpp"

namespace kith::planning {

/// True when every condition that is set holds for the contact; of a list, one entry is enough.
/// Texts are compared as written; names without case and accents.
[[nodiscard]] bool matches(const domain::Selector& selector, const domain::Contact& contact,
                           std::span<const domain::Network> networks);

/// True when the rule's `for` takes the contact and its `not` does not.
[[nodiscard]] bool selects(const domain::Rule& rule, const domain::Contact& contact,
                           std::span<const domain::Network> networks);

} // namespace kith::planning
