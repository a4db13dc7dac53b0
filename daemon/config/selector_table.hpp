#pragma once

#include "config/names.hpp"
#include "domain/rule.hpp"

namespace kith::config {

/// Reads a rule's `for`: "everyone" or a table of conditions. It must be there.
[[nodiscard]] domain::Selector read_for(TableReader& rule, const KnownNames& networks);
/// Reads a rule's `not`: a table of conditions, or nothing.
[[nodiscard]] domain::Selector read_not(TableReader& rule, const KnownNames& networks);

} // namespace kith::config
