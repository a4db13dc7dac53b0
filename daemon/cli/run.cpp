#include "cli/run.hpp"

#include "cli/command_line.hpp"
#include "cli/delegate.hpp"
#include "cli/rendering.hpp"
#include "control/control_client.hpp"
#include "control/control_handler.hpp"

#include <fmt/core.h>

#include <chrono>

namespace kith::cli {

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

int ask_daemon(const CommandLine& line) {
    control::ControlClient daemon(control::runtime_directory() / "control.sock");
    const auto answer = daemon.call(line.method, line.params, patience);
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
        fmt::print(stderr,
                   "kith: {}\n"
                   "Start it with `systemctl --user start kithd`, or `daemon/run` for the demo.\n",
                   error.what());
        return exit_unavailable;
    } catch (const control::Refused& refusal) {
        fmt::print(stderr, "kith: {}", render_refusal(refusal.what(), refusal.data));
        return exit_code_of(refusal.code);
    } catch (const domain::ValueError& error) {
        fmt::print(stderr,
                   "kith: kithd answers as no version known here does: {}\n"
                   "Are both of the same version?\n",
                   error.what());
        return exit_unavailable;
    }
}

} // namespace kith::cli
