#pragma once

#include "config/table_reader.hpp"
#include "domain/plugin_description.hpp"
#include "domain/value.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace kith::config {

/// Judges the plugins that channels and sources name, and their settings by the plugins' own
/// schemas. Asks each plugin once.
class PluginSettings {
public:
    /// Paths in settings are resolved against `directory`, "~/" against `home`; both absolute.
    PluginSettings(domain::PluginDirectory& plugins, std::filesystem::path directory,
                   std::filesystem::path home)
        : plugins_(plugins), directory_(std::move(directory)), home_(std::move(home)) {}

    /// Reads `plugin`: a shipped plugin's name, an absolute path or one below "~/".
    std::optional<std::string> read_plugin(TableReader& reader);
    /// What the plugin says of itself; null when it does not, which read_plugin() has reported.
    [[nodiscard]] const domain::PluginDescription* description(const std::string& plugin);
    /// Reads `settings`. Without a description they are taken as they are.
    domain::Value read_settings(TableReader& reader, const std::string& plugin);

private:
    const domain::PluginDirectory::Answer& ask(const std::string& plugin);
    domain::Value judged(TableReader& reader, const toml::table* table, domain::Value settings,
                         const std::string& plugin);
    void resolve_paths(const domain::Value& schema, domain::Value& value);

    domain::PluginDirectory& plugins_;
    std::filesystem::path directory_;
    std::filesystem::path home_;
    std::map<std::string, domain::PluginDirectory::Answer> answers_;
};

} // namespace kith::config
