#pragma once

#include "remote/stop_signal.hpp"

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace kith::remote {

/// The program could not be started: it is not there or may not be run.
class ChildError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// How a child ended, and the first part of what it wrote.
struct ChildEnd {
    enum class Cause { Exit, Signal, TimedOut, Stopped };
    Cause cause = Cause::Exit;
    int status = 0; ///< exit code or signal number
    std::string output;
    std::string errors;
};

/// Runs `argv` without a shell, with `input` as its standard input and the environment of this
/// process, and waits for its end. The child is a process group of its own and inherits no
/// descriptor but the three. At `deadline` or when `stop` is raised the group is killed.
/// Of what it writes, at most 4 KiB a stream are kept; the rest is read and dropped.
/// Blocks; for the worker thread. Throws ChildError, and std::system_error when there are no
/// descriptors or no memory to be had. `input` never touches the disk.
[[nodiscard]] ChildEnd run_child(const std::vector<std::string>& argv, std::string_view input,
                                 std::chrono::steady_clock::time_point deadline,
                                 const StopSignal& stop);

} // namespace kith::remote
