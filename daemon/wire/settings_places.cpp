#include "wire/settings_places.hpp"

namespace kith::wire {

using domain::Value;

namespace {

bool is_marked(const Value& schema, std::string_view mark) {
    const auto* found = schema.find(mark);
    return found != nullptr && *found == Value(true);
}

bool is_empty(const Value& value) {
    return (value.is_string() && value.as_string().empty()) ||
           (value.is_array() && value.as_array().empty());
}

void collect(const Value& schema, const Value& value, SettingsPlaces& found) {
    if (!schema.is_object()) {
        return;
    }
    found.commands = found.commands || (is_marked(schema, "x-command") && !is_empty(value));
    if (value.is_string() && value.as_string().starts_with('/') && is_marked(schema, "x-path")) {
        (is_marked(schema, "x-writes") ? found.writes : found.reads).push_back(value.as_string());
    } else if (const auto* items = schema.find("items"); items != nullptr && value.is_array()) {
        for (const auto& item : value.as_array()) {
            collect(*items, item, found);
        }
    } else if (const auto* own = schema.find("properties");
               own != nullptr && own->is_object() && value.is_object()) {
        for (const auto& [key, property] : own->as_object()) {
            if (const auto* member = value.find(key)) {
                collect(property, *member, found);
            }
        }
    }
}

} // namespace

SettingsPlaces settings_places(const Value& schema, const Value& settings) {
    SettingsPlaces found;
    collect(schema, settings, found);
    return found;
}

} // namespace kith::wire
