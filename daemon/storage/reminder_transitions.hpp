#pragma once

#include "domain/reminder_store.hpp"
#include "storage/connection.hpp"

namespace kith::storage {

/// The writing half of ReminderStore: every public method does what its namesake there says, inside
/// the caller's transaction. Refers to the connection, which must outlive it.
class ReminderTransitions {
public:
    explicit ReminderTransitions(Connection& connection) : connection_(connection) {}

    bool apply_plan(const domain::ContactId& contact, const domain::Plan& plan, domain::Instant now,
                    domain::Date today);
    void open(const domain::Opening& opening, domain::Instant now, domain::Date today);
    /// False when it was settled before.
    bool settle(const domain::Settlement& settlement, domain::Instant now, domain::Date today);
    bool snooze(const domain::ReminderKey& key, domain::Instant until, domain::Date until_date,
                domain::Instant now);
    void move(const domain::ReminderStore::Move& move, domain::Instant now);

    /// The contact is gone: its unsettled reminders become Cancelled.
    void cancel_all_of(const domain::ContactId& contact, domain::Instant now, domain::Date today);
    /// What a calendar shows of the contact beside its reminders has changed.
    void republish_all_of(const domain::ContactId& contact, domain::Instant now);

private:
    /// Whether the key may be planned again after this end.
    enum class Turn { Had, NotHad };
    /// Whether a calendar must take it as a later version of the entry.
    enum class Version { Same, Next };

    bool plan(const domain::ContactId& contact, const domain::Reminder& reminder,
              domain::Instant now);
    void insert(const domain::ContactId& contact, const domain::Reminder& reminder,
                domain::Instant now);
    void write_terms(const domain::Reminder& reminder);
    bool end(const domain::Settlement& settlement, Turn turn, domain::Instant now,
             domain::Date today);
    /// The agenda gets a new revision, which is this reminder's.
    void publish(const domain::ReminderKey& key, Version version, domain::Instant now);
    [[nodiscard]] std::vector<domain::Reminder>
    unsettled_of(const domain::ContactId& contact) const;
    /// Planned or Snoozed.
    [[nodiscard]] bool waits(const domain::ReminderKey& key) const;

    Connection& connection_;
};

} // namespace kith::storage
