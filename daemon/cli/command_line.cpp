#include "cli/command_line.hpp"

#include "cli/verbs.hpp"

#include <CLI/CLI.hpp>

namespace kith::cli {

namespace {

constexpr int exit_usage = 64; // sysexits.h

} // namespace

CommandLine read_command_line(int argc, char** argv) {
    CommandLine line;
    bool json = false;
    CLI::App app("kith: keeps you in touch with the people you know\n"
                 "Without a command: who deserves attention today, and why.",
                 "kith");
    app.set_version_flag("--version", "kith " KITH_VERSION);
    app.add_flag("--json", json, "print the daemon's answer as JSON");
    app.require_subcommand(0, 1);
    Verbs verbs(app);
    add_reminder_verbs(verbs);
    add_person_verbs(verbs);
    add_attention_verbs(verbs);
    add_network_verbs(verbs);
    add_insight_verbs(verbs);
    add_service_verbs(verbs);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        line.exit_code = app.exit(error) == 0 ? 0 : exit_usage;
        return line;
    }
    if (auto* chosen = verbs.chosen()) {
        line = chosen->request();
    } else {
        line.method = "due";
    }
    line.json = line.json || json;
    return line;
}

} // namespace kith::cli
