#include "cli/verbs.hpp"
#include "words/words.hpp"

#include <CLI/CLI.hpp>

namespace kith::cli {

using domain::Value;

namespace {

/// Of what kithd does without a running daemon: it judges the configuration, or everything.
std::vector<std::string> judging_arguments(const char* task, const Value& params) {
    std::vector<std::string> arguments{task};
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

/// Of a task of kithd that works on the store: `option`, the file, where things are.
std::vector<std::string> store_arguments(const char* option, const Value& params) {
    std::vector<std::string> arguments{option};
    if (const auto file = params.text_or("file", ""); !file.empty()) {
        arguments.push_back(file);
    }
    if (const auto state = params.text_or("state", ""); !state.empty()) {
        arguments.insert(arguments.end(), {"--state", state});
    }
    if (params.flag_or("json", false)) {
        arguments.emplace_back("--json");
    }
    return arguments;
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
        .delegate([](const Value& params) { return judging_arguments("--check", params); })
        .text("--config", "config", "its directory");
    verbs.add("doctor", "look for everything that is wrong, and say how to mend it")
        .delegate([](const Value& params) { return judging_arguments("--doctor", params); })
        .text("--config", "config", "its directory");
    auto& backup = verbs.add("backup", "copy all that kith knows to one file");
    backup.text("FILE", "file", "a new file; without it, in backups/ below the state directory");
    backup.text("--state", "state", "the state directory, when no kithd runs");
    backup.delegate([](const Value& params) { return store_arguments("--backup", params); });
    auto& archive = verbs.add("export", "write all that kith knows as JSON, to read and to keep");
    archive.text("FILE", "file", "a new file; without it, to standard output");
    archive.text("--state", "state", "the state directory, if it is not the usual one");
    archive.delegate([](const Value& params) { return store_arguments("--export", params); });
    auto& restore = verbs.add("restore", "take a backup or an export back; kithd must not run");
    restore
        .text("FILE", "file",
              "what `kith backup`, `kith export` or kithd made; the present state is kept aside")
        ->required();
    restore.text("--state", "state", "the state directory, if it is not the usual one");
    restore.delegate([](const Value& params) { return store_arguments("--restore", params); });
    auto* plugin = verbs.app().add_subcommand("plugin", words::say("for those who write plugins"));
    plugin->require_subcommand(1);
    auto& test =
        verbs.add(*plugin, "test", "plugin test", "check a program against the plugin protocol");
    test.text("PROGRAM", "program", "its path, or a shipped plugin's name")->required();
    test.preset("settings", "{}")
        .text("--settings", "settings", "what to initialize it with, as JSON");
    test.delegate(plugin_test_arguments);
}

} // namespace kith::cli
