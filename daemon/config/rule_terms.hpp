#pragma once

#include "config/rule_context.hpp"
#include "domain/rule.hpp"

#include <vector>

namespace kith::config {

// What each kind of rule says besides whom it is for.

[[nodiscard]] domain::KeepInTouch read_keep_in_touch(TableReader& rule);
[[nodiscard]] domain::FollowUp read_follow_up(TableReader& rule);
[[nodiscard]] domain::Occasion read_occasion(TableReader& rule, const RuleContext& context);
[[nodiscard]] domain::Duty read_duty(TableReader& rule, const RuleContext& context);
[[nodiscard]] domain::GiveBack read_give_back(TableReader& rule);
[[nodiscard]] domain::Presence read_presence(TableReader& rule);

/// How long ahead something speaks: at most a year, and on the day itself when nothing is said.
[[nodiscard]] std::vector<domain::Span> read_ahead(TableReader& rule);

/// Warns when no network the rule chooses (without `for`, none at all) has the date its duty counts
/// from.
void expect_membership(TableReader& rule, const domain::Rule& duty, const RuleContext& context);

} // namespace kith::config
