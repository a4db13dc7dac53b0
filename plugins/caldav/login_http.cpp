#include "caldav/login_http.hpp"

#include "caldav/trouble.hpp"
#include "remote/password.hpp"

#include <algorithm>
#include <system_error>

namespace kith::caldav {

namespace {

using Kind = Trouble::Kind;
using Scheme = CurlHttp::Scheme;
using std::chrono::steady_clock;
using std::chrono::system_clock;

constexpr std::chrono::seconds password_time{30};

CurlHttp::Limits limits_of(const Settings& settings) {
    CurlHttp::Limits limits;
    limits.silence = settings.patience;
    limits.request = 4 * settings.patience;
    return limits;
}

bool wants_digest(const HttpAnswer& answer) {
    return answer.schemes.find("digest ") != std::string::npos &&
           answer.schemes.find("basic ") == std::string::npos;
}

} // namespace

LoginHttp::LoginHttp(const Settings& settings, LoginState& state, const remote::StopSignal& stop,
                     std::function<void(const std::string&)> warn)
    : settings_(settings), state_(state), stop_(stop), warn_(std::move(warn)),
      http_(settings.ca_file, limits_of(settings), stop) {}

HttpAnswer LoginHttp::send(const HttpRequest& request) {
    if (!settings_.login.user.empty() && !secret_) {
        log_in();
    }
    auto answer = http_.send(request);
    if (answer.status == 401 && secret_ && state_.scheme == Scheme::Basic && wants_digest(answer)) {
        state_.scheme = Scheme::Digest;
        http_.log_in(state_.scheme, settings_.login.user, *secret_);
        answer = http_.send(request);
    }
    if (answer.status == 401) {
        refuse();
    }
    if (answer.status < 500 && secret_ && !state_.accepted) {
        state_.accepted = true;
        state_.refused.forget();
    }
    return answer;
}

void LoginHttp::log_in() {
    try {
        secret_.emplace(remote::read_password(settings_.login.password,
                                              steady_clock::now() + password_time, stop_));
    } catch (const remote::PasswordError& error) {
        throw Trouble(Kind::Password, error.what());
    }
    try {
        if (state_.refused.stands(*secret_, system_clock::now())) {
            throw Trouble(Kind::LoginHeld);
        }
    } catch (const std::system_error& error) {
        warn_(error.what());
    }
    http_.log_in(state_.scheme, settings_.login.user, *secret_);
}

void LoginHttp::refuse() {
    if (!secret_) {
        throw Trouble(Kind::LoginRefused, "no user");
    }
    if (std::exchange(state_.accepted, false)) {
        throw Trouble(Kind::LoginFailed);
    }
    try {
        state_.refused.remember(*secret_, system_clock::now());
    } catch (const std::system_error& error) {
        warn_(error.what());
    }
    throw Trouble(Kind::LoginRefused);
}

} // namespace kith::caldav
