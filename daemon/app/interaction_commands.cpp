#include "app/interaction_commands.hpp"

#include "app/command_params.hpp"
#include "app/contact_finder.hpp"
#include "app/items.hpp"

namespace kith::app {

using control::Refusal;
using domain::Instant;
using domain::Reminder;
using domain::Value;

namespace {

/// How soon somebody who was promised an introduction may expect it.
constexpr domain::Span introduced_within{1, domain::Span::Unit::Weeks};

} // namespace

CommandHandlers InteractionCommands::handlers() {
    return {{"log", [this](const auto& params, auto now) { return log(params, now); }}};
}

std::optional<domain::Promise> InteractionCommands::promised(const Value& params,
                                                             const domain::Interaction& made,
                                                             domain::Date today) {
    const auto due = day_param(params, "follow_up", today);
    auto text = params.text_or("promise", "");
    const auto other = params.text_or("introduce", "");
    if (!text.empty() && !other.empty()) {
        throw domain::ValueError(
            "an introduction is a promise already: log the other one by itself");
    }
    if (!due && other.empty()) {
        return std::nullopt;
    }
    domain::Promise promise;
    promise.contact = made.contact;
    promise.made = made.date;
    promise.due = due.value_or(domain::advanced(today, introduced_within));
    promise.text = std::move(text);
    if (promise.due < made.date) {
        throw domain::ValueError("what was promised cannot be due before it was said");
    }
    return promise;
}

std::variant<domain::Contact, Refusal> InteractionCommands::other_side(const Value& params,
                                                                       const domain::Contact& one) {
    auto found = find_contact(engine_.store(), params.at("introduce").as_string());
    const auto* other = std::get_if<domain::Contact>(&found);
    if (other == nullptr) {
        return found;
    }
    for (const auto* side : {&one, other}) {
        if (side->subject != domain::SubjectKind::Person) {
            return wrong("only people can be introduced to each other, and " + side->name +
                         " is no person");
        }
    }
    if (other->id == one.id) {
        return wrong(one.name + " needs no introduction to " + one.name);
    }
    return found;
}

domain::Interaction InteractionCommands::reported(const Value& params,
                                                  const domain::ContactId& contact,
                                                  domain::Date today) {
    domain::Interaction interaction;
    interaction.contact = contact;
    interaction.date = day_param(params, "date", today).value_or(today);
    interaction.kind = word_param(params, "kind", "call", domain::parse_interaction_kind);
    interaction.direction = word_param(params, "direction", "out", domain::parse_direction);
    interaction.balance = word_param(params, "balance", "none", domain::parse_balance);
    interaction.note = params.text_or("note", "");
    interaction.source = "kith log";
    if (interaction.date > today) {
        throw domain::ValueError("what happened cannot lie in the future");
    }
    return interaction;
}

Answer InteractionCommands::log(const Value& params, Instant now) {
    const auto today = engine_.today(now);
    auto found = find_contact(engine_.store(), whom(params));
    if (auto* refusal = std::get_if<Refusal>(&found)) {
        return std::move(*refusal);
    }
    const auto& contact = std::get<domain::Contact>(found);
    const auto interaction = reported(params, contact.id, today);
    auto promise = promised(params, interaction, today);
    Value introduced;
    if (!params.text_or("introduce", "").empty()) {
        auto other = other_side(params, contact);
        if (auto* refusal = std::get_if<Refusal>(&other)) {
            return std::move(*refusal);
        }
        promise->introduces = std::get<domain::Contact>(other).id;
        introduced = brief_contact(std::get<domain::Contact>(other));
    }
    const auto open = engine_.store().open_reminders_of(contact.id);
    auto result = versioned();
    result["interaction"] = engine_.log(interaction, promise, now);
    result["promise"] = promise ? to_value(*promise) : Value();
    result["introduces"] = std::move(introduced);
    std::vector<Reminder> settled;
    for (const auto& before : open) {
        auto after = engine_.store().reminder(before.key);
        if (after && domain::is_settled(after->state)) {
            settled.push_back(std::move(*after));
        }
    }
    result["contact"] = brief_contact(contact);
    result["settled"] = to_items(settled, engine_, now);
    result["next"] = next_item(engine_, contact.id, now);
    return result;
}

} // namespace kith::app
