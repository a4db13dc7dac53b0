#include "cli/completion.hpp"

#include "control/control_client.hpp"
#include "domain/name_match.hpp"

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <iterator>

namespace kith::cli {

using domain::Value;
using Words = std::vector<std::string>;

namespace {

/// A shell's user waits for it.
constexpr std::chrono::milliseconds patience{500};

const CLI::App* verb_named(const CLI::App& app, const std::string& name) {
    for (const auto* verb : app.get_subcommands([](const CLI::App*) { return true; })) {
        if (verb->get_name() == name) {
            return verb;
        }
    }
    return nullptr;
}

const CLI::Option* option_named(const CLI::App& verb, const std::string& word) {
    for (const auto* option : verb.get_options()) {
        if (option->nonpositional() && option->check_name(word)) {
            return option;
        }
    }
    return nullptr;
}

void add(Words& found, const std::string& candidate, const std::string& begun) {
    if (candidate.starts_with(begun)) {
        found.push_back(candidate);
    }
}

/// Whatever the case, as names are found.
void add_names(Words& found, const Words& names, const std::string& begun) {
    std::copy_if(names.begin(), names.end(), std::back_inserter(found), [&](const auto& name) {
        return domain::folded(name).starts_with(domain::folded(begun));
    });
}

Words options_of(const CLI::App& app, const std::string& begun) {
    Words found;
    for (const auto* option : app.get_options()) {
        for (const auto& name : option->get_lnames()) {
            add(found, "--" + name, begun);
        }
    }
    return found;
}

Words verbs_of(const CLI::App& app, const std::string& begun) {
    Words found;
    for (const auto* verb : app.get_subcommands([](const CLI::App*) { return true; })) {
        add(found, verb->get_name(), begun);
    }
    return found;
}

bool takes(const CLI::App& verb, std::initializer_list<const char*> positionals) {
    const auto options = verb.get_options([&](const CLI::Option* option) {
        return std::any_of(positionals.begin(), positionals.end(), [&](const char* name) {
            return option->get_positional() && option->get_name(true) == name;
        });
    });
    return !options.empty();
}

/// Of `log` and `meet`, which take several: the kinds, too, after the first.
Words positional_words(const CLI::App& verb, std::size_t place, const std::string& begun,
                       const Known& known) {
    Words found;
    const bool many = takes(verb, {"WORDS", "NAMES"});
    if (many || (place == 0 && takes(verb, {"NAME"}))) {
        found = known.names(begun);
    }
    if (takes(verb, {"WORDS"}) && place > 0) {
        for (const char* kind : {"call", "meeting", "message", "letter", "event", "yesterday"}) {
            add(found, kind, begun);
        }
    }
    if (place == 0 && takes(verb, {"CHANNEL"})) {
        for (const auto& channel : known.channels()) {
            add(found, channel, begun);
        }
    }
    return found;
}

Words values_of(const CLI::Option& option, const std::string& begun, const Known& known) {
    Words found;
    if (option.check_lname("introduce")) {
        return known.names(begun);
    }
    if (option.check_lname("network")) {
        add_names(found, known.networks(), begun);
    }
    if (option.check_lname("importance")) {
        for (const char* importance : {"low", "normal", "high"}) {
            add(found, importance, begun);
        }
    }
    if (option.check_lname("send")) {
        for (const auto& channel : known.channels()) {
            add(found, channel, begun);
        }
    }
    for (const char* day : {"today", "tomorrow", "yesterday"}) {
        const bool past = option.check_lname("date");
        const bool ahead = option.check_lname("until") || option.check_lname("on");
        if ((past && day != std::string("tomorrow")) ||
            (ahead && day != std::string("yesterday"))) {
            add(found, day, begun);
        }
    }
    return found;
}

std::vector<std::string> asked(const char* method, const Value& params, const char* list,
                               const char* member) {
    try {
        control::ControlClient daemon(control::runtime_directory() / "control.sock");
        const auto answer = daemon.call(method, params, patience);
        Words texts;
        for (const auto& one : answer.at(list).as_array()) {
            texts.push_back(one.at(member).as_string());
        }
        return texts;
    } catch (const std::exception&) {
        return {}; // a shell has no use for a fault
    }
}

} // namespace

Words completions(const CLI::App& app, const Words& typed, const Known& known) {
    const CLI::App* verb = &app;
    const CLI::Option* open = nullptr; ///< waits for its value
    std::size_t place = 0;             ///< of the next positional word
    const auto begun = typed.empty() ? std::string() : typed.back();
    for (std::size_t i = 0; i + 1 < typed.size(); ++i) {
        const auto& word = typed[i];
        if (open != nullptr) {
            open = nullptr;
        } else if (word.starts_with('-')) {
            const auto* option = option_named(*verb, word);
            open = option != nullptr && option->get_expected_min() > 0 ? option : nullptr;
        } else if (const auto* next = verb_named(*verb, word); next != nullptr && place == 0) {
            verb = next;
        } else {
            ++place;
        }
    }
    if (open != nullptr) {
        return values_of(*open, begun, known);
    }
    if (begun.starts_with('-')) {
        return options_of(*verb, begun);
    }
    auto found = place == 0 ? verbs_of(*verb, begun) : Words();
    const auto more = positional_words(*verb, place, begun, known);
    found.insert(found.end(), more.begin(), more.end());
    return found;
}

int print_completions(const Words& typed) {
    const Command command;
    const Value nothing{Value::Object{}};
    const Known known{[](const std::string& begins) {
                          Value params;
                          params["begins"] = begins;
                          return asked("names", params, "names", "name");
                      },
                      [&] { return asked("network-names", nothing, "names", "name"); },
                      [&] { return asked("plugins", nothing, "plugins", "name"); }};
    for (const auto& candidate : completions(command.app, typed, known)) {
        fmt::print("{}\n", candidate);
    }
    return 0;
}

} // namespace kith::cli
