#include "app/plugin_entry.hpp"

#include <algorithm>
#include <optional>
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

/// When something is next sent through the channel; absent when only a change helps.
std::optional<domain::Instant> next_attempt(const std::string& channel, Engine& engine) {
    const auto& health = engine.outbox().health(channel);
    const auto next = engine.store().next_attempt(channel);
    if (!next || !health.is_down()) {
        return next;
    }
    return health.next_try() ? std::optional(std::max(*next, *health.next_try())) : std::nullopt;
}

/// How the last monthly test went; null when there was none.
Value drill_of(const std::string& channel, domain::Instant now, Engine& engine) {
    const auto drill = last_drill(engine.store(), channel, engine.today(now));
    if (!drill) {
        return {};
    }
    Value entry;
    entry["state"] = domain::to_text(drill->state);
    entry["planned_at"] = domain::format_instant(drill->created_at);
    entry["text"] = drill->last_text;
    return entry;
}

/// What the source proposes; null when it never did.
Value proposals_of(const std::string& source, Engine& engine) {
    const auto& sources = engine.situation().configuration.sources;
    const auto found = std::ranges::find(sources, source, &domain::Channel::name);
    const auto count = engine.store().proposals().count(source);
    if (found == sources.end() || count.all == 0) {
        return {};
    }
    Value entry;
    entry["take"] = domain::to_text(found->take);
    entry["open"] = count.open;
    entry["kept"] = count.all;
    return entry;
}

} // namespace

Value plugin_entry(const plugins::SupervisedPlugin& plugin, Engine& engine, domain::Instant now) {
    const auto& name = plugin.spec().channel;
    const auto& description = plugin.spec().description;
    const auto& health = engine.outbox().health(name);
    const auto next = next_attempt(name, engine);
    Value entry;
    entry["name"] = name;
    entry["plugin"] = description.name + " " + description.version;
    entry["kinds"] = kinds_of(description);
    entry["state"] = plugin.state_text();
    entry["usable"] = plugin.ready() && !health.is_down();
    entry["reason"] = health.reason();
    entry["since"] =
        health.down_since() ? Value(domain::format_instant(*health.down_since())) : Value();
    entry["pid"] = plugin.pid();
    entry["crashes"] = plugin.crashes();
    entry["waiting"] = engine.store().pending_count(name);
    entry["next_attempt"] = next ? Value(domain::format_instant(*next)) : Value();
    entry["drill"] = drill_of(name, now, engine);
    entry["proposals"] = proposals_of(name, engine);
    return entry;
}

} // namespace kith::app
