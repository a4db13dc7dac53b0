#include "caldav/login_http.hpp"

#include "caldav/trouble.hpp"
#include "remote/password.hpp"
#include "remote/web_address.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace kith::caldav {

namespace {

using Kind = Trouble::Kind;
using std::chrono::steady_clock;
using std::chrono::system_clock;

constexpr std::chrono::seconds password_time{30};

constexpr std::size_t longest_body = std::size_t{8} << 20;

remote::HttpLimits limits_of(const Settings& settings) {
    return {4 * settings.patience, settings.patience, settings.patience, longest_body};
}

bool wants_digest(const HttpAnswer& answer) {
    return answer.schemes.find("digest ") != std::string::npos &&
           answer.schemes.find("basic ") == std::string::npos;
}

std::string in_lower_case(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
    });
    return text;
}

/// Throws when the answer is not whole.
void demand_whole(const remote::HttpAnswer& answer, const remote::StopSignal& stop) {
    using Flaw = remote::HttpAnswer::Flaw;
    switch (answer.flaw) {
    case Flaw::None:
        return;
    case Flaw::TimedOut:
        throw Trouble(Kind::Slow);
    case Flaw::TooLong:
        throw Trouble(Kind::TooMuch);
    case Flaw::Untrusted:
        throw Trouble(Kind::Untrusted, answer.fault);
    case Flaw::Other:
        throw stop.raised() ? Trouble(Kind::Stopped) : Trouble(Kind::Unreachable, answer.fault);
    }
}

} // namespace

LoginHttp::LoginHttp(const Settings& settings, LoginState& state, const remote::StopSignal& stop,
                     std::function<void(const std::string&)> warn)
    : settings_(settings), state_(state), stop_(stop), warn_(std::move(warn)) {}

HttpAnswer LoginHttp::send(const HttpRequest& request) {
    if (!settings_.login.user.empty() && !secret_) {
        read_secret();
    }
    auto answer = ask(request);
    if (answer.status == 401 && secret_ && !state_.digest && wants_digest(answer)) {
        state_.digest = true;
        answer = ask(request);
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

HttpAnswer LoginHttp::ask(const HttpRequest& request) {
    remote::HttpRequest sent;
    sent.method = request.method;
    sent.address = remote::web_address(request.url);
    sent.headers = request.headers;
    sent.body = request.body;
    sent.ca_file = settings_.ca_file;
    if (secret_) {
        sent.secret = &*secret_;
        sent.user = settings_.login.user;
        sent.digest = state_.digest;
    }
    auto answer = remote::HttpExchange(connection_, sent, limits_of(settings_), stop_).run();
    demand_whole(answer, stop_);
    return {answer.status, answer.header("etag"), answer.header("location"),
            in_lower_case(answer.header("www-authenticate")), std::move(answer.body)};
}

void LoginHttp::read_secret() {
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
