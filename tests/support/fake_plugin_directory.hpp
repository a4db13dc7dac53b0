#pragma once

#include "domain/plugin_description.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace kith::test {

/// Plugins as a test says they are; counts how often each was asked.
class FakePluginDirectory : public domain::PluginDirectory {
public:
    std::map<std::string, Answer> answers;
    std::map<std::string, int> asked;

    /// Puts a plugin there whose schema has these properties and no others.
    domain::PluginDescription& add(const std::string& name, domain::Value::Object properties = {},
                                   domain::Value::Array required = {}) {
        auto& answer = answers[name];
        answer.description.emplace();
        answer.description->name = name;
        answer.description->version = "1";
        answer.description->settings_schema =
            domain::Value::Object{{"type", "object"},
                                  {"additionalProperties", false},
                                  {"properties", std::move(properties)},
                                  {"required", std::move(required)}};
        return *answer.description;
    }

    [[nodiscard]] Answer describe(const std::string& plugin) override {
        ++asked[plugin];
        const auto answer = answers.find(plugin);
        return answer == answers.end() ? Answer{std::nullopt, "there is no such program"}
                                       : answer->second;
    }

    [[nodiscard]] std::vector<std::string> installed() const override {
        std::vector<std::string> names;
        for (const auto& [name, answer] : answers) {
            if (!name.starts_with('/')) {
                names.push_back(name);
            }
        }
        return names;
    }
};

} // namespace kith::test
