#include "cli/run.hpp"

#include "cli/clearing_up.hpp"
#include "cli/command_line.hpp"
#include "cli/delegate.hpp"
#include "cli/evidence_round.hpp"
#include "cli/question.hpp"
#include "cli/rendering.hpp"
#include "control/control_client.hpp"
#include "control/control_handler.hpp"
#include "words/language.hpp"
#include "words/words.hpp"

#include <fmt/core.h>

#include <chrono>
#include <cstdio>
#include <optional>
#include <sysexits.h>
#include <unistd.h>

namespace kith::cli {

using domain::Value;
using words::say;

namespace {

/// A test goes through a real server, and that may take its time.
constexpr std::chrono::minutes patience{12};
constexpr int most_questions = 5;

int exit_code_of(int refusal) {
    switch (refusal) {
    case control::refusal_code::nobody:
        return EX_NOUSER;
    case control::refusal_code::store:
        return EX_IOERR;
    case control::refusal_code::no_channel:
        return EX_UNAVAILABLE;
    default:
        return EX_DATAERR;
    }
}

/// Of an answer that says that something was not done.
int exit_code_of(const CommandLine& line, const Value& answer) {
    if (line.method == "reload" && !answer.at("applied").as_bool()) {
        return EX_DATAERR;
    }
    if (line.method == "forget" && answer.flag_or("configured", false)) {
        return EX_DATAERR;
    }
    return line.method == "test" && answer.text_or("outcome", "") != "delivered" ? 1 : 0;
}

/// It has told what it would do, and does it once somebody agrees.
bool waits_for_yes(const std::string& method, const Value& answer) {
    if (method == "forget") {
        return !answer.flag_or("forgotten", true) && !answer.flag_or("configured", true);
    }
    return method == "fresh-start" && !answer.flag_or("begun", true) &&
           answer.integer_or("overdue", 0) > 0;
}

/// Somebody sits there, and nothing was said yet of what waits.
bool is_to_go_through(const CommandLine& line, const Value& answer) {
    return line.method == "evidence" && line.params.as_object().empty() &&
           !answer.at("proposals").as_array().empty() && can_ask() && ::isatty(STDOUT_FILENO) != 0;
}

/// Asks back as long as the daemon does not know who is meant.
Value call(control::ControlClient& daemon, const CommandLine& line, Value& params) {
    for (int questions = 0;; ++questions) {
        try {
            return daemon.call(line.method, params, patience);
        } catch (const control::Refused& refusal) {
            if (line.json || questions == most_questions || !is_cleared_up(refusal, params)) {
                throw;
            }
        }
    }
}

int ask_daemon(const CommandLine& line, const std::optional<std::string>& wished) {
    control::ControlClient daemon(control::runtime_directory() / "control.sock");
    auto params = line.params;
    if (wished && !line.json) {
        params["language"] = *wished;
    }
    auto answer = call(daemon, line, params);
    if (line.json) {
        fmt::print("{}", render_json(answer));
        return exit_code_of(line, answer);
    }
    if (!wished) {
        words::speak(answer.text_or("language", "en"));
    }
    const auto terminal = Terminal::of_standard_output();
    if (is_to_go_through(line, answer)) {
        go_through_evidence(answer, terminal, [&](Value next) {
            if (wished) {
                next["language"] = *wished;
            }
            return daemon.call(line.method, next, patience);
        });
        return 0;
    }
    fmt::print("{}", render(line.method, answer, terminal));
    std::fflush(stdout);
    if (!params.flag_or("yes", false) && waits_for_yes(line.method, answer) && can_ask() &&
        is_agreed(say("Do it?"))) {
        params["yes"] = true;
        answer = call(daemon, line, params);
        fmt::print("{}", render(line.method, answer, terminal));
    }
    return exit_code_of(line, answer);
}

int complain(int code, const std::string& what) {
    fmt::print(stderr, "kith: {}\n", what);
    return code;
}

} // namespace

int run(int argc, char** argv) {
    const auto wished = words::language_of_environment();
    words::speak(wished.value_or("en"));
    const auto line = read_command_line(argc, argv);
    if (line.exit_code) {
        return *line.exit_code;
    }
    if (line.delegated) {
        return delegate(*line.delegated);
    }
    try {
        return line.task ? line.task() : ask_daemon(line, wished);
    } catch (const control::NoDaemon& error) {
        return complain(
            EX_UNAVAILABLE,
            fmt::format("{}\n{}", error.what(),
                        say("Start it with `systemctl --user start kithd`, or `daemon/run` for "
                            "the demo.")));
    } catch (const control::Refused& refusal) {
        fmt::print(stderr, "kith: {}", render_refusal(refusal.what(), refusal.data));
        return exit_code_of(refusal.code);
    } catch (const domain::ValueError& error) {
        return complain(
            EX_UNAVAILABLE,
            fmt::format("{}\n{}",
                        say("kithd answers as no version known here does: {}", error.what()),
                        say("Are both of the same version?")));
    }
}

} // namespace kith::cli
