#pragma once

#include "delivery/routing.hpp"
#include "domain/configuration.hpp"
#include "domain/plugin_description.hpp"
#include "domain/zone.hpp"
#include "planning/rule_book.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kith::app {

/// What holds until the next reload: the configuration and what follows from it. A reload builds a
/// whole new one before it replaces the old, so nothing is ever half applied. Only what the
/// owner's pauses and reminders make of the pace changes in between.
struct Situation {
    domain::Configuration configuration;
    domain::Zone zone;                  ///< the configuration's, or the machine's
    std::vector<delivery::WayOut> ways; ///< the sinks, in the order of the configuration
    std::vector<std::string> mirrors;   ///< channel names
    std::vector<std::string> sources;   ///< source names
    /// What the owner's pace leaves room for; absent: nothing limits. This and the pauses, those of
    /// the configuration and of the store, are kept true by Pacing and Planner.
    std::optional<planning::Attention> attention;
    std::vector<domain::Pause> pauses;
    std::uint64_t files = 0; ///< config::Loaded::print; 0: not from files
    std::string basis;       ///< plan_basis(); empty: not from files

    [[nodiscard]] planning::RuleBook book() const {
        return {configuration.rules, configuration.networks, configuration.alliances};
    }
    [[nodiscard]] planning::Calendar calendar() const {
        return {zone, configuration.at, configuration.leap_day, attention ? &*attention : nullptr};
    }
    [[nodiscard]] const std::string& language() const { return configuration.language; }
};

/// The situation that a judged configuration makes, one of those `files` if it is from files.
/// `machine_zone` is an existing IANA zone.
[[nodiscard]] Situation make_situation(domain::Configuration configuration,
                                       domain::PluginDirectory& plugins,
                                       const std::string& machine_zone, std::uint64_t files = 0);

} // namespace kith::app
