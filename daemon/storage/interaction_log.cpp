#include "storage/interaction_log.hpp"

#include "storage/reminder_row.hpp"

namespace kith::storage {

using domain::Interaction;

namespace {

std::string select_interactions(std::string_view rest) {
    return "SELECT id, contact, date, kind, direction, balance, note, source FROM interaction " +
           std::string(rest);
}

Interaction read_interaction(const Statement& row) {
    Interaction interaction{};
    interaction.id = row.column<std::int64_t>(0);
    interaction.contact = row.column<std::string>(1);
    interaction.date = row.column<domain::Date>(2);
    interaction.kind = row.word(3, domain::parse_interaction_kind);
    interaction.direction = row.word(4, domain::parse_direction);
    interaction.balance = row.word(5, domain::parse_balance);
    interaction.note = row.column<std::string>(6);
    interaction.source = row.column<std::string>(7);
    return interaction;
}

} // namespace

std::int64_t InteractionLog::log(const Interaction& interaction,
                                 const std::optional<domain::Promise>& promise,
                                 domain::Instant now) {
    connection_.run("INSERT INTO interaction (contact, date, kind, direction, balance, note, "
                    "source, logged_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                    interaction.contact, interaction.date, to_text(interaction.kind),
                    to_text(interaction.direction), to_text(interaction.balance), interaction.note,
                    interaction.source, now);
    const auto id = connection_.last_insert_id();
    if (promise) {
        connection_.run("INSERT INTO promise (interaction, contact, made, due, text) "
                        "VALUES (?1, ?2, ?3, ?4, ?5)",
                        id, interaction.contact, interaction.date, promise->due, promise->text);
    }
    return id;
}

void InteractionLog::settle_promise(std::int64_t id, domain::Instant now) {
    connection_.run("UPDATE promise SET settled_at = ?2 WHERE id = ?1 AND settled_at IS NULL", id,
                    now);
}

std::vector<Interaction> InteractionLog::interactions(const domain::ContactId& id,
                                                      std::size_t limit) const {
    auto rows = connection_.prepare(
        select_interactions("WHERE contact = ?1 ORDER BY date DESC, id DESC LIMIT ?2"));
    rows.bind(id, row_limit(limit));
    std::vector<Interaction> interactions;
    while (rows.step()) {
        interactions.push_back(read_interaction(rows));
    }
    return interactions;
}

std::optional<Interaction> InteractionLog::last_note(const domain::ContactId& id) const {
    auto row = connection_.prepare(select_interactions(
        "WHERE contact = ?1 AND note <> '' ORDER BY date DESC, id DESC LIMIT 1"));
    return row.bind(id).step() ? std::optional(read_interaction(row)) : std::nullopt;
}

std::vector<domain::Promise> InteractionLog::promises(const domain::ContactId& id) const {
    auto rows = connection_.prepare("SELECT id, contact, made, due, text FROM promise "
                                    "WHERE contact = ?1 AND settled_at IS NULL ORDER BY due, id");
    rows.bind(id);
    std::vector<domain::Promise> promises;
    while (rows.step()) {
        promises.push_back({rows.column<std::int64_t>(0), rows.column<std::string>(1),
                            rows.column<domain::Date>(2), rows.column<domain::Date>(3),
                            rows.column<std::string>(4)});
    }
    return promises;
}

} // namespace kith::storage
