#include "wire/outcome_codec.hpp"

#include "wire/json.hpp"
#include "wire/members.hpp"

#include <algorithm>

namespace kith::wire {

namespace {

using domain::Outcome;

std::string_view name_of(Outcome::Result result) {
    switch (result) {
    case Outcome::Result::Delivered:
        return "delivered";
    case Outcome::Result::Retry:
        return "retry";
    case Outcome::Result::Permanent:
        return "permanent";
    case Outcome::Result::Unavailable:
        return "unavailable";
    }
    return {};
}

std::string_view name_of(Outcome::Scope scope) {
    switch (scope) {
    case Outcome::Scope::Message:
        return "message";
    case Outcome::Scope::Recipient:
        return "recipient";
    case Outcome::Scope::Channel:
        return "channel";
    }
    return {};
}

} // namespace

domain::Value to_value(const Outcome& outcome) {
    domain::Value value;
    value["outcome"] = name_of(outcome.result);
    if (outcome.result == Outcome::Result::Permanent) {
        value["scope"] = name_of(outcome.scope);
    }
    if (outcome.uncertain) {
        value["uncertain"] = true;
    }
    if (outcome.after) {
        value["after_s"] = outcome.after->count();
    }
    if (!outcome.code.empty()) {
        value["code"] = outcome.code;
    }
    if (!outcome.text.empty()) {
        value["text"] = outcome.text;
    }
    return value;
}

Outcome outcome_from(const domain::Value& value) {
    const Members members(value);
    Outcome outcome;
    outcome.result = static_cast<Outcome::Result>(
        members.choice("outcome", {"delivered", "retry", "permanent", "unavailable"}));
    if (members.has("scope")) {
        outcome.scope = static_cast<Outcome::Scope>(
            members.choice("scope", {"message", "recipient", "channel"}));
    }
    if (members.has("after_s")) {
        const std::chrono::seconds after(members.integer("after_s", 0, max_exact_integer));
        outcome.after = std::min(after, max_retry_after);
    }
    outcome.uncertain =
        members.flag_or("uncertain", false) && outcome.result != Outcome::Result::Delivered;
    outcome.code = members.text_or("code", "");
    outcome.text = members.text_or("text", "");
    return outcome;
}

} // namespace kith::wire
