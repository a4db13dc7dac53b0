#include "storage/delivery_row.hpp"

namespace kith::storage {

namespace {

std::optional<std::string> text_if_any(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

} // namespace

std::string select_deliveries(std::string_view rest) {
    return "SELECT id, lease, key, kind, channel, reminder, belongs_to, round, state, next_at, "
           "created_at, attempts, crashes, uncertain, withdrawable, date, title, body, last_text "
           "FROM delivery " +
           std::string(rest);
}

DeliveryRow read_delivery(const Statement& row) {
    DeliveryRow result{};
    result.id = row.column<std::int64_t>(0);
    result.lease = row.column<std::int64_t>(1);
    auto& delivery = result.delivery;
    delivery.key = row.column<std::string>(2);
    delivery.kind = row.word(3, domain::parse_delivery_kind);
    delivery.channel = row.column<std::string>(4);
    delivery.reminder = row.maybe<std::string>(5).value_or("");
    delivery.belongs_to = row.column<std::string>(6);
    delivery.round = row.column<int>(7);
    delivery.state = row.word(8, domain::parse_delivery_state);
    delivery.next_at = row.column<domain::Instant>(9);
    delivery.created_at = row.column<domain::Instant>(10);
    delivery.attempts = row.column<int>(11);
    delivery.crashes = row.column<int>(12);
    delivery.uncertain = row.column<bool>(13);
    delivery.withdrawable = row.column<bool>(14);
    delivery.date = row.maybe<domain::Date>(15).value_or(domain::Date());
    delivery.title = row.column<std::string>(16);
    delivery.body = row.column<std::string>(17);
    delivery.last_text = row.column<std::string>(18);
    return result;
}

bool insert_delivery(Connection& connection, const domain::Delivery& delivery) {
    const bool dated = delivery.kind == domain::DeliveryKind::Digest;
    connection.run("INSERT INTO delivery (key, kind, channel, reminder, belongs_to, round, state, "
                   "next_at, created_at, attempts, crashes, uncertain, withdrawable, date, title, "
                   "body, last_text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
                   "?13, ?14, ?15, ?16, ?17) ON CONFLICT (key) DO NOTHING",
                   delivery.key, to_text(delivery.kind), delivery.channel,
                   text_if_any(delivery.reminder), delivery.belongs_to, delivery.round,
                   to_text(delivery.state), delivery.next_at, delivery.created_at,
                   delivery.attempts, delivery.crashes, delivery.uncertain, delivery.withdrawable,
                   dated ? std::optional(delivery.date) : std::nullopt, delivery.title,
                   delivery.body, delivery.last_text);
    return connection.changes() > 0;
}

} // namespace kith::storage
