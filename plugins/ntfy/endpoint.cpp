#include "ntfy/endpoint.hpp"

#include "ntfy/ntfy_message.hpp"
#include "ntfy/verdict.hpp"
#include "ntfy/webhook_message.hpp"
#include "remote/http_exchange.hpp"
#include "remote/password.hpp"
#include "wire/json.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace kith::ntfy {

namespace {

using domain::Outcome;
using remote::HttpAnswer;
using remote::HttpRequest;
using remote::Secret;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// How soon to look whether the token or the password has changed.
constexpr std::chrono::minutes look_again{10};

constexpr int too_large = 413;
constexpr int most_shortenings = 3;

Outcome unavailable(const std::string& why) {
    Outcome outcome;
    outcome.result = Outcome::Result::Unavailable;
    outcome.text = why;
    return outcome;
}

/// What a refusal is remembered for: whoever changes one of these may try again.
std::string account(const Settings& settings) {
    return settings.address.text() + '\n' + settings.topic + '\n' + settings.user;
}

bool is_healthy(const HttpAnswer& answer) {
    try {
        return answer.status == 200 && wire::parse_json(answer.body).flag_or("healthy", false);
    } catch (const std::runtime_error&) { // no JSON, or another one
        return false;
    }
}

bool holds_control(const Secret& secret) {
    return std::ranges::any_of(secret.revealed(),
                               [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

Outcome no_ntfy(const HttpAnswer& answer) {
    Outcome outcome;
    outcome.result = Outcome::Result::Permanent;
    outcome.scope = Outcome::Scope::Channel;
    outcome.code = std::to_string(answer.status);
    outcome.text = answer.place + " answers, but not as an ntfy server does: mend url";
    return outcome;
}

} // namespace

Endpoint::Endpoint(Settings settings, sdk::Session session,
                   std::function<void(const std::string&)> warn)
    : settings_(std::move(settings)), session_(std::move(session)), warn_(std::move(warn)),
      refused_login_(std::filesystem::path(session_.state_dir) / "refused-login",
                     account(settings_)) {}

Outcome Endpoint::deliver(const sdk::Delivery& delivery, Deadline deadline,
                          const remote::StopSignal& stop) {
    return with_login([&](const Secret* secret) { return post(delivery, secret, deadline, stop); });
}

Outcome Endpoint::withdraw(const std::string& key, Deadline deadline,
                           const remote::StopSignal& stop) {
    if (!settings_.withdraw) {
        return {};
    }
    const bool is_ntfy = settings_.format == Format::Ntfy;
    return with_login([&](const Secret* secret) -> Outcome {
        HttpRequest taken_back =
            is_ntfy ? request("DELETE", '/' + settings_.topic + '/' + sequence_id(key))
                    : request("POST", "");
        taken_back.secret = secret;
        if (!is_ntfy) {
            taken_back.headers.emplace_back("Idempotency-Key", key + ".withdraw");
            taken_back.body = webhook_withdrawal(key, session_);
        }
        const HttpAnswer answer = ask(taken_back, deadline, stop);
        keep_verdict(answer, secret);
        // An ntfy server before 2.16 knows no such address: there it stays, as every message did.
        const bool unknown = answer.status == 404 || answer.status == 405 || answer.status == 410;
        return is_ntfy && unknown ? Outcome() : verdict(answer, secret);
    });
}

Outcome Endpoint::check(Deadline deadline, const remote::StopSignal& stop) {
    return with_login([&](const Secret* secret) { return look(secret, deadline, stop); });
}

HttpRequest Endpoint::request(const std::string& method, const std::string& path) const {
    HttpRequest made;
    made.method = method;
    made.address = settings_.address;
    if (!path.empty()) {
        made.address.path += path;
    }
    if (made.address.path.empty()) {
        made.address.path = "/";
    }
    if (method == "POST") {
        made.headers.emplace_back("Content-Type", "application/json");
    }
    made.user = settings_.user;
    made.ca_file = settings_.ca_file;
    return made;
}

Outcome Endpoint::with_login(const std::function<Outcome(const Secret*)>& errand) {
    const bool has_secret = !settings_.secret_file.empty();
    try {
        // Without a login, too: a topic that is closed to strangers stays so.
        const Secret secret =
            has_secret ? remote::read_password_file(settings_.secret_file) : Secret("");
        if (refused_login_.stands(secret, std::chrono::system_clock::now())) {
            Outcome outcome = unavailable(
                settings_.address.place() +
                " has refused this login; not tried again until it is changed, or for a day");
            outcome.after = look_again; // at the file, not at the server
            return outcome;
        }
        if (holds_control(secret)) {
            return unavailable("the first line of " + settings_.secret_file +
                               " holds a control character: it must be the token or the password");
        }
        return errand(has_secret ? &secret : nullptr);
    } catch (const remote::PasswordError& error) {
        return unavailable(error.what());
    }
}

HttpAnswer Endpoint::ask(const HttpRequest& request, Deadline deadline,
                         const remote::StopSignal& stop) const {
    const auto left = std::chrono::ceil<milliseconds>(deadline - steady_clock::now());
    remote::HttpLimits limits;
    limits.time = std::min<milliseconds>(settings_.patience, left);
    return remote::exchange(request, limits, stop);
}

Outcome Endpoint::post(const sdk::Delivery& delivery, const Secret* secret, Deadline deadline,
                       const remote::StopSignal& stop) {
    const bool is_ntfy = settings_.format == Format::Ntfy;
    HttpRequest posted = request("POST", "");
    posted.secret = secret;
    posted.headers.emplace_back("Idempotency-Key", delivery.key);
    std::size_t room = is_ntfy ? ntfy_message_limit : webhook_limit;
    HttpAnswer answer;
    for (int shortened = 0; shortened <= most_shortenings; ++shortened) {
        posted.body = is_ntfy ? ntfy_message(delivery, settings_, room)
                              : webhook_message(delivery, session_, settings_, room);
        answer = ask(posted, deadline, stop);
        if (answer.cause != HttpAnswer::Cause::Answered || answer.status != too_large) {
            break;
        }
        room /= is_ntfy ? 2 : 4;
    }
    keep_verdict(answer, secret);
    return verdict(answer, secret);
}

Outcome Endpoint::look(const Secret* secret, Deadline deadline, const remote::StopSignal& stop) {
    const bool is_ntfy = settings_.format == Format::Ntfy;
    // A hook has nothing that may be asked without effects but which methods it takes.
    HttpRequest looked = is_ntfy ? request("GET", "/v1/health") : request("OPTIONS", "");
    looked.secret = is_ntfy ? nullptr : secret;
    HttpAnswer answer = ask(looked, deadline, stop);
    if (answer.cause != HttpAnswer::Cause::Answered || answer.status >= 500) {
        return verdict(answer, secret);
    }
    Outcome outcome;
    outcome.text = answer.place + " answers";
    if (!is_ntfy) {
        outcome.text += "; whether it takes messages shows only when one is sent";
        return outcome;
    }
    if (!is_healthy(answer)) {
        return no_ntfy(answer);
    }
    if (secret != nullptr) {
        HttpRequest known = request("GET", "/v1/account");
        known.secret = secret;
        answer = ask(known, deadline, stop);
        if (answer.cause != HttpAnswer::Cause::Answered || answer.status != 404) {
            keep_verdict(answer, secret);
            outcome = verdict(answer, secret);
            outcome.text += outcome.text.empty() ? answer.place + " takes the login" : "";
        }
    }
    return outcome;
}

void Endpoint::keep_verdict(const HttpAnswer& answer, const Secret* secret) {
    const Secret none("");
    try {
        if (login_refused(answer)) {
            refused_login_.remember(secret != nullptr ? *secret : none,
                                    std::chrono::system_clock::now());
        } else if (answer.cause == HttpAnswer::Cause::Answered) {
            refused_login_.forget();
        }
    } catch (const std::system_error& error) {
        warn_(error.what());
    }
}

} // namespace kith::ntfy
