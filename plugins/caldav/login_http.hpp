#pragma once

#include "caldav/http.hpp"
#include "caldav/settings.hpp"
#include "remote/http_exchange.hpp"
#include "remote/refused_login.hpp"

#include <functional>
#include <optional>
#include <string>

namespace kith::caldav {

/// What is known of a login between two sessions with the server. For the worker thread.
struct LoginState {
    remote::RefusedLogin refused;
    bool digest = false;   ///< instead of Basic
    bool accepted = false; ///< the server has taken it in this process
};

/// Over one connection, with the owner's login. The password is read before the first request, so
/// that a changed one counts at once. One that the server refuses is not tried again until it
/// changes, or for a day; one that it took before is tried once more. Basic, or Digest when that is
/// all the server offers.
class LoginHttp final : public Http {
public:
    /// All but the settings' text must outlive the object. `warn` hears of a state file that
    /// cannot be used.
    LoginHttp(const Settings& settings, LoginState& state, const remote::StopSignal& stop,
              std::function<void(const std::string&)> warn);

    /// Throws Trouble, also for 401.
    [[nodiscard]] HttpAnswer send(const HttpRequest& request) override;

private:
    void read_secret();
    [[nodiscard]] HttpAnswer ask(const HttpRequest& request);
    [[noreturn]] void refuse();

    const Settings& settings_;
    LoginState& state_;
    const remote::StopSignal& stop_;
    std::function<void(const std::string&)> warn_;
    remote::HttpConnection connection_;
    std::optional<remote::Secret> secret_;
};

} // namespace kith::caldav
