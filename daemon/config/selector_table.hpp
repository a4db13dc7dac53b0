#pragma once

#include "config/rule_context.hpp"
#include "domain/rule.hpp"

#include <string>
#include <vector>

namespace kith::config {

/// What a rule's `for` and `not` choose from.
struct SelectorScope {
    bool people = true;            ///< else circles: all of them when nothing is said
    std::string subject;           ///< circles: in sentences, "a duty"
    std::vector<std::string> keys; ///< circles: the conditions that can be told of them
};

/// Reads a rule's `for`: a table of conditions; of people it must be there and may be "everyone".
/// Warns of what matches nobody.
[[nodiscard]] domain::Selector read_for(TableReader& rule, const SelectorScope& scope,
                                        const RuleContext& context);
/// Reads a rule's `not`: a table of conditions, or nothing.
[[nodiscard]] domain::Selector read_not(TableReader& rule, const SelectorScope& scope,
                                        const RuleContext& context);

} // namespace kith::config
