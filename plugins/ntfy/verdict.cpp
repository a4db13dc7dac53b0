#include "ntfy/verdict.hpp"

#include "remote/clean_text.hpp"
#include "wire/json.hpp"

#include <optional>

namespace kith::ntfy {

namespace {

using domain::Outcome;
using remote::HttpAnswer;
using Result = Outcome::Result;
using Scope = Outcome::Scope;

constexpr std::size_t most_said = 200;

/// What the other side says of itself, and ntfy's number for it.
struct Said {
    std::string text;
    std::string number;
};

Said said_in(const HttpAnswer& answer) {
    try {
        const domain::Value body = wire::parse_json(answer.body);
        Said said;
        for (const char* member : {"error", "message"}) {
            const auto* text = body.find(member);
            if (said.text.empty() && text != nullptr && text->is_string()) {
                said.text = remote::one_line(text->as_string(), most_said);
            }
        }
        if (const auto* code = body.find("code"); code != nullptr && code->is_integer()) {
            said.number = std::to_string(code->as_integer());
        }
        return said;
    } catch (const wire::JsonError&) {
        const bool plain = answer.header("content-type").starts_with("text/plain");
        return {plain ? remote::one_line(answer.body, most_said) : std::string(), ""};
    }
}

/// A server that repeats what it was sent must not bring the password into the log.
bool gives_away(const std::string& text, const remote::Secret* secret) {
    return secret != nullptr && !secret->revealed().empty() &&
           text.find(secret->revealed()) != std::string::npos;
}

struct Judgement {
    Result result;
    const char* what;
    Scope scope = Scope::Message;
    bool uncertain = false;
};

Judgement judge_refusal(int status) {
    switch (status) {
    case 401:
    case 403:
        return {Result::Permanent, "refused the login, or this login may not post there",
                Scope::Channel};
    case 404:
    case 410:
        return {Result::Permanent, "has nothing at this address: mend url", Scope::Channel};
    case 405:
        return {Result::Permanent, "takes no posts at this address: mend url", Scope::Channel};
    case 408:
    case 425:
        return {Result::Retry, "asks to try again"};
    case 413:
        return {Result::Permanent, "takes no message as short as this"};
    case 429:
        return {Result::Retry, "has had too many messages"};
    default:
        return {Result::Permanent, "refused the message"};
    }
}

Judgement judge_status(int status) {
    if (status >= 200 && status < 300) {
        return {Result::Delivered, ""};
    }
    if (status >= 300 && status < 400) {
        return {Result::Permanent, "has moved elsewhere: write the new address into url",
                Scope::Channel};
    }
    if (status >= 400 && status < 500) {
        return judge_refusal(status);
    }
    switch (status) {
    case 502: // a gateway: what stands behind it may have done its work
    case 504:
        return {Result::Retry,
                "got no answer from the server behind it; it may have been delivered",
                Scope::Message, true};
    case 503:
        return {Result::Unavailable, "is down for the moment"};
    default:
        return {Result::Retry, "had a fault of its own"};
    }
}

Outcome unanswered(const HttpAnswer& answer) {
    Outcome outcome;
    outcome.uncertain = answer.cause == HttpAnswer::Cause::Lost;
    outcome.result = outcome.uncertain ? Result::Retry : Result::Unavailable;
    outcome.text = answer.place + ": " + remote::one_line(answer.fault, most_said);
    if (outcome.uncertain) {
        outcome.text += "; it may have been delivered";
    } else if (answer.cause == HttpAnswer::Cause::Stopped) {
        outcome.text = answer.place + ": stopped before anything was sent";
    }
    return outcome;
}

} // namespace

Outcome verdict(const HttpAnswer& answer, const remote::Secret* secret) {
    if (answer.cause != HttpAnswer::Cause::Answered) {
        return unanswered(answer);
    }
    const Judgement judged = judge_status(answer.status);
    Outcome outcome;
    outcome.result = judged.result;
    outcome.scope = judged.scope;
    outcome.uncertain = judged.uncertain;
    if (judged.result == Result::Delivered) {
        return outcome;
    }
    const Said said = said_in(answer);
    outcome.code = std::to_string(answer.status) + (said.number.empty() ? "" : ' ' + said.number);
    outcome.text = answer.place + ' ' + judged.what + " (" + outcome.code;
    if (!said.text.empty() && !gives_away(said.text, secret)) {
        outcome.text += ": " + said.text;
    }
    outcome.text += ')';
    if (judged.result != Result::Permanent) {
        outcome.after = answer.retry_after;
    }
    return outcome;
}

bool login_refused(const HttpAnswer& answer) {
    return answer.cause == HttpAnswer::Cause::Answered &&
           (answer.status == 401 || answer.status == 403);
}

} // namespace kith::ntfy
