#pragma once

#include "domain/store.hpp"
#include "storage/connection.hpp"
#include "storage/contact_book.hpp"
#include "storage/interaction_log.hpp"
#include "storage/outbox.hpp"
#include "storage/reminder_queries.hpp"
#include "storage/reminder_transitions.hpp"
#include "storage/store_lock.hpp"

#include <optional>

namespace kith::storage {

/// The Store in one SQLite file. Makes the parts of a transition one transaction; what each does
/// is in the class of its subject.
class SqliteStore final : public domain::Store {
public:
    /// Takes over a connection whose schema is the newest, and the lock if the file has one; starts
    /// a new epoch.
    SqliteStore(std::optional<StoreLock> lock, std::unique_ptr<Connection> connection);

    void transact(const std::function<void()>& body) override;
    bool once(const std::string& id, domain::Instant now,
              const std::function<void()>& body) override;
    [[nodiscard]] std::string instance() const override;
    [[nodiscard]] std::optional<domain::Instant> newest_record() const override;
    [[nodiscard]] std::optional<std::string> note(const std::string& name) const override;
    void set_note(const std::string& name, const std::string& text) override;
    void back_up(const std::string& file) override;

    std::vector<domain::ContactId> put_contacts(const std::string& source,
                                                std::span<const domain::Contact> upsert,
                                                std::span<const std::string> remove,
                                                const std::string& snapshot, domain::Instant now,
                                                domain::Date today) override;
    std::vector<domain::ContactId> finish_snapshot(const std::string& source,
                                                   const std::string& snapshot, domain::Instant now,
                                                   domain::Date today) override;
    std::vector<domain::ContactId> retain_sources(std::span<const std::string> sources,
                                                  domain::Instant now, domain::Date today) override;
    [[nodiscard]] std::optional<domain::Contact>
    contact(const domain::ContactId& id) const override;
    [[nodiscard]] std::size_t contact_count() const override;
    void each_contact(const NameVisitor& visitor) const override;
    [[nodiscard]] std::optional<domain::ContactId>
    contact_by_email(const std::string& address) const override;
    std::int64_t log(const domain::Interaction& interaction,
                     const std::optional<domain::Promise>& promise, domain::Instant now) override;
    void settle_promise(std::int64_t id, domain::Instant now) override;
    [[nodiscard]] std::vector<domain::Interaction> interactions(const domain::ContactId& id,
                                                                std::size_t limit) const override;
    [[nodiscard]] std::optional<domain::Interaction>
    last_note(const domain::ContactId& id) const override;
    [[nodiscard]] std::optional<domain::Facts> facts(const domain::ContactId& id,
                                                     domain::Date today) const override;

    bool apply_plan(const domain::ContactId& contact, const domain::Plan& plan, domain::Instant now,
                    domain::Date today) override;
    [[nodiscard]] std::vector<domain::Reminder> due(domain::Instant now,
                                                    std::size_t limit) const override;
    [[nodiscard]] std::vector<domain::Reminder> lapsing(domain::Instant now,
                                                        std::size_t limit) const override;
    [[nodiscard]] std::optional<domain::Instant> next_change() const override;
    void open(std::span<const domain::Opening> openings, domain::Instant now,
              domain::Date today) override;
    std::vector<domain::ReminderKey> settle(std::span<const domain::Settlement> settlements,
                                            domain::Instant now, domain::Date today) override;
    bool snooze(const domain::ReminderKey& key, domain::Instant until, domain::Date until_date,
                domain::Instant now) override;
    [[nodiscard]] std::optional<domain::Reminder>
    reminder(const domain::ReminderKey& key) const override;
    [[nodiscard]] std::optional<domain::ReminderKey>
    reminder_of_delivery(const std::string& delivery) const override;
    [[nodiscard]] std::vector<domain::Reminder> open_reminders() const override;
    [[nodiscard]] std::size_t open_count() const override;
    [[nodiscard]] std::vector<domain::Reminder>
    open_reminders_of(const domain::ContactId& id) const override;
    [[nodiscard]] std::vector<domain::Reminder> agenda(domain::Date from, domain::Date to,
                                                       bool overdue) const override;
    [[nodiscard]] std::int64_t agenda_revision() const override;
    [[nodiscard]] std::vector<Change> agenda_changes(std::int64_t after,
                                                     std::size_t limit) const override;

    bool enqueue(const domain::Delivery& delivery) override;
    std::optional<domain::Lease> lease(const std::string& channel, domain::Instant now) override;
    bool complete(const domain::Lease& lease, const domain::Verdict& verdict,
                  domain::Instant now) override;
    [[nodiscard]] std::optional<domain::Instant>
    next_attempt(const std::string& channel) const override;
    std::size_t drop_channels_except(std::span<const std::string> channels,
                                     domain::Instant now) override;
    void hasten(const std::string& channel, domain::Instant now) override;
    [[nodiscard]] std::optional<domain::Delivery> delivery(const std::string& key) const override;
    [[nodiscard]] std::vector<domain::Delivery>
    deliveries_of(const domain::ReminderKey& key) const override;
    [[nodiscard]] std::size_t pending_count(const std::string& channel) const override;
    [[nodiscard]] std::vector<domain::Attempt>
    history(const std::optional<domain::ContactId>& contact, std::size_t limit) const override;

private:
    /// One transaction that records `now` as the newest moment when it changes anything.
    void transition(domain::Instant now, const std::function<void()>& body);
    /// What the reminders have to follow when contacts changed. Returns the contacts.
    std::vector<domain::ContactId> follow(const ContactBook::Changes& changes, domain::Instant now,
                                          domain::Date today);

    std::optional<StoreLock> lock_; ///< outlives the connection
    std::unique_ptr<Connection> connection_;
    ContactBook contacts_;
    InteractionLog interactions_;
    ReminderTransitions reminders_;
    ReminderQueries agenda_;
    Outbox outbox_;
};

} // namespace kith::storage
