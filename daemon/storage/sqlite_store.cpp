#include "storage/sqlite_store.hpp"

#include "storage/new_file.hpp"

#include <algorithm>
#include <utility>

namespace kith::storage {

using domain::ContactId;
using domain::Date;
using domain::Instant;
using domain::ReminderKey;

namespace {

/// How many interactions planning sees.
constexpr std::size_t known_interactions = 50;

} // namespace

SqliteStore::SqliteStore(std::optional<StoreLock> lock, std::unique_ptr<Connection> connection)
    : lock_(std::move(lock)), connection_(std::move(connection)), contacts_(*connection_),
      interactions_(*connection_), reminders_(*connection_), agenda_(*connection_),
      outbox_(*connection_) {
    connection_->transact([this] { outbox_.begin_epoch(); });
}

void SqliteStore::transition(Instant now, const std::function<void()>& body) {
    connection_->transact([&] {
        const auto before = connection_->total_changes();
        body();
        if (connection_->total_changes() != before) {
            connection_->run("UPDATE kith SET newest = ?1 WHERE newest IS NULL OR newest < ?1",
                             now);
        }
    });
}

void SqliteStore::transact(const std::function<void()>& body) { connection_->transact(body); }

bool SqliteStore::once(const std::string& id, Instant now, const std::function<void()>& body) {
    bool first = false;
    transition(now, [&] {
        connection_->run("INSERT INTO event (id, taken_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                         id, now);
        first = connection_->changes() > 0;
        if (first) {
            body();
        }
    });
    return first;
}

std::string SqliteStore::instance() const {
    auto row = connection_->prepare("SELECT instance FROM kith");
    row.step();
    return row.column<std::string>(0);
}

std::optional<Instant> SqliteStore::newest_record() const {
    auto row = connection_->prepare("SELECT newest FROM kith");
    row.step();
    return row.maybe<Instant>(0);
}

std::optional<std::string> SqliteStore::note(const std::string& name) const {
    auto row = connection_->prepare("SELECT text FROM note WHERE name = ?1");
    return row.bind(name).step() ? row.maybe<std::string>(0) : std::nullopt;
}

void SqliteStore::set_note(const std::string& name, const std::string& text) {
    connection_->transact([&] {
        connection_->run("INSERT INTO note (name, text) VALUES (?1, ?2) "
                         "ON CONFLICT (name) DO UPDATE SET text = excluded.text",
                         name, text);
    });
}

void SqliteStore::back_up(const std::string& file) {
    write_new_file(file,
                   [this](const std::string& made) { connection_->run("VACUUM INTO ?1", made); });
}

std::vector<ContactId> SqliteStore::put_contacts(const std::string& source,
                                                 std::span<const domain::Contact> upsert,
                                                 std::span<const std::string> remove,
                                                 const std::string& snapshot, Instant now,
                                                 Date today) {
    std::vector<ContactId> changed;
    transition(now, [&] {
        changed =
            follow(contacts_.put_contacts(source, upsert, remove, snapshot, today), now, today);
    });
    return changed;
}

std::vector<ContactId> SqliteStore::finish_snapshot(const std::string& source,
                                                    const std::string& snapshot, Instant now,
                                                    Date today) {
    std::vector<ContactId> changed;
    transition(now,
               [&] { changed = follow(contacts_.finish_snapshot(source, snapshot), now, today); });
    return changed;
}

std::vector<ContactId> SqliteStore::retain_sources(std::span<const std::string> sources,
                                                   Instant now, Date today) {
    std::vector<ContactId> changed;
    transition(now, [&] { changed = follow(contacts_.retain_sources(sources), now, today); });
    return changed;
}

std::vector<ContactId> SqliteStore::follow(const ContactBook::Changes& changes, Instant now,
                                           Date today) {
    for (const auto& id : changes.gone) {
        reminders_.cancel_all_of(id, now, today);
    }
    for (const auto& id : changes.changed) {
        reminders_.republish_all_of(id, now);
    }
    std::vector<ContactId> all;
    std::ranges::set_union(changes.changed, changes.gone, std::back_inserter(all));
    return all;
}

std::optional<domain::Contact> SqliteStore::contact(const ContactId& id) const {
    return contacts_.contact(id);
}

std::size_t SqliteStore::contact_count() const { return contacts_.contact_count(); }

void SqliteStore::each_contact(const NameVisitor& visitor) const {
    contacts_.each_contact(visitor);
}

std::optional<ContactId> SqliteStore::contact_by_email(const std::string& address) const {
    return contacts_.contact_by_email(address);
}

std::int64_t SqliteStore::log(const domain::Interaction& interaction,
                              const std::optional<domain::Promise>& promise, Instant now) {
    std::int64_t id = 0;
    transition(now, [&] {
        id = interactions_.log(interaction, promise, now);
        if (!interaction.note.empty()) {
            reminders_.republish_all_of(interaction.contact, now);
        }
    });
    return id;
}

void SqliteStore::settle_promise(std::int64_t id, Instant now) {
    transition(now, [&] { interactions_.settle_promise(id, now); });
}

std::vector<domain::Interaction> SqliteStore::interactions(const ContactId& id,
                                                           std::size_t limit) const {
    return interactions_.interactions(id, limit);
}

std::optional<domain::Interaction> SqliteStore::last_note(const ContactId& id) const {
    return interactions_.last_note(id);
}

std::optional<domain::Facts> SqliteStore::facts(const ContactId& id, Date today) const {
    auto contact = contacts_.contact(id);
    if (!contact) {
        return std::nullopt;
    }
    const auto two_years_ago = domain::advanced(today, {2, domain::Span::Unit::Years}, -1);
    return domain::Facts{std::move(*contact), contacts_.first_known(id).value(),
                         interactions_.interactions(id, known_interactions),
                         interactions_.promises(id), agenda_.known_of(id, two_years_ago)};
}

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

std::vector<domain::Reminder> SqliteStore::open_reminders_of(const ContactId& id) const {
    return agenda_.open_reminders_of(id);
}

std::vector<domain::Reminder> SqliteStore::agenda(Date from, Date to, bool overdue) const {
    return agenda_.agenda(from, to, overdue);
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

std::vector<domain::Attempt> SqliteStore::history(const std::optional<ContactId>& contact,
                                                  std::size_t limit) const {
    return outbox_.history(contact, limit);
}

} // namespace kith::storage
