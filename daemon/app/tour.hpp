#pragma once

#include "app/engine.hpp"
#include "app/running_plugins.hpp"

#include <map>
#include <string>

namespace kith::app {

/// Tells a newcomer on standard output what is due and why, where the calendar is and what works,
/// as it becomes known. For `kithd --tour`; without it kithd says nothing there.
class Tour {
public:
    Tour(Engine& engine, RunningPlugins& plugins, domain::Instant now);

    /// A plugin or its way out works, or does not.
    void channel_changed(const std::string& channel, bool works, const std::string& reason);

private:
    void tell_of_due(domain::Instant now);
    void tell_of_channel(const std::string& channel, bool works, const std::string& text);
    void tell_of_feeds();

    Engine& engine_;
    RunningPlugins& plugins_;
    std::string last_feeds_;
    std::map<std::string, bool> told_; ///< by channel: what was last said of it
};

} // namespace kith::app
