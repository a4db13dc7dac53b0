#pragma once

#include "domain/store.hpp"
#include "storage/attention_book.hpp"
#include "storage/circle_book.hpp"
#include "storage/connection.hpp"
#include "storage/contact_book.hpp"
#include "storage/interaction_log.hpp"
#include "storage/outbox.hpp"
#include "storage/proposal_book.hpp"
#include "storage/reminder_queries.hpp"
#include "storage/reminder_transitions.hpp"
#include "storage/store_lock.hpp"

#include <optional>

namespace kith::storage {

/// The Store in one SQLite file: makes one transaction of what the classes of its subjects do.
class SqliteStore final : public domain::Store {
    using Arrangement = domain::Arrangement;
    using Contact = domain::Contact;
    using ContactId = domain::ContactId;
    using Date = domain::Date;
    using Delivery = domain::Delivery;
    using Instant = domain::Instant;
    using Interaction = domain::Interaction;
    using Pause = domain::Pause;
    using Reminder = domain::Reminder;
    using ReminderKey = domain::ReminderKey;

public:
    /// Takes over a connection of the newest schema, and the file's lock; starts a new epoch.
    SqliteStore(std::optional<StoreLock> lock, std::unique_ptr<Connection> connection);
    [[nodiscard]] Connection& connection() const { return *connection_; }

    void transact(const std::function<void()>& body) override;
    bool once(const std::string& id, Instant now, const std::function<void()>& body) override;
    [[nodiscard]] std::string instance() const override;
    [[nodiscard]] std::optional<Instant> newest_record() const override;
    void believe(Instant now) override;
    [[nodiscard]] std::optional<std::string> note(const std::string& name) const override;
    void set_note(const std::string& name, const std::string& text) override;
    void back_up(const std::string& file) override;
    [[nodiscard]] domain::ProposalStore& proposals() override { return proposals_; }

    std::vector<ContactId> put_contacts(const std::string& source, std::span<const Contact> upsert,
                                        std::span<const std::string> remove,
                                        const std::string& snapshot, Instant now,
                                        Date today) override;
    std::vector<ContactId> finish_snapshot(const std::string& source, const std::string& snapshot,
                                           Instant now, Date today) override;
    std::vector<ContactId> retain_sources(std::span<const std::string> sources, Instant now,
                                          Date today) override;
    void set_categories(domain::CategoryMap categories) override;
    [[nodiscard]] std::optional<Contact> contact(const ContactId& id) const override;
    [[nodiscard]] bool has_contact(const ContactId& id) const override;
    [[nodiscard]] std::size_t contact_count() const override;
    void each_contact(const NameVisitor& visitor) const override;
    void each_contact_after(const std::string& name, const ContactId& id,
                            const NameVisitor& visitor) const override;
    [[nodiscard]] std::optional<ContactId>
    contact_by_email(const std::string& address) const override;
    bool set_circles(const ContactId& id, std::span<const ContactId> circles, Instant now) override;
    [[nodiscard]] std::vector<ContactId> circles_of(const ContactId& id) const override;
    void each_member(const ContactId& circle, const MemberVisitor& visitor) const override;
    [[nodiscard]] std::vector<domain::CircleMember>
    longest_silent(Date before, std::size_t limit) const override;
    std::int64_t log(const Interaction& interaction, const std::optional<domain::Promise>& promise,
                     Instant now) override;
    std::optional<Interaction> remove_interaction(std::int64_t id, Instant now) override;
    std::int64_t add_promise(const domain::Promise& promise, Instant now) override;
    [[nodiscard]] std::optional<domain::Promise> promise(std::int64_t id) const override;
    void settle_promise(std::int64_t id, Instant now) override;
    [[nodiscard]] std::vector<Interaction> interactions(const ContactId& id,
                                                        std::size_t limit) const override;
    [[nodiscard]] std::vector<Interaction> interactions_between(Date from, Date to,
                                                                std::size_t limit) const override;
    [[nodiscard]] std::optional<Interaction> last_note(const ContactId& id) const override;
    [[nodiscard]] std::optional<domain::Facts> facts(const ContactId& id,
                                                     Date today) const override;

    void arrange(const ContactId& contact, const Arrangement& arrangement, Instant now) override;
    [[nodiscard]] Arrangement arrangement(const ContactId& contact) const override;
    std::int64_t add_pause(const Pause& pause, Instant now) override;
    std::vector<Pause> end_pauses(const ContactId& subject, Date today, Instant now) override;
    [[nodiscard]] std::vector<Pause> pauses(Date from) const override;
    std::int64_t add_appointment(const domain::Appointment& appointment, Instant now) override;
    std::optional<domain::Appointment> remove_appointment(std::int64_t id, Instant now) override;
    [[nodiscard]] std::vector<domain::Appointment> appointments(Date from, Date to) const override;

    bool apply_plan(const ContactId& contact, const domain::Plan& plan, Instant now,
                    Date today) override;
    [[nodiscard]] std::vector<Reminder> due(Instant now, std::size_t limit) const override;
    [[nodiscard]] std::vector<Reminder> lapsing(Instant now, std::size_t limit) const override;
    [[nodiscard]] std::optional<Instant> next_change() const override;
    void open(std::span<const domain::Opening> openings, Instant now, Date today) override;
    std::vector<ReminderKey> settle(std::span<const domain::Settlement> settlements, Instant now,
                                    Date today) override;
    bool snooze(const ReminderKey& key, Instant until, Date until_date, Instant now) override;
    [[nodiscard]] std::optional<Reminder> reminder(const ReminderKey& key) const override;
    [[nodiscard]] std::optional<ReminderKey>
    reminder_of_delivery(const std::string& delivery) const override;
    [[nodiscard]] std::vector<Reminder> open_reminders() const override;
    [[nodiscard]] std::size_t open_count() const override;
    void each_open(const OpenVisitor& visitor) const override;
    [[nodiscard]] std::vector<Reminder> open_reminders_of(const ContactId& id) const override;
    [[nodiscard]] std::vector<Reminder> agenda(Date from, Date to, bool overdue) const override;
    [[nodiscard]] std::vector<Reminder> settled_between(Date from, Date to,
                                                        std::size_t limit) const override;
    [[nodiscard]] std::vector<DayCount> paced_days() const override;
    [[nodiscard]] int paced_opened(Instant from, Instant until) const override;
    void each_waiting(Date today, const WaitingVisitor& visitor) const override;
    void move(std::span<const Move> moves, Instant now) override;
    [[nodiscard]] std::int64_t agenda_revision() const override;
    [[nodiscard]] std::vector<Change> agenda_changes(std::int64_t after,
                                                     std::size_t limit) const override;

    bool enqueue(const Delivery& delivery) override;
    std::optional<domain::Lease> lease(const std::string& channel, Instant now) override;
    bool complete(const domain::Lease& lease, const domain::Verdict& verdict, Instant now) override;
    [[nodiscard]] std::optional<Instant> next_attempt(const std::string& channel) const override;
    std::size_t drop_channels_except(std::span<const std::string> channels, Instant now) override;
    void hasten(const std::string& channel, Instant now) override;
    [[nodiscard]] std::optional<Delivery> delivery(const std::string& key) const override;
    [[nodiscard]] std::vector<Delivery> deliveries_of(const ReminderKey& key) const override;
    [[nodiscard]] std::size_t pending_count(const std::string& channel) const override;
    [[nodiscard]] std::size_t due_count(const std::string& channel, Instant now) const override;
    [[nodiscard]] std::vector<domain::Attempt> history(const std::optional<ContactId>& contact,
                                                       std::size_t limit) const override;

private:
    /// One transaction that records `now` as the newest moment when it changes anything.
    void transition(Instant now, const std::function<void()>& body);
    /// Circles and reminders follow contacts that changed. Returns these and their circles.
    std::vector<ContactId> follow(const ContactBook::Changes& changes, Instant now, Date today);

    std::optional<StoreLock> lock_; ///< outlives the connection
    std::unique_ptr<Connection> connection_;
    ContactBook contacts_;
    CircleBook circles_;
    AttentionBook attention_;
    InteractionLog interactions_;
    ProposalBook proposals_;
    ReminderTransitions reminders_;
    ReminderQueries agenda_;
    Outbox outbox_;
};

} // namespace kith::storage
