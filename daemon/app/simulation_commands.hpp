#pragma once

#include "app/command_handler.hpp"
#include "app/engine.hpp"
#include "config/load.hpp"
#include "planning/simulation.hpp"

#include <functional>

namespace kith::app {

/// Reads the configuration with other rules; see config::load_with.
using RulesReader = std::function<config::Loaded(const config::OtherRules& rules)>;

/// What would be: simulate. Changes nothing.
class SimulationCommands {
public:
    /// `engine` must outlive this.
    SimulationCommands(Engine& engine, RulesReader read_rules)
        : engine_(engine), read_rules_(std::move(read_rules)) {}

    /// They refer to this object.
    [[nodiscard]] CommandHandlers handlers();

private:
    Answer simulate(const domain::Value& params, domain::Instant now);
    [[nodiscard]] std::vector<planning::Subject> subjects(domain::Date today) const;

    Engine& engine_;
    RulesReader read_rules_;
};

} // namespace kith::app
