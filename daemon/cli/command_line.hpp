#pragma once

#include "domain/value.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kith::cli {

/// What the user typed, read.
struct CommandLine {
    /// A request to the daemon (daemon/control/PROTOCOL.md); empty when `delegated` or `exit_code`
    /// is set.
    std::string method;
    domain::Value params{domain::Value::Object{}};
    bool json = false;
    /// Arguments for kithd, which does it without a running daemon; see delegate().
    std::optional<std::vector<std::string>> delegated;
    /// What the command does itself, with the daemon's help; returns the exit code. Throws as
    /// ControlClient does.
    std::function<int()> task;
    /// Help was shown (0), or the words were wrong (64).
    std::optional<int> exit_code;
};

/// Prints help and errors itself.
[[nodiscard]] CommandLine read_command_line(int argc, char** argv);

} // namespace kith::cli
