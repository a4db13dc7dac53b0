#include "app/plugin_entry.hpp"

#include <utility>

namespace kith::app {

using domain::Value;

namespace {

Value kinds_of(const domain::PluginDescription& description) {
    Value kinds{Value::Array{}};
    for (const auto& [is, kind] :
         {std::pair(description.sink, "sink"), std::pair(description.mirror, "mirror"),
          std::pair(description.source, "source")}) {
        if (is) {
            kinds.push_back(kind);
        }
    }
    return kinds;
}

} // namespace

Value plugin_entry(const plugins::SupervisedPlugin& plugin, Engine& engine) {
    const auto& name = plugin.spec().channel;
    const auto& description = plugin.spec().description;
    const auto& health = engine.outbox().health(name);
    const auto next = engine.store().next_attempt(name);
    Value entry;
    entry["name"] = name;
    entry["plugin"] = description.name + " " + description.version;
    entry["kinds"] = kinds_of(description);
    entry["state"] = plugin.state_text();
    entry["usable"] = plugin.ready() && !health.is_down();
    entry["reason"] = health.reason();
    entry["pid"] = plugin.pid();
    entry["crashes"] = plugin.crashes();
    entry["waiting"] = engine.store().pending_count(name);
    entry["next_attempt"] = next ? Value(domain::format_instant(*next)) : Value();
    return entry;
}

} // namespace kith::app
