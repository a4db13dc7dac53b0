#pragma once

#include "control/control_client.hpp"
#include "domain/value.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace kith::cli {

/// The running daemon, for verbs that do without one, too.
class NearbyDaemon {
public:
    NearbyDaemon();

    [[nodiscard]] bool is_there() const { return client_.has_value(); }
    /// The answer, in the language that is spoken; absent without a daemon. Throws Refused.
    [[nodiscard]] std::optional<domain::Value>
    ask(const std::string& method, domain::Value params = domain::Value::Object{},
        std::chrono::milliseconds patience = std::chrono::seconds(30));
    /// The same for a person or circle by `name`; asks back when that is ambiguous.
    [[nodiscard]] std::optional<domain::Value> show(const std::string& name);

private:
    std::optional<control::ControlClient> client_;
};

/// Where the user's files lie: the directory typed as `config`, else that of the running daemon,
/// else kith below $XDG_CONFIG_HOME or ~/.config.
[[nodiscard]] std::filesystem::path configuration_directory(const domain::Value& params,
                                                            NearbyDaemon& daemon);
/// The last of these.
[[nodiscard]] std::filesystem::path usual_configuration_directory();

/// Lets the daemon read the files of that directory now. False when it did not take them, or reads
/// others.
[[nodiscard]] bool is_taken_in(const std::filesystem::path& directory, NearbyDaemon& daemon);

} // namespace kith::cli
