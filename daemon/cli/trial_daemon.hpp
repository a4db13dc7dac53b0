#pragma once

#include "control/control_client.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <sys/types.h>

namespace kith::cli {

/// A kithd of its own, with channels and nobody to speak of, in a folder that goes with it: for
/// trying a way out before there is a daemon. It ends with the object.
class TrialDaemon {
public:
    /// `general` is its kith.toml. Throws std::runtime_error when it does not come up; what it
    /// said is in what().
    explicit TrialDaemon(const std::string& general);
    ~TrialDaemon();
    TrialDaemon(const TrialDaemon&) = delete;
    TrialDaemon& operator=(const TrialDaemon&) = delete;

    [[nodiscard]] control::ControlClient& client() { return *client_; }

private:
    void start();
    void connect();
    [[nodiscard]] bool has_ended();
    void end();

    std::filesystem::path folder_;
    pid_t pid_ = -1;
    std::optional<control::ControlClient> client_;
};

} // namespace kith::cli
