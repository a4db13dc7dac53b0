#pragma once

#include "app/engine.hpp"
#include "app/running_plugins.hpp"

#include <string>

namespace kith::app {

/// Tells a newcomer on standard output what is due and why, where the calendar is and what works,
/// as it becomes known. For `kithd --tour`; without it kithd says nothing there.
class Tour {
public:
    Tour(Engine& engine, RunningPlugins& plugins, domain::Instant now);

    /// A plugin got ready, or could not be started.
    void plugin_changed(const std::string& channel, bool ready, const std::string& reason);

private:
    void tell_of_due(domain::Instant now);
    void tell_of_feeds();

    Engine& engine_;
    RunningPlugins& plugins_;
    std::string last_feeds_;
};

} // namespace kith::app
