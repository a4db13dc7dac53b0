#pragma once

#include "domain/value.hpp"
#include "wire/line_reader.hpp"

#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace kith::control {

/// The daemon does not answer: it is not there, went away, or took too long.
class NoDaemon : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The daemon refused; see PROTOCOL.md for codes and data.
class Refused : public std::runtime_error {
public:
    Refused(int refusal_code, const std::string& what, domain::Value refusal_data)
        : std::runtime_error(what), code(refusal_code), data(std::move(refusal_data)) {}
    int code;
    domain::Value data;
};

/// Where the daemon listens unless it was told otherwise: $KITH_RUNTIME_DIR, else
/// $XDG_RUNTIME_DIR/kith, else kith/run below $XDG_STATE_HOME or ~/.local/state. Throws NoDaemon
/// when none is set.
[[nodiscard]] std::filesystem::path runtime_directory();

/// A blocking connection to the daemon, for the `kith` command.
class ControlClient {
public:
    /// Throws NoDaemon.
    explicit ControlClient(const std::filesystem::path& socket);
    ~ControlClient();
    ControlClient(const ControlClient&) = delete;
    ControlClient& operator=(const ControlClient&) = delete;

    /// Throws NoDaemon or Refused.
    [[nodiscard]] domain::Value call(const std::string& method, const domain::Value& params,
                                     std::chrono::milliseconds patience = std::chrono::seconds(30));

private:
    [[nodiscard]] std::string read_line(std::chrono::steady_clock::time_point deadline);

    int socket_;
    std::int64_t next_id_ = 1;
    wire::LineReader lines_{std::size_t{64} << 20}; ///< an agenda may be long
    std::string rest_;                              ///< bytes read beyond the line
};

} // namespace kith::control
