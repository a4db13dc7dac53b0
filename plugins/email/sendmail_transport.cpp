#include "email/sendmail_transport.hpp"

#include "remote/child.hpp"
#include "remote/clean_text.hpp"

#include <cerrno>
#include <cstring>
#include <sysexits.h>
#include <system_error>
#include <unistd.h>

namespace kith::email {

namespace {

using domain::Outcome;
using Result = Outcome::Result;
using Scope = Outcome::Scope;

Outcome made(Result result, Scope scope, std::string text) {
    Outcome outcome;
    outcome.result = result;
    outcome.scope = scope;
    outcome.text = std::move(text);
    return outcome;
}

Outcome verdict_on_exit(int status, const std::string& text) {
    switch (status) {
    case EX_OK:
        return made(Result::Delivered, Scope::Message, text);
    case EX_NOUSER:
    case EX_NOHOST:
        return made(Result::Permanent, Scope::Recipient, text);
    case EX_DATAERR:
        return made(Result::Permanent, Scope::Message, text);
    case EX_USAGE:
    case EX_NOPERM:
    case EX_CONFIG:
        return made(Result::Permanent, Scope::Channel, text);
    case EX_UNAVAILABLE:
    case EX_SOFTWARE:
    case EX_OSERR:
    case EX_OSFILE:
    case EX_CANTCREAT:
    case EX_IOERR:
    case EX_PROTOCOL:
        return made(Result::Unavailable, Scope::Message, text);
    default: // EX_TEMPFAIL, and the 1 of programs that know no better
        return made(Result::Retry, Scope::Message, text);
    }
}

std::string with_unix_line_ends(const std::string& message) {
    std::string out;
    out.reserve(message.size());
    for (std::size_t i = 0; i < message.size(); ++i) {
        if (message[i] != '\r' || i + 1 == message.size() || message[i + 1] != '\n') {
            out += message[i];
        }
    }
    return out;
}

} // namespace

SendmailTransport::SendmailTransport(std::vector<std::string> command, std::string from)
    : command_(std::move(command)), from_(std::move(from)) {}

Outcome SendmailTransport::send(const std::string& recipient, const std::string& message,
                                Deadline deadline, const remote::StopSignal& stop) {
    auto argv = command_;
    argv.insert(argv.end(), {"-f", from_, "--", recipient});
    try {
        const remote::ChildEnd end =
            remote::run_child(argv, with_unix_line_ends(message), deadline, stop);
        const std::string said =
            remote::one_line(end.errors.empty() ? end.output : end.errors, 300);
        if (end.cause == remote::ChildEnd::Cause::Exit) {
            Outcome outcome = verdict_on_exit(
                end.status,
                command_.front() + (end.status == 0 ? " took the message" : ": " + said));
            outcome.code = end.status == 0 ? "" : "exit " + std::to_string(end.status);
            return outcome;
        }
        auto outcome =
            made(Result::Retry, Scope::Message,
                 command_.front() + " did not come to an end; the message may have been delivered");
        outcome.uncertain = true;
        return outcome;
    } catch (const remote::ChildError& error) {
        return made(Result::Permanent, Scope::Channel, error.what());
    } catch (const std::system_error& error) {
        return made(Result::Unavailable, Scope::Message, error.what());
    }
}

Outcome SendmailTransport::check(Deadline, const remote::StopSignal&) {
    if (::access(command_.front().c_str(), X_OK) != 0) {
        return made(Result::Permanent, Scope::Channel,
                    command_.front() + " cannot be run: " + std::strerror(errno));
    }
    return made(Result::Delivered, Scope::Message, command_.front() + " is there and can be run");
}

} // namespace kith::email
