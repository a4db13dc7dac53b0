#include "config/plugin_settings.hpp"

#include "config/document.hpp"
#include "config/toml_value.hpp"
#include "wire/settings_schema.hpp"

#include <algorithm>

namespace kith::config {

namespace fs = std::filesystem;

using domain::Value;

namespace {

/// "/smtp/port" -> `setting "smtp.port" `.
std::string name_of(std::string_view pointer) {
    std::string name(pointer.substr(std::min<std::size_t>(1, pointer.size())));
    std::replace(name.begin(), name.end(), '/', '.');
    return name;
}

} // namespace

const domain::PluginDirectory::Answer& PluginSettings::ask(const std::string& plugin) {
    const auto known = answers_.find(plugin);
    return known != answers_.end()
               ? known->second
               : answers_.emplace(plugin, plugins_.describe(plugin)).first->second;
}

const domain::PluginDescription* PluginSettings::description(const std::string& plugin) {
    const auto& answer = ask(plugin);
    return answer.description ? &*answer.description : nullptr;
}

std::optional<std::string> PluginSettings::read_plugin(TableReader& reader) {
    const auto installed = plugins_.installed();
    const auto found = reader.required_text(
        "plugin", installed.empty() ? "add plugin = \"/path/to/program\""
                                    : "add plugin = ..., one of " + listed(installed));
    if (!found) {
        return std::nullopt;
    }
    auto plugin = found->text;
    if (plugin.starts_with("~/")) {
        plugin = (home_ / plugin.substr(2)).string();
    }
    const bool is_path = plugin.find('/') != std::string::npos;
    if (is_path && !plugin.starts_with('/')) {
        reader.findings().error(found->place, "the path of a plugin must be absolute",
                                "write " +
                                    in_quotes((directory_ / plugin).lexically_normal().string()));
        return std::nullopt;
    }
    if (!is_path && std::find(installed.begin(), installed.end(), plugin) == installed.end()) {
        reader.findings().error(
            found->place, "there is no plugin " + in_quotes(plugin),
            mend_word(plugin, installed, "write the absolute path of a program"));
        return std::nullopt;
    }
    const auto& answer = ask(plugin);
    if (!answer.description) {
        reader.findings().error(found->place,
                                "the plugin " + in_quotes(plugin) +
                                    " does not describe itself: " + answer.fault,
                                "look at it with: kith plugin test " + plugin);
    }
    return plugin;
}

Value PluginSettings::read_settings(TableReader& reader, const std::string& plugin) {
    const auto* table = reader.table("settings", "write settings = { key = \"value\" }");
    Value settings = table == nullptr ? Value(Value::Object{}) : to_value(*table);
    if (description(plugin) == nullptr || (table == nullptr && reader.has("settings"))) {
        return settings;
    }
    return judged(reader, table, std::move(settings), plugin);
}

Value PluginSettings::judged(TableReader& reader, const toml::table* table, Value settings,
                             const std::string& plugin) {
    const auto& schema = description(plugin)->settings_schema;
    const auto faults = wire::check_settings(schema, settings);
    for (const auto& fault : faults) {
        const auto place = table == nullptr ? reader.place()
                                            : reader.place(*find_node(*table, fault.pointer).node);
        const auto subject = fault.pointer.empty()
                                 ? "settings of " + in_quotes(plugin) + ": "
                                 : "setting " + in_quotes(name_of(fault.pointer)) + " ";
        const auto mend =
            fault.mend.empty() ? "compare with the sample.toml of the plugin" : fault.mend;
        reader.findings().error(place, subject + fault.what, mend);
    }
    if (faults.empty()) {
        resolve_paths(schema, settings);
    }
    return settings;
}

void PluginSettings::resolve_paths(const Value& schema, Value& value) {
    const auto* is_path = schema.find("x-path");
    if (value.is_string() && is_path != nullptr && *is_path == Value(true)) {
        const auto& text = value.as_string();
        const auto path = text == "~"              ? home_
                          : text.starts_with("~/") ? home_ / text.substr(2)
                                                   : directory_ / text;
        value = path.lexically_normal().string();
    } else if (const auto* items = schema.find("items"); items != nullptr && value.is_array()) {
        auto array = value.as_array();
        for (auto& item : array) {
            resolve_paths(*items, item);
        }
        value = std::move(array);
    } else if (const auto* own = schema.find("properties"); own != nullptr && value.is_object()) {
        for (const auto& [key, property] : own->as_object()) {
            if (value.find(key) != nullptr) {
                resolve_paths(property, value[key]);
            }
        }
    }
}

} // namespace kith::config
