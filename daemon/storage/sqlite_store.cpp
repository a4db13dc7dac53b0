#include "storage/sqlite_store.hpp"

#include "storage/new_file.hpp"
#include "storage/schema.hpp"

#include <set>
#include <utility>

namespace kith::storage {

using domain::ContactId;
using domain::Date;
using domain::Instant;

namespace {

/// How many interactions planning sees.
constexpr std::size_t known_interactions = 50;

std::set<ContactId> as_set(const std::vector<ContactId>& ids) { return {ids.begin(), ids.end()}; }

} // namespace

SqliteStore::SqliteStore(std::optional<StoreLock> lock, std::unique_ptr<Connection> connection)
    : lock_(std::move(lock)), connection_(std::move(connection)), contacts_(*connection_),
      circles_(*connection_), attention_(*connection_), interactions_(*connection_),
      proposals_(*connection_, [this](auto now, const auto& body) { transition(now, body); }),
      reminders_(*connection_), agenda_(*connection_), outbox_(*connection_) {
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

void SqliteStore::believe(Instant now) {
    connection_->transact([&] {
        connection_->run("UPDATE kith SET newest = ?1", now);
        outbox_.forget_later(now);
    });
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
    expect_sound(*connection_); // no backup of a damaged one may push out those that are whole
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
    std::set<ContactId> all;
    for (const auto& id : changes.gone) {
        all.insert(id);
        all.merge(as_set(circles_.circles_of(id)));
        circles_.forget(id);
        reminders_.cancel_all_of(id, now, today);
    }
    for (const auto& id : changes.changed) {
        all.insert(id);
        circles_.renew(id);
        all.merge(as_set(circles_.circles_of(id)));
        reminders_.republish_all_of(id, now);
    }
    return {all.begin(), all.end()};
}

void SqliteStore::set_categories(domain::CategoryMap categories) {
    contacts_.set_categories(std::move(categories));
}

std::optional<domain::Contact> SqliteStore::contact(const ContactId& id) const {
    return contacts_.contact(id);
}

bool SqliteStore::has_contact(const ContactId& id) const { return contacts_.has_contact(id); }

std::size_t SqliteStore::contact_count() const { return contacts_.contact_count(); }

void SqliteStore::each_contact(const NameVisitor& visitor) const {
    contacts_.each_contact_after("", "", visitor);
}

void SqliteStore::each_contact_after(const std::string& name, const ContactId& id,
                                     const NameVisitor& visitor) const {
    contacts_.each_contact_after(name, id, visitor);
}

std::optional<ContactId> SqliteStore::contact_by_email(const std::string& address) const {
    return contacts_.contact_by_email(address);
}

bool SqliteStore::set_circles(const ContactId& id, std::span<const ContactId> circles,
                              Instant now) {
    bool news = false;
    transition(now, [&] { news = circles_.set_circles(id, circles); });
    return news;
}

std::vector<ContactId> SqliteStore::circles_of(const ContactId& id) const {
    return circles_.circles_of(id);
}

void SqliteStore::each_member(const ContactId& circle, const MemberVisitor& visitor) const {
    circles_.each_member(circle, visitor);
}

std::vector<domain::CircleMember> SqliteStore::longest_silent(Date before,
                                                              std::size_t limit) const {
    return circles_.longest_silent(before, limit);
}

std::int64_t SqliteStore::log(const domain::Interaction& interaction,
                              const std::optional<domain::Promise>& promise, Instant now) {
    std::int64_t id = 0;
    transition(now, [&] {
        id = interactions_.log(interaction, promise, now);
        proposals_.absorb(interaction, now);
        circles_.renew_touch(interaction.contact);
        if (!interaction.note.empty()) {
            reminders_.republish_all_of(interaction.contact, now);
        }
    });
    return id;
}

std::optional<domain::Interaction> SqliteStore::remove_interaction(std::int64_t id, Instant now) {
    std::optional<domain::Interaction> removed;
    transition(now, [&] {
        removed = interactions_.remove(id);
        if (removed) {
            proposals_.refuse_what_became(domain::Proposed::Interaction, id, now);
            circles_.renew_touch(removed->contact);
            reminders_.republish_all_of(removed->contact, now);
        }
    });
    return removed;
}

std::int64_t SqliteStore::add_promise(const domain::Promise& promise, Instant now) {
    std::int64_t id = 0;
    transition(now, [&] { id = interactions_.add_promise(promise); });
    return id;
}

std::optional<domain::Promise> SqliteStore::promise(std::int64_t id) const {
    return interactions_.promise(id);
}

void SqliteStore::settle_promise(std::int64_t id, Instant now) {
    transition(now, [&] { interactions_.settle_promise(id, now); });
}

std::vector<domain::Interaction> SqliteStore::interactions(const ContactId& id,
                                                           std::size_t limit) const {
    return interactions_.interactions(id, limit);
}

std::vector<domain::Interaction> SqliteStore::interactions_between(Date from, Date to,
                                                                   std::size_t limit) const {
    return interactions_.interactions_between(from, to, limit);
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
    std::optional<domain::CircleFacts> circle;
    if (contact->subject != domain::SubjectKind::Person) {
        circle = circles_.facts(id);
    }
    return domain::Facts{std::move(*contact),
                         contacts_.first_known(id).value(),
                         interactions_.interactions(id, known_interactions),
                         interactions_.promises(id),
                         attention_.appointments_of(id, domain::plus_days(today, -1)),
                         attention_.arrangement(id),
                         std::move(circle),
                         agenda_.known_of(id, two_years_ago)};
}

void SqliteStore::arrange(const ContactId& contact, const domain::Arrangement& arrangement,
                          Instant now) {
    transition(now, [&] { attention_.arrange(contact, arrangement, now); });
}

domain::Arrangement SqliteStore::arrangement(const ContactId& contact) const {
    return attention_.arrangement(contact);
}

std::int64_t SqliteStore::add_pause(const domain::Pause& pause, Instant now) {
    std::int64_t id = 0;
    transition(now, [&] { id = attention_.add_pause(pause, now); });
    return id;
}

std::vector<domain::Pause> SqliteStore::end_pauses(const ContactId& subject, Date today,
                                                   Instant now) {
    std::vector<domain::Pause> ended;
    transition(now, [&] { ended = attention_.end_pauses(subject, today); });
    return ended;
}

std::vector<domain::Pause> SqliteStore::pauses(Date from) const { return attention_.pauses(from); }

std::int64_t SqliteStore::add_appointment(const domain::Appointment& appointment, Instant now) {
    std::int64_t id = 0;
    transition(now, [&] { id = attention_.add_appointment(appointment, now); });
    return id;
}

std::optional<domain::Appointment> SqliteStore::remove_appointment(std::int64_t id, Instant now) {
    std::optional<domain::Appointment> removed;
    transition(now, [&] {
        removed = attention_.remove_appointment(id);
        proposals_.refuse_what_became(domain::Proposed::Meeting, id, now);
    });
    return removed;
}

std::vector<domain::Appointment> SqliteStore::appointments(Date from, Date to) const {
    return attention_.appointments(from, to);
}

} // namespace kith::storage
