#include "email/smtp_transport.hpp"

#include "email/smtp_session.hpp"
#include "remote/password.hpp"

#include <optional>
#include <system_error>

namespace kith::email {

namespace {

using domain::Outcome;

constexpr std::chrono::minutes look_again{15};

Outcome unavailable(const std::string& text) {
    Outcome outcome;
    outcome.result = Outcome::Result::Unavailable;
    outcome.text = text;
    return outcome;
}

} // namespace

/// What one connection is for. Without a recipient it only looks.
struct SmtpTransport::Errand {
    std::string recipient;
    const std::string* message = nullptr;
};

SmtpTransport::SmtpTransport(SmtpSettings settings, std::string from, std::chrono::seconds patience,
                             remote::RefusedLogin refused_login,
                             std::function<void(const std::string&)> warn)
    : settings_(std::move(settings)), from_(std::move(from)), patience_(patience),
      refused_login_(std::move(refused_login)), warn_(std::move(warn)) {}

Outcome SmtpTransport::send(const std::string& recipient, const std::string& message,
                            Deadline deadline, const remote::StopSignal& stop) {
    return run({recipient, &message}, deadline, stop);
}

Outcome SmtpTransport::check(Deadline deadline, const remote::StopSignal& stop) {
    return run({}, deadline, stop);
}

Outcome SmtpTransport::run(const Errand& errand, Deadline deadline,
                           const remote::StopSignal& stop) {
    if (settings_.user.empty()) {
        return talk(errand, nullptr, deadline, stop);
    }
    std::optional<remote::Secret> secret;
    try {
        secret.emplace(remote::read_password(settings_.password, deadline, stop));
        if (refused_login_.stands(*secret, std::chrono::system_clock::now())) {
            Outcome outcome =
                unavailable(settings_.host + " has refused this user and password; not tried again "
                                             "until they are changed, or for a day");
            outcome.after = look_again; // at the password, not at the server
            return outcome;
        }
    } catch (const remote::PasswordError& error) {
        return unavailable(error.what());
    } catch (const std::system_error& error) {
        warn_(error.what());
    }
    return talk(errand, &*secret, deadline, stop);
}

Outcome SmtpTransport::talk(const Errand& errand, const remote::Secret* secret, Deadline deadline,
                            const remote::StopSignal& stop) {
    SmtpSession session(settings_, patience_, deadline, stop);
    if (secret != nullptr) {
        session.log_in(settings_.user, secret->revealed());
    }
    if (errand.message != nullptr) {
        session.carry(from_, errand.recipient, *errand.message);
    } else {
        session.only_look();
    }
    SmtpEnd end = session.run();
    const bool looked = errand.message == nullptr && end.cause == SmtpEnd::Cause::Done;
    if (looked && secret != nullptr && !end.dialogue.logged_in()) {
        end.cause = SmtpEnd::Cause::NoLogin;
    }
    if (secret != nullptr) {
        keep_verdict(*secret, end);
    }
    Outcome outcome = smtp_verdict(end);
    if (outcome.result == Outcome::Result::Delivered && looked) {
        outcome.text = (secret != nullptr ? "logged in to " : "connected to ") + settings_.host +
                       (secret != nullptr ? " as " + settings_.user : std::string());
    }
    return outcome;
}

void SmtpTransport::keep_verdict(const remote::Secret& secret, const SmtpEnd& end) {
    try {
        if (login_refused(end)) {
            refused_login_.remember(secret, std::chrono::system_clock::now());
        } else if (end.dialogue.logged_in()) {
            refused_login_.forget();
        }
    } catch (const std::system_error& error) {
        warn_(error.what());
    }
}

} // namespace kith::email
