#include "cli/command_line.hpp"

#include "cli/completion.hpp"
#include "cli/help.hpp"
#include "cli/verbs.hpp"
#include "words/words.hpp"

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include <string_view>
#include <sysexits.h>

namespace kith::cli {

Command::Command()
    : app(words::say("kith: keeps you in touch with the people you know\n"
                     "Without a command: who deserves attention today, and why."),
          "kith"),
      verbs(app) {
    translate_help(app);
    app.set_version_flag("--version", "kith " KITH_VERSION, words::say("show the version"));
    app.add_flag("--json", json, words::say("print the daemon's answer as JSON"));
    app.require_subcommand(0, 1);
    add_reminder_verbs(verbs);
    add_person_verbs(verbs);
    add_attention_verbs(verbs);
    add_network_verbs(verbs);
    add_insight_verbs(verbs);
    add_authoring_verbs(verbs);
    add_onboarding_verbs(verbs);
    add_service_verbs(verbs);
}

CommandLine read_command_line(int argc, char** argv) {
    CommandLine line;
    if (argc > 1 && std::string_view(argv[1]) == completion_word) {
        line.task = [words = std::vector<std::string>(argv + 2, argv + argc)] {
            return print_completions(words);
        };
        return line;
    }
    Command command;
    try {
        command.app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        line.exit_code = command.app.exit(success);
        return line;
    } catch (const CLI::ParseError& error) {
        fmt::print(stderr, "kith: {}\n{}\n", fault_in_words(error),
                   words::say("`kith --help` and `kith COMMAND --help` show what there is."));
        line.exit_code = EX_USAGE;
        return line;
    }
    if (auto* chosen = command.verbs.chosen()) {
        line = chosen->request();
    } else {
        line.method = "due";
    }
    line.json = line.json || command.json;
    return line;
}

} // namespace kith::cli
