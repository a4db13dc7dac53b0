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

std::vector<Interaction> read_interactions(Statement& rows) {
    std::vector<Interaction> interactions;
    while (rows.step()) {
        interactions.push_back(read_interaction(rows));
    }
    return interactions;
}

std::string select_promises(std::string_view rest) {
    return "SELECT id, contact, made, due, text, introduces FROM promise " + std::string(rest);
}

domain::Promise read_promise(const Statement& row) {
    return {row.column<std::int64_t>(0), row.column<std::string>(1), row.column<domain::Date>(2),
            row.column<domain::Date>(3), row.column<std::string>(4), row.column<std::string>(5)};
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
        auto made = *promise;
        made.contact = interaction.contact;
        made.made = interaction.date;
        insert_promise(made, id);
    }
    return id;
}

std::optional<Interaction> InteractionLog::remove(std::int64_t id) {
    std::optional<Interaction> removed;
    {
        auto row = connection_.prepare(select_interactions("WHERE id = ?1"));
        if (row.bind(id).step()) {
            removed = read_interaction(row);
        }
    }
    if (removed) {
        connection_.run("UPDATE promise SET interaction = NULL WHERE interaction = ?1", id);
        connection_.run("DELETE FROM interaction WHERE id = ?1", id);
    }
    return removed;
}

std::int64_t InteractionLog::add_promise(const domain::Promise& promise) {
    return insert_promise(promise, std::nullopt);
}

std::int64_t InteractionLog::insert_promise(const domain::Promise& promise,
                                            std::optional<std::int64_t> interaction) {
    connection_.run("INSERT INTO promise (interaction, contact, made, due, text, introduces) "
                    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    interaction, promise.contact, promise.made, promise.due, promise.text,
                    promise.introduces);
    return connection_.last_insert_id();
}

std::optional<domain::Promise> InteractionLog::promise(std::int64_t id) const {
    auto row = connection_.prepare(select_promises("WHERE id = ?1"));
    return row.bind(id).step() ? std::optional(read_promise(row)) : std::nullopt;
}

void InteractionLog::settle_promise(std::int64_t id, domain::Instant now) {
    connection_.run("UPDATE promise SET settled_at = ?2 WHERE id = ?1 AND settled_at IS NULL", id,
                    now);
}

std::vector<Interaction> InteractionLog::interactions(const domain::ContactId& id,
                                                      std::size_t limit) const {
    auto rows = connection_.prepare(
        select_interactions("WHERE contact = ?1 ORDER BY date DESC, id DESC LIMIT ?2"));
    return read_interactions(rows.bind(id, row_limit(limit)));
}

std::vector<Interaction> InteractionLog::interactions_between(domain::Date from, domain::Date to,
                                                              std::size_t limit) const {
    auto rows = connection_.prepare(
        select_interactions("WHERE date BETWEEN ?1 AND ?2 ORDER BY date DESC, id DESC LIMIT ?3"));
    return read_interactions(rows.bind(from, to, row_limit(limit)));
}

std::optional<Interaction> InteractionLog::last_note(const domain::ContactId& id) const {
    auto row = connection_.prepare(select_interactions(
        "WHERE contact = ?1 AND note <> '' AND NOT EXISTS (SELECT 1 FROM proposal WHERE "
        "record = interaction.id AND what = 'interaction') ORDER BY date DESC, id DESC LIMIT 1"));
    return row.bind(id).step() ? std::optional(read_interaction(row)) : std::nullopt;
}

std::vector<domain::Promise> InteractionLog::promises(const domain::ContactId& id) const {
    auto rows = connection_.prepare(
        select_promises("WHERE contact = ?1 AND settled_at IS NULL ORDER BY due, id"));
    rows.bind(id);
    std::vector<domain::Promise> promises;
    while (rows.step()) {
        promises.push_back(read_promise(rows));
    }
    return promises;
}

} // namespace kith::storage
