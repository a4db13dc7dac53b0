#include "calendar/settings.hpp"

#include "sdk/plugin.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace kith::calendar {

using domain::Value;

namespace {

constexpr std::string_view default_name = "kith";
constexpr std::string_view default_colour = "steelblue";
/// Reading the feed costs a client one conditional request.
constexpr std::chrono::hours refresh{1};
/// What Outlook takes as a calendar's name (MS-OXCICAL).
constexpr int longest_name = 255;

Value property(std::string_view type, std::string_view description) {
    Value schema;
    schema["type"] = type;
    schema["description"] = description;
    return schema;
}

Value flag(bool fallback, std::string_view description) {
    Value schema = property("boolean", description);
    schema["default"] = fallback;
    return schema;
}

Value path(std::string_view description) {
    Value schema = property("string", description);
    schema["minLength"] = 1;
    schema["x-path"] = true;
    schema["x-writes"] = true;
    return schema;
}

Value text(std::string_view fallback, std::string_view description) {
    Value schema = property("string", description);
    schema["maxLength"] = longest_name;
    schema["default"] = fallback;
    return schema;
}

Value port_schema() {
    Value schema = property("integer", "the feed's port on the loopback; 0: any free one, kept");
    schema["minimum"] = 0;
    schema["maximum"] = 65535;
    schema["default"] = Settings().port;
    return schema;
}

Value hosts_schema() {
    Value schema = property("array", "more host names the feed answers to, as behind a proxy");
    schema["items"]["type"] = "string";
    schema["items"]["pattern"] = "^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$";
    schema["items"]["maxLength"] = 253;
    return schema;
}

std::optional<std::filesystem::path> read_path(const Value& value, const std::string& key) {
    const std::string given = value.text_or(key, "");
    if (given.empty()) {
        return std::nullopt;
    }
    const std::filesystem::path result = std::filesystem::path(given).lexically_normal();
    if (!result.is_absolute() || !result.has_filename()) {
        throw sdk::SettingRefused('/' + key, key + " is not the path of a file");
    }
    return result;
}

ics::CalendarTraits read_traits(const Value& value) {
    ics::CalendarTraits traits;
    traits.name = value.text_or("name", std::string(default_name));
    traits.colour = ics::find_colour(value.text_or("colour", std::string(default_colour)));
    if (!traits.colour) {
        throw sdk::SettingRefused("/colour", "colour is neither a CSS name nor #RRGGBB");
    }
    traits.refresh = refresh;
    traits.busy_text = value.text_or("busy_text", "");
    traits.notes = value.flag_or("notes", false);
    traits.alarms = value.flag_or("alarms", true);
    traits.is_private = value.flag_or("private", true);
    return traits;
}

std::vector<std::string> read_hosts(const Value& value) {
    std::vector<std::string> hosts;
    if (const Value* names = value.find("hosts"); names != nullptr && !names->is_null()) {
        for (const Value& name : names->as_array()) {
            std::string host = name.as_string();
            std::transform(host.begin(), host.end(), host.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            hosts.push_back(std::move(host));
        }
    }
    return hosts;
}

} // namespace

Value settings_schema() {
    Value schema;
    schema["type"] = "object";
    schema["additionalProperties"] = false;
    Value& properties = schema["properties"];
    properties["file"] = path("where the calendar is written as a file");
    properties["tasks_file"] = path("where the same is written as tasks");
    properties["http"] = flag(true, "serve the calendar on the loopback");
    properties["port"] = port_schema();
    properties["hosts"] = hosts_schema();
    properties["alarms"] = flag(true, "an alarm before each entry, for clients that take them");
    properties["notes"] = flag(false, "show notes, telephone numbers and addresses");
    properties["busy_text"] = text("", "show this in place of every title, and nothing else");
    properties["name"] = text(default_name, "the calendar's name");
    properties["colour"] = text(default_colour, "the calendar's colour: a CSS name or #RRGGBB");
    properties["private"] = flag(true, "mark entries as private");
    return schema;
}

Settings read_settings(const Value& value) {
    Settings settings;
    settings.file = read_path(value, "file");
    settings.tasks_file = read_path(value, "tasks_file");
    settings.http = value.flag_or("http", true);
    settings.port = static_cast<std::uint16_t>(value.integer_or("port", settings.port));
    settings.hosts = read_hosts(value);
    settings.events = read_traits(value);
    settings.tasks = settings.events;
    settings.tasks.component = ics::CalendarTraits::Component::Task;
    if (settings.file && settings.file == settings.tasks_file) {
        throw sdk::SettingRefused("/tasks_file", "tasks_file is the calendar's own file");
    }
    if (!settings.http && !settings.file && !settings.tasks_file) {
        throw sdk::SettingRefused("/http",
                                  "http is off and no file is named: nothing to publish to");
    }
    return settings;
}

} // namespace kith::calendar
