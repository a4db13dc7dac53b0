#include "app/situation.hpp"

#include "app/plan_basis.hpp"

namespace kith::app {

Situation make_situation(domain::Configuration configuration, domain::PluginDirectory& plugins,
                         const std::string& machine_zone, std::uint64_t files) {
    domain::Zone zone(configuration.time_zone.value_or(machine_zone));
    Situation situation{std::move(configuration), std::move(zone), {}, {}, {}, {}, {}, files, {}};
    for (const auto& channel : situation.configuration.channels) {
        const auto description = plugins.describe(channel.plugin).description;
        if (description && description->sink) {
            situation.ways.push_back({channel, description->can_withdraw});
        }
        if (description && description->mirror) {
            situation.mirrors.push_back(channel.name);
        }
    }
    for (const auto& source : situation.configuration.sources) {
        situation.sources.push_back(source.name);
    }
    if (files != 0) {
        situation.basis = plan_basis(situation, files);
    }
    return situation;
}

} // namespace kith::app
