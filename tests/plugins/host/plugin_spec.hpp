#pragma once

#include "plugins/supervised_plugin.hpp"

#include <string>
#include <utility>

namespace kith::test {

/// A sink that takes four deliveries at once and gets a minute for each.
inline plugins::PluginSpec plugin_spec(std::string program, domain::Value settings) {
    plugins::PluginSpec spec;
    spec.channel = "mail";
    spec.program = std::move(program);
    spec.description.name = "bad";
    spec.description.sink = true;
    spec.description.max_inflight = 4;
    spec.settings = std::move(settings);
    spec.instance = "k7f3qz5m2x9w4c8v";
    spec.language = "de";
    spec.time_zone = "Europe/Berlin";
    return spec;
}

} // namespace kith::test
