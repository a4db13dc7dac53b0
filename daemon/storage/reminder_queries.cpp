#include "storage/reminder_queries.hpp"

#include "storage/reminder_row.hpp"

#include <algorithm>

namespace kith::storage {

using domain::Instant;
using domain::Reminder;

std::vector<Reminder> ReminderQueries::due(Instant now, std::size_t limit) const {
    auto rows = connection_.prepare(
        select_reminders("WHERE state IN ('planned', 'snoozed') AND due_at <= ?1 "
                         "ORDER BY due_at, key LIMIT ?2"));
    return read_reminders(rows.bind(now, row_limit(limit)));
}

std::vector<Reminder> ReminderQueries::lapsing(Instant now, std::size_t limit) const {
    auto rows = connection_.prepare(
        select_reminders("WHERE state = 'open' AND lapses_at IS NOT NULL AND lapses_at <= ?1 "
                         "ORDER BY lapses_at, key LIMIT ?2"));
    return read_reminders(rows.bind(now, row_limit(limit)));
}

std::optional<Instant> ReminderQueries::next_change() const {
    auto due = connection_.prepare("SELECT due_at FROM reminder "
                                   "WHERE state IN ('planned', 'snoozed') ORDER BY due_at LIMIT 1");
    auto lapse = connection_.prepare("SELECT lapses_at FROM reminder WHERE state = 'open' "
                                     "AND lapses_at IS NOT NULL ORDER BY lapses_at LIMIT 1");
    const bool has_due = due.step();
    const bool has_lapse = lapse.step();
    if (has_due && has_lapse) {
        return std::min(due.column<Instant>(0), lapse.column<Instant>(0));
    }
    if (has_due) {
        return due.column<Instant>(0);
    }
    return has_lapse ? std::optional(lapse.column<Instant>(0)) : std::nullopt;
}

std::optional<Reminder> ReminderQueries::reminder(const domain::ReminderKey& key) const {
    auto row = connection_.prepare(select_reminders("WHERE key = ?1"));
    return row.bind(key).step() ? std::optional(read_reminder(row)) : std::nullopt;
}

std::optional<domain::ReminderKey>
ReminderQueries::reminder_of_delivery(const std::string& delivery) const {
    auto by_delivery = connection_.prepare(
        "SELECT reminder FROM delivery WHERE key = ?1 AND reminder IS NOT NULL");
    if (by_delivery.bind(delivery).step()) {
        return by_delivery.column<std::string>(0);
    }
    auto by_uid = connection_.prepare("SELECT key FROM reminder WHERE uid = ?1");
    return by_uid.bind(delivery).step() ? by_uid.maybe<std::string>(0) : std::nullopt;
}

std::vector<Reminder> ReminderQueries::open_reminders() const {
    auto rows = connection_.prepare(
        select_reminders("WHERE state IN ('open', 'snoozed') ORDER BY due_at, key"));
    return read_reminders(rows);
}

std::size_t ReminderQueries::open_count() const {
    auto row = connection_.prepare("SELECT count(*) FROM reminder WHERE state = 'open'");
    row.step();
    return static_cast<std::size_t>(row.column<std::int64_t>(0));
}

std::vector<Reminder> ReminderQueries::open_reminders_of(const domain::ContactId& id) const {
    auto rows = connection_.prepare(
        select_reminders("WHERE contact = ?1 AND settled_on IS NULL "
                         "AND +state IN ('open', 'snoozed') ORDER BY due_at, key"));
    return read_reminders(rows.bind(id));
}

std::vector<Reminder> ReminderQueries::agenda(domain::Date from, domain::Date to,
                                              bool overdue) const {
    std::vector<Reminder> entries;
    if (overdue) {
        auto rows = connection_.prepare(
            select_reminders("WHERE state = 'open' AND date < ?1 ORDER BY date, key"));
        entries = read_reminders(rows.bind(from));
    }
    auto rows = connection_.prepare(
        select_reminders("WHERE settled_at IS NULL AND date BETWEEN ?1 AND ?2 ORDER BY date, key"));
    auto dated = read_reminders(rows.bind(from, to));
    std::move(dated.begin(), dated.end(), std::back_inserter(entries));
    return entries;
}

std::int64_t ReminderQueries::agenda_revision() const {
    auto row = connection_.prepare("SELECT max(revision) FROM reminder");
    row.step();
    return row.maybe<std::int64_t>(0).value_or(0);
}

std::vector<domain::ReminderStore::Change>
ReminderQueries::agenda_changes(std::int64_t after, std::size_t limit) const {
    auto rows =
        connection_.prepare(select_reminders("WHERE revision > ?1 ORDER BY revision LIMIT ?2"));
    rows.bind(after, row_limit(limit));
    std::vector<domain::ReminderStore::Change> changes;
    while (rows.step()) {
        changes.push_back(
            {rows.column<std::int64_t>(reminder_revision_column), read_reminder(rows)});
    }
    return changes;
}

std::vector<Reminder> ReminderQueries::known_of(const domain::ContactId& id,
                                                domain::Date settled_since) const {
    auto unsettled = connection_.prepare(
        select_reminders("WHERE contact = ?1 AND settled_on IS NULL ORDER BY due_at, key"));
    auto settled = connection_.prepare(
        select_reminders("WHERE contact = ?1 AND settled_on >= ?2 AND NOT withdrawn "
                         "ORDER BY due_at, key"));
    auto known = read_reminders(unsettled.bind(id));
    auto past = read_reminders(settled.bind(id, settled_since));
    std::move(past.begin(), past.end(), std::back_inserter(known));
    std::ranges::stable_sort(known, {}, &Reminder::due_at);
    return known;
}

} // namespace kith::storage
