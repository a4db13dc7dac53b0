#include "cli/run.hpp"

#include "cli/command_line.hpp"
#include "cli/delegate.hpp"
#include "cli/rendering.hpp"
#include "control/control_client.hpp"
#include "control/control_handler.hpp"
#include "words/language.hpp"
#include "words/words.hpp"

#include <fmt/core.h>

#include <chrono>
#include <optional>

namespace kith::cli {

using domain::Value;
using words::say;

namespace {

// sysexits.h
constexpr int exit_data = 65;
constexpr int exit_nobody = 67;
constexpr int exit_unavailable = 69;
constexpr int exit_store = 74;

/// A test goes through a real server, and that may take its time.
constexpr std::chrono::minutes patience{12};

int exit_code_of(int refusal) {
    switch (refusal) {
    case control::refusal_code::nobody:
        return exit_nobody;
    case control::refusal_code::store:
        return exit_store;
    case control::refusal_code::no_channel:
        return exit_unavailable;
    default:
        return exit_data;
    }
}

/// The language that is wished for here, else the one that is configured there.
void speak_as(const Value& answer, const std::optional<std::string>& wished) {
    if (!wished) {
        words::speak(answer.text_or("language", "en"));
    }
}

int ask_daemon(const CommandLine& line) {
    control::ControlClient daemon(control::runtime_directory() / "control.sock");
    auto params = line.params;
    const auto wished = words::language_of_environment();
    if (wished && !line.json) {
        params["language"] = *wished;
    }
    const auto answer = daemon.call(line.method, params, patience);
    speak_as(answer, wished);
    if (line.json) {
        fmt::print("{}", render_json(answer));
    } else {
        fmt::print("{}", render(line.method, answer, Terminal::of_standard_output()));
    }
    if (line.method == "reload" && !answer.at("applied").as_bool()) {
        return exit_data;
    }
    return line.method == "test" && answer.text_or("outcome", "") != "delivered" ? 1 : 0;
}

} // namespace

int run(int argc, char** argv) {
    words::speak(words::language_of_environment().value_or("en"));
    const auto line = read_command_line(argc, argv);
    if (line.exit_code) {
        return *line.exit_code;
    }
    if (line.delegated) {
        return delegate(*line.delegated);
    }
    try {
        return ask_daemon(line);
    } catch (const control::NoDaemon& error) {
        fmt::print(
            stderr, "kith: {}\n{}\n", error.what(),
            say("Start it with `systemctl --user start kithd`, or `daemon/run` for the demo."));
        return exit_unavailable;
    } catch (const control::Refused& refusal) {
        fmt::print(stderr, "kith: {}", render_refusal(refusal.what(), refusal.data));
        return exit_code_of(refusal.code);
    } catch (const domain::ValueError& error) {
        fmt::print(stderr, "kith: {}\n{}\n",
                   say("kithd answers as no version known here does: {}", error.what()),
                   say("Are both of the same version?"));
        return exit_unavailable;
    }
}

} // namespace kith::cli
