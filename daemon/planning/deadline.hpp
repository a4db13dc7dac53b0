#pragma once

#include "domain/date_rule.hpp"
#include "planning/attention.hpp"

namespace kith::planning {

/// The first deadline of the rule on or after that day; absent when there is none, or none within
/// ten years. 29 February is the 28th in a common year. Working days are Monday to Friday, without
/// the holidays that `attention` knows (null: none). `before` counts back once more, from what the
/// rule says.
[[nodiscard]] std::optional<domain::Date> next_deadline(const domain::DateRule& rule,
                                                        domain::Date from,
                                                        const Attention* attention,
                                                        std::optional<domain::Span> before = {});

} // namespace kith::planning
