#include "config/kith_file.hpp"

#include "config/calendar_values.hpp"

namespace kith::config {

using domain::Channel;

namespace {

enum class Role { Channel, Source };

/// The Store's name for what TOML says of people.
constexpr std::string_view reserved_source = "config";

std::optional<domain::DigestHours> read_digest(TableReader& reader) {
    const auto* table =
        reader.table("digest", "write digest = { at = \"08:00\", days = \"workdays\" }");
    if (table == nullptr) {
        return std::nullopt;
    }
    TableReader inner(*table, reader.source(), reader.findings(), "a digest");
    domain::DigestHours hours;
    hours.at = read_time_of_day(inner, "at").value_or(hours.at);
    hours.days = read_weekdays(inner, "days").value_or(hours.days);
    inner.finish();
    return hours;
}

/// Whether the plugin can do what it is named for; true when it does not say.
bool fits(TableReader& reader, const domain::PluginDescription* plugin, Role role) {
    if (plugin == nullptr) {
        return true;
    }
    const auto place = reader.place(*reader.find("plugin"));
    if (role == Role::Channel && !plugin->sink && !plugin->mirror) {
        reader.findings().error(place,
                                in_quotes(plugin->name) + " delivers nothing: it is a source",
                                "write it under [[source]]");
        return false;
    }
    if (role == Role::Source && !plugin->source) {
        reader.findings().error(place, in_quotes(plugin->name) + " is no source: it reports nobody",
                                "write it under [[channel]]");
        return false;
    }
    return true;
}

Channel read_one(TableReader& reader, NameRegister& taken, PluginSettings& plugins, Role role) {
    Channel channel;
    channel.location = reader.place().location();
    channel.name = taken.read_identifier(reader, role == Role::Channel ? "desktop" : "address-book")
                       .value_or("");
    if (role == Role::Source && channel.name == reserved_source) {
        reader.findings().error(reader.place(*reader.find("name")),
                                "kith itself is the source \"config\"", "choose another name");
    }
    const auto plugin = plugins.read_plugin(reader);
    if (!plugin) {
        reader.allow("settings"); // without a plugin nobody can judge them
        return channel;
    }
    channel.plugin = *plugin;
    if (fits(reader, plugins.description(*plugin), role)) {
        channel.settings = plugins.read_settings(reader, *plugin);
    } else {
        reader.allow("settings");
    }
    return channel;
}

void read_channel(TableReader& reader, NameRegister& taken, PluginSettings& plugins,
                  domain::Configuration& configuration, ChannelNames& names) {
    auto channel = read_one(reader, taken, plugins, Role::Channel);
    channel.digest = read_digest(reader);
    const auto* plugin = channel.plugin.empty() ? nullptr : plugins.description(channel.plugin);
    const bool is_mirror = plugin != nullptr && !plugin->sink;
    if (!channel.name.empty()) {
        (is_mirror ? names.mirrors : names.sinks.names).push_back(channel.name);
    }
    if (is_mirror && channel.digest) {
        reader.findings().error(reader.place(*reader.find("digest")),
                                in_quotes(plugin->name) + " shows the agenda; it takes no digest",
                                "take digest out");
    }
    reader.finish();
    configuration.channels.push_back(std::move(channel));
}

} // namespace

ChannelNames read_kith(const Document& document, PluginSettings& plugins,
                       domain::Configuration& configuration, Findings& findings) {
    TableReader top(document.root(), document.source(), findings, "kith.toml");
    const std::vector<std::string> languages = {"de", "en"};
    if (const auto language = top.choice("language", languages)) {
        configuration.language = languages[*language];
    }
    configuration.time_zone = read_time_zone(top, "timezone");
    configuration.at = read_time_of_day(top, "at").value_or(configuration.at);
    configuration.leap_day = read_leap_day(top, "leap_day").value_or(configuration.leap_day);
    ChannelNames names;
    NameRegister taken("channel or source");
    for (const auto* table : top.tables("channel")) {
        TableReader reader(*table, document.source(), findings, "a channel");
        read_channel(reader, taken, plugins, configuration, names);
    }
    for (const auto* table : top.tables("source")) {
        TableReader reader(*table, document.source(), findings, "a source");
        configuration.sources.push_back(read_one(reader, taken, plugins, Role::Source));
        reader.finish();
    }
    top.finish();
    return names;
}

} // namespace kith::config
