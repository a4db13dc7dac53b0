#pragma once

#include "domain/outcome.hpp"
#include "ntfy/settings.hpp"
#include "remote/http_answer.hpp"
#include "remote/http_request.hpp"
#include "remote/refused_login.hpp"
#include "remote/stop_signal.hpp"
#include "sdk/plugin.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace kith::ntfy {

/// The other side of one channel: what is said to it, and what came of that. Blocks; everything is
/// for the worker's thread.
class Endpoint {
public:
    using Deadline = std::chrono::steady_clock::time_point;

    /// `warn` gets what went wrong beside the messages; it never gets a secret.
    Endpoint(Settings settings, sdk::Session session, std::function<void(const std::string&)> warn);

    /// Posts the delivery; where that is too long, a shorter text, down to an eighth.
    [[nodiscard]] domain::Outcome deliver(const sdk::Delivery& delivery, Deadline deadline,
                                          const remote::StopSignal& stop);
    /// Takes it back. What is not there (any more) is taken back.
    [[nodiscard]] domain::Outcome withdraw(const std::string& key, Deadline deadline,
                                           const remote::StopSignal& stop);
    /// Whether it is there and takes the login; posts nothing.
    [[nodiscard]] domain::Outcome check(Deadline deadline, const remote::StopSignal& stop);

private:
    /// A request of this channel; `path` follows the address's own.
    [[nodiscard]] remote::HttpRequest request(const std::string& method,
                                              const std::string& path) const;
    /// Logs in and asks, unless this login was refused before.
    [[nodiscard]] domain::Outcome
    with_login(const std::function<domain::Outcome(const remote::Secret*)>& errand);
    [[nodiscard]] remote::HttpAnswer ask(const remote::HttpRequest& request, Deadline deadline,
                                         const remote::StopSignal& stop) const;
    [[nodiscard]] domain::Outcome post(const sdk::Delivery& delivery, const remote::Secret* secret,
                                       Deadline deadline, const remote::StopSignal& stop);
    [[nodiscard]] domain::Outcome look(const remote::Secret* secret, Deadline deadline,
                                       const remote::StopSignal& stop);
    void keep_verdict(const remote::HttpAnswer& answer, const remote::Secret* secret);

    Settings settings_;
    sdk::Session session_;
    std::function<void(const std::string&)> warn_;
    remote::RefusedLogin refused_login_;
};

} // namespace kith::ntfy
