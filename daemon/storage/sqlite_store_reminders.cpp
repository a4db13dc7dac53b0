#include "storage/sqlite_store.hpp"

// The half of SqliteStore that is about reminders and their deliveries.

namespace kith::storage {

using domain::ContactId;
using domain::Date;
using domain::Instant;
using domain::ReminderKey;

bool SqliteStore::apply_plan(const ContactId& contact, const domain::Plan& plan, Instant now,
                             Date today) {
    bool changed = false;
    transition(now, [&] { changed = reminders_.apply_plan(contact, plan, now, today); });
    return changed;
}

std::vector<domain::Reminder> SqliteStore::due(Instant now, std::size_t limit) const {
    return agenda_.due(now, limit);
}

std::vector<domain::Reminder> SqliteStore::lapsing(Instant now, std::size_t limit) const {
    return agenda_.lapsing(now, limit);
}

std::optional<Instant> SqliteStore::next_change() const { return agenda_.next_change(); }

void SqliteStore::open(std::span<const domain::Opening> openings, Instant now, Date today) {
    transition(now, [&] {
        for (const auto& opening : openings) {
            reminders_.open(opening, now, today);
        }
    });
}

std::vector<ReminderKey> SqliteStore::settle(std::span<const domain::Settlement> settlements,
                                             Instant now, Date today) {
    std::vector<ReminderKey> settled;
    transition(now, [&] {
        for (const auto& settlement : settlements) {
            if (reminders_.settle(settlement, now, today)) {
                settled.push_back(settlement.key);
            }
        }
    });
    return settled;
}

bool SqliteStore::snooze(const ReminderKey& key, Instant until, Date until_date, Instant now) {
    bool snoozed = false;
    transition(now, [&] { snoozed = reminders_.snooze(key, until, until_date, now); });
    return snoozed;
}

std::optional<domain::Reminder> SqliteStore::reminder(const ReminderKey& key) const {
    return agenda_.reminder(key);
}

std::optional<ReminderKey> SqliteStore::reminder_of_delivery(const std::string& delivery) const {
    return agenda_.reminder_of_delivery(delivery);
}

std::vector<domain::Reminder> SqliteStore::open_reminders() const {
    return agenda_.open_reminders();
}

std::size_t SqliteStore::open_count() const { return agenda_.open_count(); }

void SqliteStore::each_open(const OpenVisitor& visitor) const { agenda_.each_open(visitor); }

std::vector<domain::Reminder> SqliteStore::open_reminders_of(const ContactId& id) const {
    return agenda_.open_reminders_of(id);
}

std::vector<domain::Reminder> SqliteStore::agenda(Date from, Date to, bool overdue) const {
    return agenda_.agenda(from, to, overdue);
}

std::vector<domain::Reminder> SqliteStore::settled_between(Date from, Date to,
                                                           std::size_t limit) const {
    return agenda_.settled_between(from, to, limit);
}

std::vector<SqliteStore::DayCount> SqliteStore::paced_days() const { return agenda_.paced_days(); }

int SqliteStore::paced_opened(Instant from, Instant until) const {
    return agenda_.paced_opened(from, until);
}

void SqliteStore::each_waiting(Date today, const WaitingVisitor& visitor) const {
    agenda_.each_waiting(today, visitor);
}

void SqliteStore::move(std::span<const Move> moves, Instant now) {
    transition(now, [&] {
        for (const auto& one : moves) {
            reminders_.move(one, now);
        }
    });
}

std::int64_t SqliteStore::agenda_revision() const { return agenda_.agenda_revision(); }

std::vector<SqliteStore::Change> SqliteStore::agenda_changes(std::int64_t after,
                                                             std::size_t limit) const {
    return agenda_.agenda_changes(after, limit);
}

bool SqliteStore::enqueue(const domain::Delivery& delivery) {
    bool added = false;
    transition(delivery.created_at, [&] { added = insert_delivery(*connection_, delivery); });
    return added;
}

std::optional<domain::Lease> SqliteStore::lease(const std::string& channel, Instant now) {
    std::optional<domain::Lease> lease;
    transition(now, [&] { lease = outbox_.lease(channel, now); });
    return lease;
}

bool SqliteStore::complete(const domain::Lease& lease, const domain::Verdict& verdict,
                           Instant now) {
    bool held = false;
    transition(now, [&] { held = outbox_.complete(lease, verdict, now); });
    return held;
}

std::optional<Instant> SqliteStore::next_attempt(const std::string& channel) const {
    return outbox_.next_attempt(channel);
}

std::size_t SqliteStore::drop_channels_except(std::span<const std::string> channels, Instant now) {
    std::size_t dropped = 0;
    transition(now, [&] { dropped = outbox_.drop_channels_except(channels, now); });
    return dropped;
}

void SqliteStore::hasten(const std::string& channel, Instant now) {
    transition(now, [&] { outbox_.hasten(channel, now); });
}

std::optional<domain::Delivery> SqliteStore::delivery(const std::string& key) const {
    return outbox_.delivery(key);
}

std::vector<domain::Delivery> SqliteStore::deliveries_of(const ReminderKey& key) const {
    return outbox_.deliveries_of(key);
}

std::size_t SqliteStore::pending_count(const std::string& channel) const {
    return outbox_.pending_count(channel);
}

std::size_t SqliteStore::due_count(const std::string& channel, Instant now) const {
    return outbox_.due_count(channel, now);
}

std::vector<domain::Attempt> SqliteStore::history(const std::optional<ContactId>& contact,
                                                  std::size_t limit) const {
    return outbox_.history(contact, limit);
}

} // namespace kith::storage
