#include "storage/reminder_queries.hpp"

#include "storage/reminder_row.hpp"

#include <algorithm>

namespace kith::storage {

using domain::Instant;
using domain::Reminder;

namespace {

/// How many rows are held at once while many are walked.
constexpr std::size_t page_size = 256;

} // namespace

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

void ReminderQueries::each_open(const domain::ReminderStore::OpenVisitor& visitor) const {
    auto rows = connection_.prepare(select_reminders("WHERE state IN ('open', 'snoozed')"));
    while (rows.step() && visitor(read_reminder(rows))) {
    }
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

std::vector<Reminder> ReminderQueries::settled_between(domain::Date from, domain::Date to,
                                                       std::size_t limit) const {
    auto rows = connection_.prepare(
        select_reminders("WHERE settled_on BETWEEN ?1 AND ?2 AND withdrawn = 0 "
                         "ORDER BY settled_on DESC, settled_at DESC, id DESC LIMIT ?3"));
    return read_reminders(rows.bind(from, to, row_limit(limit)));
}

std::vector<domain::ReminderStore::DayCount> ReminderQueries::paced_days() const {
    auto rows = connection_.prepare("SELECT date, count(*) FROM reminder "
                                    "WHERE state = 'planned' AND paced = 1 GROUP BY date");
    std::vector<domain::ReminderStore::DayCount> days;
    while (rows.step()) {
        days.push_back({rows.column<domain::Date>(0), rows.column<int>(1)});
    }
    return days;
}

int ReminderQueries::paced_opened(Instant from, Instant until) const {
    auto row = connection_.prepare("SELECT count(*) FROM reminder WHERE paced = 1 "
                                   "AND opened_at >= ?1 AND opened_at < ?2");
    row.bind(from, until).step();
    return row.column<int>(0);
}

void ReminderQueries::each_waiting(domain::Date today,
                                   const domain::ReminderStore::WaitingVisitor& visitor) const {
    std::vector<domain::ReminderStore::Waiting> page;
    std::string last_wanted;
    std::int64_t last_id = 0;
    do {
        // Read page by page: the visitor may move what it is shown, and no snapshot is held.
        page.clear();
        {
            auto rows = connection_.prepare(
                "SELECT key, contact, wanted, at_worst, date, at, zone, id FROM reminder "
                "WHERE state = 'planned' AND paced = 1 AND wanted <= ?1 "
                "AND (wanted, id) > (?2, ?3) ORDER BY wanted, id LIMIT ?4");
            rows.bind(today, last_wanted, last_id, row_limit(page_size));
            while (rows.step()) {
                page.push_back({rows.column<std::string>(0), rows.column<std::string>(1),
                                rows.column<domain::Date>(2), rows.column<domain::Date>(3),
                                rows.column<domain::Date>(4),
                                domain::TimeOfDay(rows.column<std::int64_t>(5)),
                                rows.column<std::string>(6)});
                last_wanted = rows.column<std::string>(2);
                last_id = rows.column<std::int64_t>(7);
            }
        }
        std::ranges::for_each(page, visitor);
    } while (page.size() == page_size);
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
    // A cadence of many years still counts from what was settled last, whatever its age.
    auto settled = connection_.prepare(select_reminders(
        "WHERE contact = ?1 AND NOT withdrawn AND (settled_on >= ?2 OR id IN (SELECT id "
        "FROM reminder WHERE contact = ?1 AND settled_on IS NOT NULL AND NOT withdrawn "
        "ORDER BY settled_on DESC LIMIT 50)) ORDER BY due_at, key"));
    auto known = read_reminders(unsettled.bind(id));
    auto past = read_reminders(settled.bind(id, settled_since));
    std::move(past.begin(), past.end(), std::back_inserter(known));
    std::ranges::stable_sort(known, {}, &Reminder::due_at);
    return known;
}

} // namespace kith::storage
