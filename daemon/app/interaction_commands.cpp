#include "app/interaction_commands.hpp"

#include "app/command_params.hpp"
#include "app/contact_finder.hpp"
#include "app/items.hpp"

namespace kith::app {

using control::Refusal;
using domain::Instant;
using domain::Reminder;
using domain::Value;

CommandHandlers InteractionCommands::handlers() {
    return {{"log", [this](const auto& params, auto now) { return log(params, now); }}};
}

Answer InteractionCommands::log(const Value& params, Instant now) {
    const auto today = engine_.today(now);
    auto found = find_contact(engine_.store(), whom(params));
    if (auto* refusal = std::get_if<Refusal>(&found)) {
        return std::move(*refusal);
    }
    const auto& contact = std::get<domain::Contact>(found);
    domain::Interaction interaction;
    interaction.contact = contact.id;
    interaction.date = day_param(params, "date", today).value_or(today);
    interaction.kind = word_param(params, "kind", "call", domain::parse_interaction_kind);
    interaction.direction = word_param(params, "direction", "out", domain::parse_direction);
    interaction.balance = word_param(params, "balance", "none", domain::parse_balance);
    interaction.note = params.text_or("note", "");
    interaction.source = "kith log";
    if (interaction.date > today) {
        return wrong("what happened cannot lie in the future");
    }
    std::optional<domain::Promise> promise;
    if (const auto due = day_param(params, "follow_up", today)) {
        promise = domain::Promise{
            0, contact.id, interaction.date, *due, params.text_or("promise", ""), {}};
    }
    const auto open = engine_.store().open_reminders_of(contact.id);
    auto result = versioned();
    result["interaction"] = engine_.log(interaction, promise, now);
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
