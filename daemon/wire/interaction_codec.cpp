#include "wire/interaction_codec.hpp"

#include "wire/json.hpp"
#include "wire/members.hpp"

namespace kith::wire {

using domain::Interaction;

domain::Value to_value(const Interaction& interaction) {
    domain::Value value;
    value["contact"] = interaction.contact;
    value["date"] = domain::format_date(interaction.date);
    value["kind"] = to_text(interaction.kind);
    value["direction"] = to_text(interaction.direction);
    value["balance"] = to_text(interaction.balance);
    value["note"] = interaction.note;
    if (interaction.id != 0) {
        value["id"] = interaction.id;
    }
    if (!interaction.source.empty()) {
        value["source"] = interaction.source;
    }
    return value;
}

ReportedInteraction interaction_from(const domain::Value& value) {
    const Members members(value);
    ReportedInteraction report;
    Interaction& interaction = report.interaction;
    interaction.contact = members.line_or("contact", "");
    report.email = members.line_or("email", "");
    if (interaction.contact.empty() == report.email.empty()) {
        members.refuse("contact", "expected one of contact and email");
    }
    interaction.date = members.date("date");
    interaction.kind =
        members.word("kind", domain::parse_interaction_kind, domain::InteractionKind::Event);
    if (members.has("direction")) {
        interaction.direction =
            members.word("direction", domain::parse_direction, domain::Direction::In);
    }
    if (members.has("balance")) {
        interaction.balance =
            members.word("balance", domain::parse_balance, domain::Balance::Mutual);
    }
    interaction.note = members.line_or("note", "");
    interaction.id = members.integer_or("id", 0, 0, max_exact_integer);
    interaction.source = members.line_or("source", "");
    return report;
}

} // namespace kith::wire
