#include "wire/json.hpp"
#include "wire/schema_pattern.hpp"
#include "wire/settings_schema.hpp"

#include <algorithm>
#include <array>

namespace kith::wire {

namespace {

using domain::Value;
using Faults = std::vector<SettingFault>;

constexpr std::array<std::string_view, 6> types = {"array",  "boolean", "integer",
                                                   "number", "object",  "string"};

/// Which type a keyword's value has; an object where it holds schemas.
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> keywords = {
    {{"additionalProperties", "bool"},
     {"default", ""},
     {"description", "string"},
     {"enum", "array"},
     {"items", "object"},
     {"maxLength", "integer"},
     {"maximum", "number"},
     {"minLength", "integer"},
     {"minimum", "number"},
     {"pattern", "string"},
     {"properties", "object"},
     {"required", "array"},
     {"type", "string"},
     {"x-command", "bool"},
     {"x-path", "bool"},
     {"x-writes", "bool"}}};

/// Looks through one schema and those inside it.
class SchemaJudge {
public:
    explicit SchemaJudge(Faults& faults) : faults_(faults) {}

    void schema(const Value& schema, const std::string& pointer) {
        if (!schema.is_object()) {
            add(pointer, "a schema is an object");
            return;
        }
        const auto before = faults_.size();
        for (const auto& [key, value] : schema.as_object()) {
            keyword(key, value, pointer_to(pointer, key));
        }
        if (faults_.size() != before) {
            return;
        }
        type(schema, pointer);
        limits(schema, pointer);
        members(schema, pointer);
        preset(schema, pointer);
    }

private:
    void add(const std::string& pointer, std::string what, std::string mend = {}) {
        faults_.push_back({pointer, std::move(what), std::move(mend)});
    }

    void keyword(const std::string& key, const Value& value, const std::string& pointer) {
        const auto* known = std::find_if(keywords.begin(), keywords.end(),
                                         [&key](const auto& entry) { return entry.first == key; });
        if (known == keywords.end()) {
            if (!key.starts_with("x-") && !key.starts_with('$')) {
                add(pointer, "is no keyword of the protocol's schemas");
            }
            return;
        }
        const std::string_view wanted = known->second;
        const bool number = wanted == "number" && value.is_number();
        if (!wanted.empty() && !number && value.type_name() != wanted) {
            add(pointer, "expected type " + std::string(wanted) + ", found " +
                             std::string(value.type_name()));
        }
    }

    void type(const Value& schema, const std::string& pointer) {
        const Value* type = schema.find("type");
        if (type == nullptr) {
            if (schema.find("enum") == nullptr) {
                add(pointer, "neither type nor enum says what it takes");
            }
        } else if (std::find(types.begin(), types.end(), type->as_string()) == types.end()) {
            add(pointer_to(pointer, "type"), "is no type",
                "known are array, boolean, integer, number, object, string");
        }
        const Value* choices = schema.find("enum");
        if (choices != nullptr && choices->as_array().empty()) {
            add(pointer_to(pointer, "enum"), "is empty: nothing would fit");
        }
    }

    void limits(const Value& schema, const std::string& pointer) {
        const Value* pattern = schema.find("pattern");
        if (pattern != nullptr && !is_pattern(pattern->as_string())) {
            add(pointer_to(pointer, "pattern"), "is no regular expression (ECMAScript)");
        }
        ordered(schema, "minimum", "maximum", pointer);
        ordered(schema, "minLength", "maxLength", pointer);
        for (const char* key : {"minLength", "maxLength"}) {
            const Value* length = schema.find(key);
            if (length != nullptr && length->as_integer() < 0) {
                add(pointer_to(pointer, key), "is negative");
            }
        }
    }

    void ordered(const Value& schema, std::string_view low, std::string_view high,
                 const std::string& pointer) {
        const Value* least = schema.find(low);
        const Value* most = schema.find(high);
        if (least != nullptr && most != nullptr && least->as_number() > most->as_number()) {
            add(pointer_to(pointer, low), "is above " + std::string(high) + ": nothing would fit");
        }
    }

    void members(const Value& schema, const std::string& pointer) {
        const Value* properties = schema.find("properties");
        if (properties != nullptr) {
            const std::string inner = pointer_to(pointer, "properties");
            for (const auto& [key, own] : properties->as_object()) {
                this->schema(own, pointer_to(inner, key));
            }
        }
        if (const Value* items = schema.find("items"); items != nullptr) {
            this->schema(*items, pointer_to(pointer, "items"));
        }
        const Value* required = schema.find("required");
        if (required == nullptr) {
            return;
        }
        for (const Value& key : required->as_array()) {
            const bool known = key.is_string() && properties != nullptr &&
                               properties->find(key.as_string()) != nullptr;
            if (!known) {
                add(pointer_to(pointer, "required"), dump_json(key) + " is none of the properties");
            }
        }
    }

    void preset(const Value& schema, const std::string& pointer) {
        const Value* preset = schema.find("default");
        if (preset == nullptr) {
            return;
        }
        for (const auto& fault : check_settings(schema, *preset)) {
            add(pointer_to(pointer, "default") + fault.pointer, fault.what, fault.mend);
        }
    }

    Faults& faults_;
};

} // namespace

Faults check_schema(const Value& schema) {
    Faults faults;
    SchemaJudge(faults).schema(schema, "");
    const Value* type = schema.find("type");
    if (faults.empty() && (type == nullptr || *type != Value("object"))) {
        faults.push_back({"/type", "settings are an object", "write \"type\":\"object\""});
    }
    return faults;
}

} // namespace kith::wire
