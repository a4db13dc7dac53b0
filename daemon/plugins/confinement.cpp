#include "plugins/confinement.hpp"

#include "wire/settings_places.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

namespace kith::plugins {

namespace fs = std::filesystem;

using domain::Value;

namespace {

void add_places(const std::vector<std::string>& needs, std::vector<std::string>& places) {
    const char* variable = std::getenv("HOME");
    const std::string home = variable == nullptr ? "/nonexistent" : variable;
    for (const auto& need : needs) {
        const bool below_home = need == "~" || need.starts_with("~/");
        places.push_back(below_home ? home + need.substr(1) : need);
    }
}

bool holds(const fs::path& folder, const fs::path& path) {
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first ==
           folder.end();
}

} // namespace

Confinement confinement_of(const domain::PluginDescription& description, const Value& settings,
                           const std::string& state_dir) {
    Confinement found;
    found.bus = description.needs_bus;
    found.network = description.needs_network;
    auto places = wire::settings_places(description.settings_schema, settings);
    found.commands = places.commands;
    found.reads = std::move(places.reads);
    found.writes = std::move(places.writes);
    add_places(description.needs_reading, found.reads);
    add_places(description.needs_writing, found.writes);
    if (!state_dir.empty()) {
        found.writes.push_back(state_dir);
    }
    return found;
}

std::vector<std::string> ways_to(const std::string& path, const Confinement& confinement) {
    std::error_code ignored;
    const auto target = fs::weakly_canonical(path, ignored);
    std::vector<std::string> ways;
    for (const auto* places : {&confinement.reads, &confinement.writes}) {
        for (const auto& place : *places) {
            auto opened = fs::weakly_canonical(place, ignored);
            if (places == &confinement.writes && !fs::is_directory(opened, ignored)) {
                opened = opened.parent_path();
            }
            if (holds(opened, target)) {
                ways.push_back(place);
            }
        }
    }
    return ways;
}

} // namespace kith::plugins
