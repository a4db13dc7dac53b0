#include "email/smtp_verdict.hpp"

#include "remote/clean_text.hpp"

namespace kith::email {

namespace {

using domain::Outcome;
using Step = Dialogue::Step;

Outcome made(Outcome::Result result, const SmtpEnd& end, const std::string& text) {
    Outcome outcome;
    outcome.result = result;
    outcome.code = end.dialogue.status();
    outcome.text = end.host + ": " + remote::one_line(text, 400);
    return outcome;
}

Outcome refused(Outcome::Scope scope, const SmtpEnd& end, const std::string& text) {
    Outcome outcome = made(Outcome::Result::Permanent, end, text);
    outcome.scope = scope;
    return outcome;
}

bool may_have_it(const SmtpEnd& end) {
    return end.cause != SmtpEnd::Cause::Done && end.dialogue.step() == Step::Dot &&
           !end.dialogue.answered();
}

std::string spoken(const SmtpEnd& end) {
    const std::string words = end.dialogue.status() + ' ' + end.dialogue.words();
    return words == " " ? end.fault : words;
}

Outcome verdict_on_answer(const SmtpEnd& end) {
    const Step step = end.dialogue.step();
    const int code = end.dialogue.code();
    const bool in_session =
        step == Step::Sender || step == Step::Recipient || step == Step::Data || step == Step::Dot;
    if (code == 421 || !end.dialogue.answered() ||
        (!in_session && !(step == Step::Login && code >= 500))) {
        return made(Outcome::Result::Unavailable, end, spoken(end));
    }
    if (code >= 400 && code < 500) {
        Outcome outcome = made(Outcome::Result::Retry, end, spoken(end));
        if (code == 450 || code == 451) {
            outcome.after = std::chrono::seconds(300);
        }
        return outcome;
    }
    if (code < 400) {
        return made(Outcome::Result::Unavailable, end, "unexpected answer " + spoken(end));
    }
    if (step == Step::Login || (step == Step::Sender && code != 552)) {
        return refused(Outcome::Scope::Channel, end, spoken(end));
    }
    return refused(step == Step::Recipient ? Outcome::Scope::Recipient : Outcome::Scope::Message,
                   end, spoken(end));
}

} // namespace

domain::Outcome smtp_verdict(const SmtpEnd& end) {
    using Cause = SmtpEnd::Cause;
    if (may_have_it(end)) {
        auto outcome =
            made(Outcome::Result::Retry, end,
                 "no answer after the whole message was sent; it may have been delivered");
        outcome.uncertain = true;
        return outcome;
    }
    switch (end.cause) {
    case Cause::Done:
        return made(Outcome::Result::Delivered, end, spoken(end));
    case Cause::Unusable:
        return refused(Outcome::Scope::Channel, end, end.fault);
    case Cause::NoLogin:
        return refused(Outcome::Scope::Channel, end,
                       "offers no login that can be used (PLAIN or LOGIN)");
    case Cause::TimedOut:
        return made(Outcome::Result::Unavailable, end, "no answer in time");
    case Cause::Stopped:
        return made(Outcome::Result::Unavailable, end, "stopped before the message was sent");
    case Cause::Broken:
        // A last word such as 421 or 554 says more than the loss of the connection after it.
        if (!end.dialogue.answered() || end.dialogue.code() < 400) {
            return made(Outcome::Result::Unavailable, end, end.fault);
        }
        break;
    case Cause::Refused:
        break;
    }
    return verdict_on_answer(end);
}

bool login_refused(const SmtpEnd& end) {
    return end.dialogue.step() == Step::Login && end.dialogue.answered() &&
           end.dialogue.code() >= 500 && end.cause != SmtpEnd::Cause::Done &&
           end.cause != SmtpEnd::Cause::NoLogin;
}

} // namespace kith::email
