#include "app/plugin_spec.hpp"

#include <spdlog/spdlog.h>

namespace kith::app {

std::optional<plugins::PluginSpec> plugin_spec(const domain::Channel& channel,
                                               plugins::Catalog& catalog, Engine& engine,
                                               const std::filesystem::path& state) {
    const auto answer = catalog.describe(channel.plugin);
    if (!answer.description) {
        spdlog::error("plugin={} cannot be used reason=\"{}\"", channel.name, answer.fault);
        return std::nullopt;
    }
    std::filesystem::create_directories(state);
    std::filesystem::permissions(state, std::filesystem::perms::owner_all);
    const auto& situation = engine.situation();
    plugins::PluginSpec spec;
    spec.channel = channel.name;
    spec.program = catalog.program(channel.plugin);
    spec.warden = catalog.warden();
    spec.description = *answer.description;
    spec.settings = channel.settings;
    spec.instance = engine.store().instance();
    spec.state_dir = state.string();
    spec.language = situation.language();
    spec.time_zone = situation.zone.name();
    return spec;
}

} // namespace kith::app
