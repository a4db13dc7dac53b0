#include "storage/outbox.hpp"

#include "storage/reminder_row.hpp"
#include "storage/withdrawal.hpp"

#include <algorithm>

namespace kith::storage {

using domain::Delivery;
using domain::DeliveryKind;
using domain::DeliveryState;
using domain::Instant;
using domain::Lease;
using domain::Verdict;

namespace {

/// All rows of one query are read before anything is changed.
std::vector<std::string> texts_of(Statement& rows) {
    std::vector<std::string> texts;
    while (rows.step()) {
        texts.push_back(rows.column<std::string>(0));
    }
    return texts;
}

} // namespace

std::optional<Lease> Outbox::lease(const std::string& channel, Instant now) {
    while (auto row = first_ready(channel, now)) {
        const auto kind = row->delivery.kind;
        auto items = items_of(*row);
        const bool has_reminders = kind == DeliveryKind::Single || kind == DeliveryKind::Digest;
        if (has_reminders && items.empty()) {
            supersede(*row);
            continue;
        }
        auto lease = start_attempt(std::move(*row), now);
        lease.items = std::move(items);
        return lease;
    }
    return std::nullopt;
}

std::optional<DeliveryRow> Outbox::first_ready(const std::string& channel, Instant now) const {
    auto row = connection_.prepare(
        select_deliveries("WHERE channel = ?1 AND state = 'pending' AND kind <> 'item' "
                          "AND next_at <= ?2 ORDER BY next_at, created_at, id LIMIT 1"));
    return row.bind(channel, now).step() ? std::optional(read_delivery(row)) : std::nullopt;
}

std::vector<Lease::Item> Outbox::items_of(const DeliveryRow& row) {
    switch (row.delivery.kind) {
    case DeliveryKind::Single:
        if (is_wanted(row.delivery)) {
            return {{row.delivery.reminder, true}};
        }
        return {};
    case DeliveryKind::Digest:
        return digest_items(row.delivery);
    case DeliveryKind::Item:
    case DeliveryKind::Withdraw:
    case DeliveryKind::Notice:
        break;
    }
    return {};
}

std::vector<Lease::Item> Outbox::digest_items(const Delivery& digest) {
    // An item whose digest ended before it came is not lost: the next digest takes it.
    connection_.run(
        "UPDATE delivery SET belongs_to = ?2 WHERE channel = ?1 AND kind = 'item' "
        "AND state = 'pending' AND belongs_to <> ?2 AND NOT EXISTS (SELECT 1 FROM delivery AS "
        "digest "
        "WHERE digest.key = delivery.belongs_to AND digest.state IN ('pending', 'leased'))",
        digest.channel, digest.key);
    std::vector<Lease::Item> items;
    auto own = connection_.prepare(
        "SELECT item.reminder FROM delivery AS item JOIN reminder ON reminder.key = item.reminder "
        "WHERE item.belongs_to = ?1 AND item.kind = 'item' AND item.state = 'pending' "
        "AND reminder.state = 'open' ORDER BY reminder.due_at, reminder.key");
    for (auto& reminder : texts_of(own.bind(digest.key))) {
        items.push_back({std::move(reminder), true});
    }
    // What waits for another digest of its own has not been said yet and will be, there.
    auto others = connection_.prepare(
        "SELECT reminder.key FROM reminder WHERE state IN ('open', 'snoozed') AND state = 'open' "
        "AND EXISTS (SELECT 1 FROM delivery AS item WHERE item.reminder = reminder.key "
        "AND item.kind = 'item' AND item.channel = ?1 AND item.round = reminder.round "
        "AND item.state <> 'pending') ORDER BY due_at, key");
    for (auto& reminder : texts_of(others.bind(digest.channel))) {
        items.push_back({std::move(reminder), false});
    }
    return items;
}

void Outbox::supersede(const DeliveryRow& row) {
    connection_.run("UPDATE delivery SET state = 'superseded' WHERE id = ?1", row.id);
    connection_.run("UPDATE delivery SET state = 'superseded' "
                    "WHERE belongs_to = ?1 AND kind = 'item' AND state = 'pending'",
                    row.delivery.key);
}

Lease Outbox::start_attempt(DeliveryRow row, Instant now) {
    const auto sequence = row.lease + 1;
    connection_.run("UPDATE delivery SET state = 'leased', lease = ?2, "
                    "epoch = (SELECT epoch FROM kith) WHERE id = ?1",
                    row.id, sequence);
    if (row.delivery.kind == DeliveryKind::Digest) {
        connection_.run("UPDATE delivery SET lease = ?2 "
                        "WHERE belongs_to = ?1 AND kind = 'item' AND state = 'pending'",
                        row.delivery.key, sequence);
    }
    connection_.run("INSERT INTO attempt (delivery, number, started_at) VALUES (?1, ?2, ?3)",
                    row.id, sequence, now);
    row.delivery.state = DeliveryState::Leased;
    return {std::move(row.delivery), sequence, static_cast<int>(sequence), {}};
}

bool Outbox::is_wanted(const Delivery& single) const {
    auto row = connection_.prepare(
        "SELECT 1 FROM reminder WHERE key = ?1 AND state = 'open' AND round <= ?2");
    return row.bind(single.reminder, single.round).step();
}

std::optional<DeliveryRow> Outbox::held(const Lease& lease) const {
    auto row = connection_.prepare(
        select_deliveries("WHERE key = ?1 AND state = 'leased' AND lease = ?2"));
    row.bind(lease.delivery.key, lease.sequence);
    return row.step() ? std::optional(read_delivery(row)) : std::nullopt;
}

bool Outbox::complete(const Lease& lease, const Verdict& verdict, Instant now) {
    const auto row = held(lease);
    if (!row) {
        return false;
    }
    const auto& delivery = row->delivery;
    const bool unwanted = delivery.kind == DeliveryKind::Single && !is_wanted(delivery);
    auto decided = verdict;
    if (unwanted && verdict.state != DeliveryState::Delivered) {
        decided.state = DeliveryState::Superseded;
    }
    end_attempt(*row, decided, now);
    if (delivery.kind == DeliveryKind::Digest && decided.state != DeliveryState::Pending) {
        connection_.run("UPDATE delivery SET state = ?3 WHERE belongs_to = ?1 AND kind = 'item' "
                        "AND state = 'pending' AND lease = ?2",
                        delivery.key, row->lease, to_text(decided.state));
    }
    if (unwanted && decided.state == DeliveryState::Delivered && delivery.withdrawable) {
        add_withdrawal(connection_, delivery, now);
    }
    return true;
}

void Outbox::end_attempt(const DeliveryRow& row, const Verdict& verdict, Instant now) {
    const auto& outcome = verdict.outcome;
    const bool again = verdict.state == DeliveryState::Pending;
    connection_.run(
        "UPDATE delivery SET state = ?2, epoch = NULL, next_at = coalesce(?3, next_at), "
        "attempts = attempts + ?4, crashes = crashes + ?5, "
        "uncertain = max(uncertain, ?6), last_text = ?7 WHERE id = ?1",
        row.id, to_text(verdict.state), again ? std::optional(verdict.next_at) : std::nullopt,
        verdict.charged, verdict.crashed, verdict.uncertain, outcome.text);
    connection_.run("UPDATE attempt SET ended_at = ?3, result = ?4, uncertain = ?5, code = ?6, "
                    "text = ?7 WHERE delivery = ?1 AND number = ?2",
                    row.id, row.lease, now, to_text(outcome.result), verdict.uncertain,
                    outcome.code, outcome.text);
}

std::size_t Outbox::drop_channels_except(std::span<const std::string> channels, Instant now) {
    auto query = connection_.prepare(
        "SELECT DISTINCT channel FROM delivery WHERE state IN ('pending', 'leased')");
    std::int64_t dropped = 0;
    for (const auto& channel : texts_of(query)) {
        if (std::ranges::find(channels, channel) != channels.end()) {
            continue;
        }
        connection_.run("UPDATE attempt SET ended_at = ?2, uncertain = 1, "
                        "text = 'the channel was removed' WHERE ended_at IS NULL AND (delivery, "
                        "number) IN (SELECT id, lease FROM delivery WHERE channel = ?1 "
                        "AND state IN ('pending', 'leased') AND state = 'leased')",
                        channel, now);
        connection_.run("UPDATE delivery SET uncertain = max(uncertain, state = 'leased'), "
                        "state = 'dead', epoch = NULL, last_text = 'the channel was removed' "
                        "WHERE channel = ?1 AND state IN ('pending', 'leased')",
                        channel);
        dropped += connection_.changes();
    }
    return static_cast<std::size_t>(dropped);
}

void Outbox::hasten(const std::string& channel, Instant now) {
    // What was never tried waits for its own hour, not for the channel.
    connection_.run("UPDATE delivery SET next_at = ?2 WHERE channel = ?1 AND state = 'pending' "
                    "AND kind <> 'item' AND next_at > ?2 AND lease > 0",
                    channel, now);
}

void Outbox::forget_later(Instant now) {
    connection_.run("UPDATE delivery SET next_at = ?1 WHERE state = 'pending' AND kind <> 'item' "
                    "AND next_at > ?1 AND (lease > 0 OR (created_at > ?1 AND kind <> 'digest'))",
                    now);
    connection_.run("DELETE FROM delivery WHERE state = 'pending' AND kind = 'digest' "
                    "AND lease = 0 AND created_at > ?1",
                    now);
}

void Outbox::begin_epoch() {
    connection_.run("UPDATE kith SET epoch = epoch + 1");
    connection_.run(
        "UPDATE attempt SET uncertain = 1 WHERE ended_at IS NULL AND (delivery, number) "
        "IN (SELECT id, lease FROM delivery WHERE state = 'leased')");
    connection_.run(
        "UPDATE delivery SET state = 'pending', epoch = NULL, uncertain = 1, "
        "next_at = (SELECT started_at FROM attempt WHERE attempt.delivery = delivery.id "
        "AND attempt.number = delivery.lease) WHERE state = 'leased'");
}

std::optional<Instant> Outbox::next_attempt(const std::string& channel) const {
    auto row =
        connection_.prepare("SELECT next_at FROM delivery WHERE channel = ?1 "
                            "AND state = 'pending' AND kind <> 'item' ORDER BY next_at LIMIT 1");
    return row.bind(channel).step() ? std::optional(row.column<Instant>(0)) : std::nullopt;
}

std::optional<Delivery> Outbox::delivery(const std::string& key) const {
    auto row = connection_.prepare(select_deliveries("WHERE key = ?1"));
    return row.bind(key).step() ? std::optional(read_delivery(row).delivery) : std::nullopt;
}

std::vector<Delivery> Outbox::deliveries_of(const domain::ReminderKey& key) const {
    auto rows = connection_.prepare(select_deliveries("WHERE reminder = ?1 ORDER BY id"));
    rows.bind(key);
    std::vector<Delivery> deliveries;
    while (rows.step()) {
        deliveries.push_back(read_delivery(rows).delivery);
    }
    return deliveries;
}

std::size_t Outbox::pending_count(const std::string& channel) const {
    auto row = connection_.prepare("SELECT count(*) FROM delivery WHERE channel = ?1 "
                                   "AND state IN ('pending', 'leased') AND kind <> 'item'");
    row.bind(channel).step();
    return static_cast<std::size_t>(row.column<std::int64_t>(0));
}

std::size_t Outbox::due_count(const std::string& channel, Instant now) const {
    auto row = connection_.prepare("SELECT count(*) FROM delivery WHERE channel = ?1 "
                                   "AND state IN ('pending', 'leased') AND kind <> 'item' "
                                   "AND (state = 'leased' OR next_at <= ?2)");
    row.bind(channel, now).step();
    return static_cast<std::size_t>(row.column<std::int64_t>(0));
}

std::vector<domain::Attempt> Outbox::history(const std::optional<domain::ContactId>& contact,
                                             std::size_t limit) const {
    const std::string columns =
        "SELECT delivery.key, delivery.kind, delivery.channel, delivery.reminder, attempt.number, "
        "attempt.started_at, attempt.ended_at, attempt.result, attempt.uncertain, attempt.code, "
        "attempt.text FROM attempt CROSS JOIN delivery ON delivery.id = attempt.delivery ";
    // Of a contact: what went out for its reminders by themselves, and the digests that named them.
    const std::string of_contact =
        "WHERE attempt.delivery IN (SELECT delivery.id FROM reminder JOIN delivery "
        "ON delivery.reminder = reminder.key WHERE reminder.contact = ?2 UNION "
        "SELECT digest.id FROM reminder JOIN delivery AS item ON item.reminder = reminder.key "
        "JOIN delivery AS digest ON digest.key = item.belongs_to "
        "WHERE reminder.contact = ?2 AND item.kind = 'item') ";
    auto rows = connection_.prepare(columns + (contact ? of_contact : "") +
                                    "ORDER BY attempt.id DESC LIMIT ?1");
    rows.bind(row_limit(limit));
    if (contact) {
        rows.bind(row_limit(limit), *contact);
    }
    std::vector<domain::Attempt> attempts;
    while (rows.step()) {
        domain::Attempt attempt;
        attempt.delivery = rows.column<std::string>(0);
        attempt.kind = rows.word(1, domain::parse_delivery_kind);
        attempt.channel = rows.column<std::string>(2);
        attempt.reminder = rows.maybe<std::string>(3).value_or("");
        attempt.number = rows.column<int>(4);
        attempt.started_at = rows.column<Instant>(5);
        attempt.ended_at = rows.maybe<Instant>(6);
        if (!rows.is_null(7)) {
            attempt.result = rows.word(7, domain::parse_outcome_result);
        }
        attempt.uncertain = rows.column<bool>(8);
        attempt.code = rows.column<std::string>(9);
        attempt.text = rows.column<std::string>(10);
        attempts.push_back(std::move(attempt));
    }
    return attempts;
}

} // namespace kith::storage
