#include "wire/settings_schema.hpp"

#include "domain/name_match.hpp"
#include "wire/json.hpp"
#include "wire/schema_pattern.hpp"

#include <algorithm>
#include <optional>

namespace kith::wire {

namespace {

using domain::Value;
using Faults = std::vector<SettingFault>;

bool has_type(const Value& value, std::string_view type) {
    if (type == "boolean") {
        return value.is_bool();
    }
    return type == value.type_name() || (type == "number" && value.is_number());
}

std::string with_article(std::string_view type) {
    const bool vowel = std::string_view("aio").find(type.front()) != std::string_view::npos;
    return (vowel ? "an " : "a ") + std::string(type);
}

std::string mend_type(std::string_view wanted, const Value& value) {
    if (wanted == "array") {
        return "put it in brackets: [" + dump_json(value) + "]";
    }
    if (wanted == "string" && (value.is_number() || value.is_bool())) {
        return "put it in quotes";
    }
    return value.is_string() && wanted != "object" ? "write it without quotes" : "";
}

/// The word that was probably meant; absent when none is near.
std::optional<std::string> nearest(std::string_view typed, const std::vector<std::string>& known) {
    std::optional<std::string> best;
    std::size_t best_distance = std::max<std::size_t>(2, typed.size() / 3) + 1;
    for (const auto& word : known) {
        const auto distance = domain::edit_distance(typed, word);
        if (distance < best_distance) {
            best = word;
            best_distance = distance;
        }
    }
    return best;
}

std::string mend_word(std::string_view typed, const std::vector<std::string>& known) {
    if (const auto meant = nearest(typed, known)) {
        return "did you mean \"" + *meant + "\"?";
    }
    std::string list;
    for (const auto& word : known) {
        list += (list.empty() ? "" : ", ") + word;
    }
    return list.empty() ? "" : "known are " + list;
}

std::vector<std::string> keys_of(const Value* object) {
    std::vector<std::string> keys;
    if (object != nullptr && object->is_object()) {
        for (const auto& [key, member] : object->as_object()) {
            keys.push_back(key);
        }
    }
    return keys;
}

std::string description_of(const Value& schema) {
    const Value* text = schema.find("description");
    return text != nullptr && text->is_string() ? text->as_string() : "";
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

/// Compares the value with one schema and all that lies inside it.
class Judge {
public:
    explicit Judge(Faults& faults) : faults_(faults) {}

    void value(const Value& schema, const Value& value, const std::string& pointer) {
        const Value* type = schema.find("type");
        if (type != nullptr && type->is_string() && !has_type(value, type->as_string())) {
            const std::string& wanted = type->as_string();
            add(pointer,
                "expected " + with_article(wanted) + ", found " + with_article(value.type_name()),
                mend_type(wanted, value));
            return;
        }
        choice(schema, value, pointer);
        if (value.is_object()) {
            object(schema, value.as_object(), pointer);
        } else if (value.is_array()) {
            items(schema, value.as_array(), pointer);
        } else if (value.is_string()) {
            text(schema, value.as_string(), pointer);
        } else if (value.is_number()) {
            number(schema, value, pointer);
        }
    }

private:
    void add(const std::string& pointer, std::string what, std::string mend = {}) {
        faults_.push_back({pointer, std::move(what), std::move(mend)});
    }

    void choice(const Value& schema, const Value& value, const std::string& pointer) {
        const Value* choices = schema.find("enum");
        if (choices == nullptr || !choices->is_array()) {
            return;
        }
        std::vector<std::string> words;
        for (const Value& item : choices->as_array()) {
            if (item == value) {
                return;
            }
            words.push_back(item.is_string() ? item.as_string() : dump_json(item));
        }
        add(pointer, "is none of the values it can have",
            mend_word(value.is_string() ? value.as_string() : dump_json(value), words));
    }

    void object(const Value& schema, const Value::Object& members, const std::string& pointer) {
        const Value* properties = schema.find("properties");
        const Value* additional = schema.find("additionalProperties");
        const bool closed = additional != nullptr && *additional == Value(false);
        for (const auto& [key, member] : members) {
            const Value* own = properties == nullptr ? nullptr : properties->find(key);
            if (own != nullptr) {
                value(*own, member, pointer_to(pointer, key));
            } else if (closed) {
                add(pointer_to(pointer, key), "is no setting known here",
                    mend_word(key, keys_of(properties)));
            }
        }
        const Value* required = schema.find("required");
        if (required == nullptr || !required->is_array()) {
            return;
        }
        for (const Value& key : required->as_array()) {
            if (key.is_string() && !members.contains(key.as_string())) {
                missing(properties, key.as_string(), pointer);
            }
        }
    }

    void missing(const Value* properties, const std::string& key, const std::string& pointer) {
        const Value* own = properties == nullptr ? nullptr : properties->find(key);
        const std::string meaning = own == nullptr ? "" : description_of(*own);
        add(pointer, '"' + key + "\" is missing",
            "add " + key + " = ..." + (meaning.empty() ? "" : " (" + meaning + ")"));
    }

    void items(const Value& schema, const Value::Array& array, const std::string& pointer) {
        const Value* item = schema.find("items");
        if (item == nullptr) {
            return;
        }
        for (std::size_t i = 0; i < array.size(); ++i) {
            value(*item, array[i], pointer_to(pointer, std::to_string(i)));
        }
    }

    void text(const Value& schema, const std::string& value, const std::string& pointer) {
        const auto length = static_cast<std::int64_t>(characters(value));
        const Value* shortest = schema.find("minLength");
        if (shortest != nullptr && shortest->is_integer() && length < shortest->as_integer()) {
            add(pointer, length == 0 ? "is empty" : "is too short", description_of(schema));
        }
        const Value* longest = schema.find("maxLength");
        if (longest != nullptr && longest->is_integer() && length > longest->as_integer()) {
            add(pointer, "is longer than " + dump_json(*longest) + " characters");
        }
        const Value* pattern = schema.find("pattern");
        if (pattern == nullptr || !pattern->is_string() || !is_pattern(pattern->as_string())) {
            return;
        }
        if (value.size() > max_pattern_subject) {
            add(pointer, "is too long to be judged by its pattern");
        } else if (!matches_pattern(pattern->as_string(), value)) {
            add(pointer, "does not have the form " + pattern->as_string(), description_of(schema));
        }
    }

    void number(const Value& schema, const Value& value, const std::string& pointer) {
        const Value* least = schema.find("minimum");
        if (least != nullptr && least->is_number() && value.as_number() < least->as_number()) {
            add(pointer, "is too small", "the least is " + dump_json(*least));
        }
        const Value* most = schema.find("maximum");
        if (most != nullptr && most->is_number() && value.as_number() > most->as_number()) {
            add(pointer, "is too large", "the most is " + dump_json(*most));
        }
    }

    Faults& faults_;
};

} // namespace

Faults check_settings(const Value& schema, const Value& settings) {
    Faults faults;
    Judge(faults).value(schema, settings, "");
    return faults;
}

Value with_defaults(const Value& schema, Value settings) {
    const Value* properties = schema.find("properties");
    if (!settings.is_object() || properties == nullptr || !properties->is_object()) {
        return settings;
    }
    for (const auto& [key, own] : properties->as_object()) {
        const Value* preset = own.find("default");
        if (preset != nullptr && settings.find(key) == nullptr) {
            settings[key] = *preset;
        }
        if (settings.find(key) != nullptr) {
            settings[key] = with_defaults(own, std::move(settings[key]));
        }
    }
    return settings;
}

std::string pointer_to(const std::string& parent, std::string_view member) {
    std::string pointer = parent + '/';
    for (const char c : member) {
        if (c == '~') {
            pointer += "~0";
        } else if (c == '/') {
            pointer += "~1";
        } else {
            pointer += c;
        }
    }
    return pointer;
}

} // namespace kith::wire
