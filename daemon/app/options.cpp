#include "app/options.hpp"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <sysexits.h>

namespace kith::app {

namespace fs = std::filesystem;

namespace {

/// $NAME/kith, or the same below the home directory.
fs::path xdg(const char* name, const char* below_home) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value == '/') {
        return fs::path(value) / "kith";
    }
    const char* home = std::getenv("HOME");
    return fs::path(home == nullptr ? "/" : home) / below_home / "kith";
}

fs::path runtime_default(const fs::path& state) {
    const char* own = std::getenv("KITH_RUNTIME_DIR");
    if (own != nullptr && *own == '/') {
        return own;
    }
    const char* value = std::getenv("XDG_RUNTIME_DIR");
    return value != nullptr && *value == '/' ? fs::path(value) / "kith" : state / "run";
}

} // namespace

void declare_options(CLI::App& app, Options& options) {
    app.description("kithd: reminds you of the people you want to stay in touch with");
    app.name("kithd");
    app.set_version_flag("--version", "kithd " KITH_VERSION);
    app.add_option("--config", options.config, "directory of kith.toml");
    app.add_option("--state", options.state, "directory of the database");
    app.add_option("--runtime", options.runtime, "directory of the socket that `kith` speaks to");
    app.add_option("--plugins", options.plugins, "one more directory with plugins");
    app.add_option("--log-level", options.log_level, "debug, info, warn or err")
        ->check(CLI::IsMember({"debug", "info", "warn", "err"}));
    app.add_flag("--tour", options.tour, "say on standard output what happens, for newcomers");
    app.add_flag("--check")->description("judge the configuration and end");
    app.add_option("--instead", options.instead,
                   "with --check: NAME=FILE, what to judge in the place of a file there");
    app.add_flag("--doctor")->description("look for everything that is wrong around kith, and end");
    app.add_flag("--json", options.json, "with --check, --doctor, --backup, --restore: as JSON");
    app.add_option("--backup", options.file, "copy what kith knows to a new file and end")
        ->expected(0, 1);
    app.add_option("--restore", options.file,
                   "put a backup in the place of what kith knows and end");
    app.add_option("--export", options.file, "write what kith knows as JSON and end")
        ->expected(0, 1);
    app.add_option("--test-plugin", options.program, "check a program against the plugin protocol");
    app.add_option("--settings", options.settings, "with --test-plugin: its settings as JSON");
}

Options read_options(int argc, char** argv) {
    Options options;
    CLI::App app;
    declare_options(app, options);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        options.task = Options::Task::Exit;
        options.exit_code = app.exit(error) == 0 ? 0 : EX_USAGE;
        return options;
    }
    if (options.config.empty()) {
        options.config = xdg("XDG_CONFIG_HOME", ".config");
    }
    if (options.state.empty()) {
        options.state = xdg("XDG_STATE_HOME", ".local/state");
    }
    if (options.runtime.empty()) {
        options.runtime = runtime_default(options.state);
    }
    if (app.count("--check") > 0) {
        options.task = Options::Task::Check;
    } else if (app.count("--doctor") > 0) {
        options.task = Options::Task::Doctor;
    } else if (!options.program.empty()) {
        options.task = Options::Task::TestPlugin;
    } else if (app.count("--backup") > 0) {
        options.task = Options::Task::Backup;
    } else if (app.count("--restore") > 0) {
        options.task = Options::Task::Restore;
    } else if (app.count("--export") > 0) {
        options.task = Options::Task::Export;
    }
    return options;
}

} // namespace kith::app
