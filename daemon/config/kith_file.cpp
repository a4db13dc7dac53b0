#include "config/kith_file.hpp"

#include "config/calendar_values.hpp"
#include "domain/contact_store.hpp"

#include <algorithm>
#include <array>

namespace kith::config {

using domain::Channel;

namespace {

enum class Role { Channel, Source };

/// The Store's names for what TOML says of people, and of networks and alliances.
constexpr std::array<std::string_view, 2> reserved_sources{"config", domain::circle_source};

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

/// The last hour of a day is written "24:00".
std::optional<domain::TimeOfDay> read_end(TableReader& reader) {
    const auto* node = reader.find("to");
    const auto* text = node == nullptr ? nullptr : node->as_string();
    return text != nullptr && text->get() == "24:00" ? std::optional(domain::TimeOfDay(1440))
                                                     : read_time_of_day(reader, "to");
}

std::optional<domain::ChannelHours> read_hours(TableReader& reader) {
    const auto* table = reader.table("hours", "write hours = { from = \"08:00\", to = \"18:00\" }");
    if (table == nullptr) {
        return std::nullopt;
    }
    TableReader inner(*table, reader.source(), reader.findings(), "\"hours\"");
    domain::ChannelHours hours;
    hours.from = read_time_of_day(inner, "from").value_or(hours.from);
    hours.to = read_end(inner).value_or(hours.to);
    hours.days = read_weekdays(inner, "days").value_or(hours.days);
    inner.finish();
    if (hours.to <= hours.from) {
        reader.findings().error(inner.place(*inner.find(inner.has("to") ? "to" : "from")),
                                "\"to\" must lie after \"from\", on the same day",
                                "write to = \"24:00\" for the end of the day");
    }
    return hours;
}

domain::Drill read_drill(TableReader& reader) {
    const std::vector<std::string> words = {"never", "monthly"};
    return reader.choice("drill", words).value_or(0) == 0 ? domain::Drill::Never
                                                          : domain::Drill::Monthly;
}

domain::Take read_take(TableReader& reader) {
    const std::vector<std::string> words = {"ask", "at once"};
    return reader.choice("take", words).value_or(0) == 0 ? domain::Take::Ask : domain::Take::AtOnce;
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
    const bool reserved = std::find(reserved_sources.begin(), reserved_sources.end(),
                                    channel.name) != reserved_sources.end();
    if (role == Role::Source && reserved) {
        reader.findings().error(reader.place(*reader.find("name")),
                                "kith itself is the source " + in_quotes(channel.name),
                                "choose another name");
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
    channel.hours = read_hours(reader);
    channel.drill = read_drill(reader);
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
    if (is_mirror && channel.drill != domain::Drill::Never) {
        reader.findings().error(reader.place(*reader.find("drill")),
                                in_quotes(plugin->name) + " shows the agenda; there is no message "
                                                          "to test it with",
                                "take drill out");
    }
    if (is_mirror && channel.hours) {
        reader.findings().error(reader.place(*reader.find("hours")),
                                in_quotes(plugin->name) + " shows the agenda at any time",
                                "take hours out");
    } else if (channel.digest && channel.hours) {
        reader.findings().error(reader.place(*reader.find("hours")), "a digest has its own time",
                                "take hours out");
    }
    reader.finish();
    configuration.channels.push_back(std::move(channel));
}

} // namespace

ChannelNames read_kith(const Document& document, PluginSettings& plugins, const PaceContext& pace,
                       domain::Configuration& configuration, Findings& findings) {
    TableReader top(document.root(), document.source(), findings, "kith.toml");
    const std::vector<std::string> languages = {"de", "en"};
    if (const auto language = top.choice("language", languages)) {
        configuration.language = languages[*language];
    }
    configuration.time_zone = read_time_zone(top, "timezone");
    configuration.at = read_time_of_day(top, "at").value_or(configuration.at);
    configuration.leap_day = read_leap_day(top, "leap_day").value_or(configuration.leap_day);
    configuration.pace = read_pace(top, pace);
    ChannelNames names;
    NameRegister taken("channel or source");
    for (const auto* table : top.tables("channel")) {
        TableReader reader(*table, document.source(), findings, "a channel");
        read_channel(reader, taken, plugins, configuration, names);
    }
    for (const auto* table : top.tables("source")) {
        TableReader reader(*table, document.source(), findings, "a source");
        auto source = read_one(reader, taken, plugins, Role::Source);
        source.take = read_take(reader);
        configuration.sources.push_back(std::move(source));
        reader.finish();
    }
    top.finish();
    return names;
}

} // namespace kith::config
