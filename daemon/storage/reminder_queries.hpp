#pragma once

#include "domain/reminder_store.hpp"
#include "storage/connection.hpp"

namespace kith::storage {

/// The reading half of ReminderStore: every method does what its namesake there says.
/// Refers to the connection, which must outlive it.
class ReminderQueries {
public:
    explicit ReminderQueries(Connection& connection) : connection_(connection) {}

    [[nodiscard]] std::vector<domain::Reminder> due(domain::Instant now, std::size_t limit) const;
    [[nodiscard]] std::vector<domain::Reminder> lapsing(domain::Instant now,
                                                        std::size_t limit) const;
    [[nodiscard]] std::optional<domain::Instant> next_change() const;
    [[nodiscard]] std::optional<domain::Reminder> reminder(const domain::ReminderKey& key) const;
    [[nodiscard]] std::optional<domain::ReminderKey>
    reminder_of_delivery(const std::string& delivery) const;
    [[nodiscard]] std::vector<domain::Reminder> open_reminders() const;
    [[nodiscard]] std::size_t open_count() const;
    void each_open(const domain::ReminderStore::OpenVisitor& visitor) const;
    [[nodiscard]] std::vector<domain::Reminder>
    open_reminders_of(const domain::ContactId& id) const;
    [[nodiscard]] std::vector<domain::Reminder> agenda(domain::Date from, domain::Date to,
                                                       bool overdue) const;
    [[nodiscard]] std::vector<domain::Reminder> settled_between(domain::Date from, domain::Date to,
                                                                std::size_t limit) const;
    [[nodiscard]] std::vector<domain::ReminderStore::DayCount> paced_days() const;
    [[nodiscard]] int paced_opened(domain::Instant from, domain::Instant until) const;
    void each_waiting(domain::Date today,
                      const domain::ReminderStore::WaitingVisitor& visitor) const;
    [[nodiscard]] std::int64_t agenda_revision() const;
    [[nodiscard]] std::vector<domain::ReminderStore::Change>
    agenda_changes(std::int64_t after, std::size_t limit) const;

    /// For Facts: unsettled ones, and those settled on that day or later that had their turn; by
    /// due_at.
    [[nodiscard]] std::vector<domain::Reminder> known_of(const domain::ContactId& id,
                                                         domain::Date settled_since) const;

private:
    Connection& connection_;
};

} // namespace kith::storage
