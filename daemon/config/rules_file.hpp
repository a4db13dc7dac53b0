#pragma once

#include "config/document.hpp"
#include "config/rule_context.hpp"
#include "domain/rule.hpp"

#include <vector>

namespace kith::config {

/// The rules of rules.toml in file order.
[[nodiscard]] std::vector<domain::Rule> read_rules(const Document& document,
                                                   const RuleContext& context, Findings& findings);

} // namespace kith::config
