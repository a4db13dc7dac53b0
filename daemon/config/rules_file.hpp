#pragma once

#include "config/document.hpp"
#include "config/kith_file.hpp"
#include "config/names.hpp"
#include "domain/rule.hpp"

#include <string>
#include <vector>

namespace kith::config {

/// What rules may refer to.
struct RuleContext {
    const KnownNames& networks;
    const ChannelNames& channels;
    std::vector<std::string> date_labels; ///< of the contacts in TOML
    bool has_sources = false;             ///< then there may be labels nobody here knows
};

/// The rules of rules.toml in file order.
[[nodiscard]] std::vector<domain::Rule> read_rules(const Document& document,
                                                   const RuleContext& context, Findings& findings);

} // namespace kith::config
