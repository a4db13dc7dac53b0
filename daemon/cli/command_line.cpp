#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>

namespace kith::cli {

namespace {

constexpr int exit_usage = 64; // sysexits.h

/// What the options write into before it becomes a request.
struct Typed {
    std::string name;
    std::string when;
    std::string kind = "call";
    std::string note;
    std::string date;
    std::string follow_up;
    std::string promise;
    std::string channel;
    std::string program;
    std::string settings = "{}";
    std::string config;
    bool they = false;
    bool gave = false;
    bool received = false;
    bool json = false;
    int days = 30;
    int limit = 50;
};

void set_if_typed(domain::Value& params, const char* member, const std::string& text) {
    if (!text.empty()) {
        params[member] = text;
    }
}

std::string balance_of(const Typed& typed) {
    if (typed.gave && typed.received) {
        return "mutual";
    }
    if (typed.gave) {
        return "gave";
    }
    return typed.received ? "received" : "none";
}

CLI::App* add_verb(CLI::App& app, Typed& typed, const char* verb, const char* help) {
    auto* command = app.add_subcommand(verb, help);
    command->add_flag("--json", typed.json, "print the daemon's answer as JSON");
    return command;
}

CLI::App* add_named(CLI::App& app, Typed& typed, const char* verb, const char* help) {
    auto* command = add_verb(app, typed, verb, help);
    command->add_option("NAME", typed.name, "the beginning of a name, or an id")->required();
    return command;
}

void add_log(CLI::App& app, Typed& typed) {
    auto* log = add_named(app, typed, "log", "we were in touch");
    log->add_option("KIND", typed.kind, "call, meeting, message, letter or event")
        ->check(CLI::IsMember({"call", "meeting", "message", "letter", "event"}))
        ->capture_default_str();
    log->add_option("-m,--note", typed.note, "what to remember");
    log->add_option("--date", typed.date, "when it was: 2026-11-23, yesterday, -3d");
    log->add_option("--follow-up", typed.follow_up, "remind me again: 2 weeks, 2026-12-01");
    log->add_option("--promise", typed.promise, "what I promised; needs --follow-up")
        ->needs("--follow-up");
    log->add_flag("--they", typed.they, "they reached out");
    log->add_flag("--gave", typed.gave, "I gave something: help, advice, time");
    log->add_flag("--received", typed.received, "I received something");
}

void add_verbs(CLI::App& app, Typed& typed) {
    add_verb(app, typed, "due", "who deserves attention today, and why (the default)");
    add_verb(app, typed, "agenda", "what is open and what is coming")
        ->add_option("--days", typed.days, "how far ahead")
        ->check(CLI::Range(0, 548))
        ->capture_default_str();
    add_named(app, typed, "show", "everything known of one person");
    add_log(app, typed);
    add_named(app, typed, "done", "their reminder is answered")
        ->add_option("-m,--note", typed.note, "how");
    add_named(app, typed, "skip", "not this time")->add_option("-m,--note", typed.note, "why");
    add_named(app, typed, "snooze", "say it again later")
        ->add_option("WHEN", typed.when, "3d, 2 weeks, tomorrow or 2026-12-01")
        ->required();
    add_verb(app, typed, "history", "every attempt to tell you something")
        ->add_option("NAME", typed.name, "only of this person");
    app.get_subcommand("history")
        ->add_option("--limit", typed.limit, "how many")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    add_verb(app, typed, "plugins", "the ways out and in, and how they are");
    add_verb(app, typed, "test", "a real message through a real channel")
        ->add_option("CHANNEL", typed.channel, "its name in kith.toml")
        ->required();
    add_verb(app, typed, "status", "the daemon and where its things are");
    add_verb(app, typed, "reload", "read the configuration again");
    add_verb(app, typed, "check", "judge the configuration; needs no daemon")
        ->add_option("--config", typed.config, "its directory");
    auto* plugin = app.add_subcommand("plugin", "for those who write plugins");
    auto* test = add_verb(*plugin, typed, "test", "check a program against the plugin protocol");
    test->add_option("PROGRAM", typed.program, "its path, or a shipped plugin's name")->required();
    test->add_option("--settings", typed.settings, "what to initialize it with, as JSON");
    plugin->require_subcommand(1);
}

domain::Value params_for(const std::string& method, const Typed& typed) {
    domain::Value params{domain::Value::Object{}};
    set_if_typed(params, "name", typed.name);
    set_if_typed(params, "note", typed.note);
    if (method == "agenda") {
        params["days"] = typed.days;
    } else if (method == "snooze") {
        params["until"] = typed.when;
    } else if (method == "history") {
        params["limit"] = typed.limit;
    } else if (method == "test") {
        params["channel"] = typed.channel;
    } else if (method == "log") {
        params["kind"] = typed.kind;
        params["direction"] = typed.they ? "in" : "out";
        params["balance"] = balance_of(typed);
        set_if_typed(params, "date", typed.date);
        set_if_typed(params, "follow_up", typed.follow_up);
        set_if_typed(params, "promise", typed.promise);
    }
    return params;
}

std::vector<std::string> check_arguments(const Typed& typed) {
    std::vector<std::string> arguments{"--check"};
    if (!typed.config.empty()) {
        arguments.insert(arguments.end(), {"--config", typed.config});
    }
    if (typed.json) {
        arguments.emplace_back("--json");
    }
    return arguments;
}

} // namespace

CommandLine read_command_line(int argc, char** argv) {
    CommandLine line;
    Typed typed;
    CLI::App app("kith: keeps you in touch with the people you know\n"
                 "Without a command: who deserves attention today, and why.",
                 "kith");
    app.set_version_flag("--version", "kith " KITH_VERSION);
    app.add_flag("--json", typed.json, "print the daemon's answer as JSON");
    app.require_subcommand(0, 1);
    add_verbs(app, typed);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        line.exit_code = app.exit(error) == 0 ? 0 : exit_usage;
        return line;
    }
    const auto chosen = app.get_subcommands();
    line.method = chosen.empty() ? "due" : chosen.front()->get_name();
    line.json = typed.json;
    if (line.method == "check") {
        line.delegated = check_arguments(typed);
    } else if (line.method == "plugin") {
        line.delegated =
            std::vector<std::string>{"--test-plugin", typed.program, "--settings", typed.settings};
    } else {
        line.params = params_for(line.method, typed);
    }
    return line;
}

} // namespace kith::cli
