#include "cli/verbs.hpp"

#include <CLI/CLI.hpp>

namespace kith::cli {

using domain::Value;

namespace {

std::vector<std::string> check_arguments(const Value& params) {
    std::vector<std::string> arguments{"--check"};
    if (const auto config = params.text_or("config", ""); !config.empty()) {
        arguments.insert(arguments.end(), {"--config", config});
    }
    if (params.flag_or("json", false)) {
        arguments.emplace_back("--json");
    }
    return arguments;
}

std::vector<std::string> plugin_test_arguments(const Value& params) {
    return {"--test-plugin", params.at("program").as_string(), "--settings",
            params.at("settings").as_string()};
}

} // namespace

void add_service_verbs(Verbs& verbs) {
    verbs.add("plugins", "the ways out and in, and how they are");
    verbs.add("test", "a real message through a real channel")
        .text("CHANNEL", "channel", "its name in kith.toml")
        ->required();
    verbs.add("status", "the daemon and where its things are");
    verbs.add("reload", "read the configuration again");
    verbs.add("check", "judge the configuration; needs no daemon")
        .delegate(check_arguments)
        .text("--config", "config", "its directory");
    auto* plugin = verbs.app().add_subcommand("plugin", "for those who write plugins");
    plugin->require_subcommand(1);
    auto& test =
        verbs.add(*plugin, "test", "plugin test", "check a program against the plugin protocol");
    test.text("PROGRAM", "program", "its path, or a shipped plugin's name")->required();
    test.preset("settings", "{}")
        .text("--settings", "settings", "what to initialize it with, as JSON");
    test.delegate(plugin_test_arguments);
}

} // namespace kith::cli
