#pragma once

#include "sdk/descriptor.hpp"

#include <chrono>
#include <optional>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace kith::exec {

using Moment = std::chrono::steady_clock::time_point;

/// How a command ended.
struct Ending {
    enum class How {
        Exited,
        Signalled, ///< by somebody else
        TimedOut,
        Cancelled,
    };
    How how = How::Exited;
    int number = 0;         ///< exit code or signal
    std::string first_line; ///< of its standard error; at most 512 bytes, as they came
};

/// One process and its children: in a process group of its own, with no descriptor but the standard
/// three, its output thrown away. Never blocks: who owns it polls what interest() names and calls
/// advance(). The destructor kills what still runs.
class Command {
public:
    /// Starts `argv` (argv[0] is a path) with `environment` ("NAME=value") and `input` on its
    /// standard input. At `deadline` it is stopped. Throws std::system_error when it cannot be
    /// started.
    Command(const std::vector<std::string>& argv, const std::vector<std::string>& environment,
            std::string input, Moment deadline);
    ~Command();
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;

    /// Adds what there is to wait for.
    void interest(std::vector<pollfd>& descriptors) const;
    /// When advance() must be called although nothing is ready.
    [[nodiscard]] Moment deadline() const { return deadline_; }

    /// Moves bytes, minds the deadline. The ending, once, when the process itself has ended:
    /// children it leaves behind are not waited for, and killed only when it was stopped.
    [[nodiscard]] std::optional<Ending> advance(Moment now);

    /// Asks the group to end (SIGTERM); two seconds later it is killed.
    void cancel(Moment now);
    void shorten(Moment deadline);

private:
    void feed();
    void listen();
    void stop(Ending::How reason, Moment now);
    void signal_group(int signal) const;
    [[nodiscard]] bool ended() const;
    [[nodiscard]] Ending reap();

    pid_t pid_ = -1; ///< -1 once reaped
    sdk::Descriptor process_;
    sdk::Descriptor input_;
    sdk::Descriptor errors_;
    std::string unsent_;
    std::string first_line_;
    bool line_complete_ = false;
    Moment deadline_;
    std::optional<Ending::How> stopped_;
};

} // namespace kith::exec
