#include "app/command_params.hpp"

#include "app/day_words.hpp"
#include "words/words.hpp"

namespace kith::app {

using domain::Value;

Value versioned() {
    Value result;
    result["version"] = 1;
    return result;
}

control::Refusal wrong(const std::string& what) {
    return {wire::error_code::invalid_params, what, {}};
}

Value brief_contact(const domain::Contact& contact) {
    Value value;
    value["id"] = contact.id;
    value["name"] = contact.name;
    value["subject"] = domain::to_text(contact.subject);
    return value;
}

Value to_value(const domain::Promise& promise) {
    Value value;
    value["made"] = domain::format_date(promise.made);
    value["due"] = domain::format_date(promise.due);
    value["text"] = promise.text;
    return value;
}

std::string whom(const Value& params) {
    auto name = params.text_or("name", "");
    if (name.empty()) {
        throw domain::ValueError(
            words::say("say whom: the beginning of a name, an id or an address"));
    }
    return name;
}

std::optional<domain::Date> day_param(const Value& params, std::string_view name,
                                      domain::Date today) {
    const auto text = params.text_or(name, "");
    if (text.empty()) {
        return std::nullopt;
    }
    const auto date = read_day(text, today);
    if (!date) {
        throw domain::ValueError(words::say(
            "\"{}\" is no day; write it like 2026-11-23, 12 March, 3d, 2 weeks or yesterday",
            text));
    }
    return date;
}

} // namespace kith::app
