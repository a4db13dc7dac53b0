#include "app/person_commands.hpp"

#include "app/command_params.hpp"
#include "app/contact_finder.hpp"
#include "app/items.hpp"
#include "wire/contact_codec.hpp"
#include "wire/interaction_codec.hpp"

#include <algorithm>

namespace kith::app {

using control::Refusal;
using domain::Instant;
using domain::Reminder;
using domain::Value;

namespace {

constexpr std::size_t interactions_shown = 20;

Value to_value(const domain::Attempt& attempt) {
    Value value;
    value["delivery"] = attempt.delivery;
    value["kind"] = domain::to_text(attempt.kind);
    value["channel"] = attempt.channel;
    value["reminder"] = attempt.reminder;
    value["number"] = attempt.number;
    value["started_at"] = domain::format_instant(attempt.started_at);
    value["ended_at"] =
        attempt.ended_at ? Value(domain::format_instant(*attempt.ended_at)) : Value();
    value["result"] = attempt.result ? Value(domain::to_text(*attempt.result)) : Value();
    value["uncertain"] = attempt.uncertain;
    value["code"] = attempt.code;
    value["text"] = attempt.text;
    return value;
}

} // namespace

CommandHandlers PersonCommands::handlers() {
    return {{"show", [this](const auto& params, auto now) { return show(params, now); }},
            {"history", [this](const auto& params, auto now) { return history(params, now); }}};
}

Answer PersonCommands::show(const Value& params, Instant now) {
    auto found = find_contact(engine_.store(), whom(params));
    if (auto* refusal = std::get_if<Refusal>(&found)) {
        return std::move(*refusal);
    }
    const auto& contact = std::get<domain::Contact>(found);
    const auto facts = engine_.store().facts(contact.id, engine_.today(now));
    auto reminders = facts->reminders;
    std::erase_if(reminders, [](const Reminder& one) { return domain::is_settled(one.state); });
    auto result = versioned();
    result["contact"] = wire::to_value(contact);
    result["first_known"] = domain::format_date(facts->first_known);
    result["items"] = to_items(reminders, engine_, now);
    Value interactions{Value::Array{}};
    for (const auto& one : engine_.store().interactions(contact.id, interactions_shown)) {
        interactions.push_back(wire::to_value(one));
    }
    result["interactions"] = std::move(interactions);
    return result;
}

Answer PersonCommands::history(const Value& params, Instant) {
    std::optional<domain::ContactId> contact;
    if (const auto name = params.text_or("name", ""); !name.empty()) {
        auto found = find_contact(engine_.store(), name);
        if (auto* refusal = std::get_if<Refusal>(&found)) {
            return std::move(*refusal);
        }
        contact = std::get<domain::Contact>(found).id;
    }
    const auto limit = std::clamp<std::int64_t>(params.integer_or("limit", 50), 1, 1000);
    Value attempts{Value::Array{}};
    for (const auto& attempt : engine_.store().history(contact, static_cast<std::size_t>(limit))) {
        attempts.push_back(to_value(attempt));
    }
    auto result = versioned();
    result["attempts"] = std::move(attempts);
    return result;
}

} // namespace kith::app
