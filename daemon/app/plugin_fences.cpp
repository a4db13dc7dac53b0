#include "app/plugin_fences.hpp"

#include "plugins/call_filter.hpp"
#include "plugins/file_fence.hpp"

#include <spdlog/spdlog.h>

namespace kith::app {

void tell_fences() {
    const int landlock = plugins::FileFence::version();
    const bool seccomp = plugins::can_filter_calls();
    spdlog::log(landlock > 0 && seccomp ? spdlog::level::info : spdlog::level::warn,
                "plugins confined landlock={} seccomp={}", landlock, seccomp);
}

void tell_gaps(const plugins::PluginSpec& spec, const std::filesystem::path& state) {
    for (const auto& way : plugins::ways_to(state.string(), spec.process().confinement)) {
        spdlog::warn("plugin={} can reach kith's database through={}", spec.channel, way);
    }
}

} // namespace kith::app
