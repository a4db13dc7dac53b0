#include "storage/contact_book.hpp"

#include "domain/name_match.hpp"
#include "storage/contact_row.hpp"
#include "storage/forgetting.hpp"

#include <algorithm>
#include <cassert>

namespace kith::storage {

using domain::Contact;
using domain::ContactId;
using domain::Date;

namespace {

/// How many rows are held at once while many are walked.
constexpr std::size_t page_size = 256;

/// True when an id begins as only a circle's does: "network:", "portfolio".
bool is_kept_for_circles(const ContactId& id) {
    const auto kind = domain::parse_subject_kind(id.substr(0, id.find(':')));
    return kind && *kind != domain::SubjectKind::Person;
}

/// The id of the contact that a description of that source founds.
ContactId founded_id(const std::string& source, const std::string& id) {
    return source != domain::circle_source && is_kept_for_circles(id) ? "person:" + id : id;
}

struct Named {
    std::string folded_name;
    ContactId id;
    std::string name;
};

} // namespace

ContactBook::Changes ContactBook::put_contacts(const std::string& source,
                                               std::span<const Contact> upsert,
                                               std::span<const std::string> remove_ids,
                                               const std::string& snapshot, Date today) {
    Changes changes;
    const bool shut_out = has_forgotten(connection_);
    for (const auto& person : upsert) {
        if (shut_out && was_forgotten(connection_, source, person.id)) {
            continue;
        }
        put(source, person, today, changes);
        if (!snapshot.empty()) {
            connection_.run("INSERT INTO arrival (source, snapshot, id) VALUES (?1, ?2, ?3) "
                            "ON CONFLICT DO NOTHING",
                            source, snapshot, person.id);
        }
    }
    // After the others: a card that only changed its id has found its contact by then.
    for (const auto& id : remove_ids) {
        remove(source, id, changes);
    }
    return changes;
}

void ContactBook::put(const std::string& source, const Contact& person, Date today,
                      Changes& changes) {
    assert((source == domain::circle_source) == (person.subject != domain::SubjectKind::Person));
    const auto facts = encode_contact(person);
    std::optional<ContactId> owner;
    {
        auto known = connection_.prepare(
            "SELECT contact, facts FROM description WHERE source = ?1 AND id = ?2");
        if (known.bind(source, person.id).step()) {
            if (known.column<std::string>(1) == facts) {
                return;
            }
            owner = known.column<std::string>(0);
        }
    }
    if (!owner) {
        owner = owner_of(source, person);
    }
    if (!owner) {
        connection_.run("INSERT INTO contact (id, folded_name, name, first_known) "
                        "VALUES (?1, '', '', ?2) ON CONFLICT (id) DO NOTHING",
                        founded_id(source, person.id), today);
        owner = founded_id(source, person.id);
    }
    connection_.run("INSERT INTO description (source, id, contact, facts) VALUES (?1, ?2, ?3, ?4) "
                    "ON CONFLICT (source, id) DO UPDATE SET facts = excluded.facts",
                    source, person.id, *owner, facts);
    join(*owner, changes);
}

std::optional<ContactId> ContactBook::owner_of(const std::string& source,
                                               const Contact& person) const {
    if (source == domain::circle_source) {
        return std::nullopt;
    }
    const auto id = founded_id(source, person.id);
    if (has_contact(id)) {
        return id;
    }
    const auto name = domain::folded(person.name);
    // Two people of one address book who share an address stay two people.
    auto by_email = connection_.prepare(
        "SELECT contact.id FROM email JOIN contact ON contact.id = email.contact "
        "WHERE email.address = ?1 AND (contact.folded_name = ?3 OR NOT EXISTS (SELECT 1 "
        "FROM description WHERE description.contact = contact.id AND source = ?2)) "
        "ORDER BY contact.folded_name <> ?3, contact.id LIMIT 1");
    for (const auto& address : person.emails) {
        if (by_email.bind(comparable_address(address), source, name).step()) {
            return by_email.column<std::string>(0);
        }
        by_email.rewind();
    }
    auto by_name =
        connection_.prepare("SELECT id FROM contact WHERE folded_name = ?1 AND facts IS NOT NULL "
                            "AND subject = 'person' AND NOT EXISTS (SELECT 1 FROM description "
                            "WHERE description.contact = contact.id AND source = ?2) "
                            "LIMIT 2");
    if (name.empty() || !by_name.bind(name, source).step()) {
        return std::nullopt;
    }
    auto only = by_name.column<std::string>(0);
    return by_name.step() ? std::nullopt : std::optional(std::move(only));
}

void ContactBook::remove(const std::string& source, const std::string& id, Changes& changes) {
    std::optional<ContactId> owner;
    {
        auto row = connection_.prepare(
            "DELETE FROM description WHERE source = ?1 AND id = ?2 RETURNING contact");
        if (row.bind(source, id).step()) {
            owner = row.column<std::string>(0);
            row.run();
        }
    }
    if (owner) {
        join(*owner, changes);
    }
}

void ContactBook::join(const ContactId& id, Changes& changes) {
    std::optional<Contact> joined;
    {
        auto rows = connection_.prepare("SELECT facts FROM description WHERE contact = ?1 "
                                        "ORDER BY source <> 'config', source, id");
        rows.bind(id);
        while (rows.step()) {
            const auto next = decode_contact(rows.column<std::string>(0), id);
            joined = joined ? merged(*joined, next, id) : next;
        }
    }
    if (joined) {
        const auto facts = encode_contact(*joined);
        auto same = connection_.prepare("SELECT 1 FROM contact WHERE id = ?1 AND facts = ?2");
        if (!same.bind(id, facts).step()) {
            write_facts(*joined, facts);
            changes.changed.insert(id);
            changes.gone.erase(id);
        }
        return;
    }
    connection_.run("UPDATE contact SET facts = NULL WHERE id = ?1", id);
    connection_.run("DELETE FROM email WHERE contact = ?1", id);
    changes.changed.erase(id);
    changes.gone.insert(id);
}

void ContactBook::write_facts(const Contact& contact, const std::string& facts) {
    connection_.run("UPDATE contact SET folded_name = ?2, name = ?3, facts = ?4, subject = ?5, "
                    "importance = ?6, deceased = ?7, last_contact = ?8 WHERE id = ?1",
                    contact.id, domain::folded(contact.name), contact.name, facts,
                    to_text(contact.subject), to_text(contact.importance), contact.deceased,
                    contact.last_contact);
    connection_.run("DELETE FROM email WHERE contact = ?1", contact.id);
    if (contact.subject != domain::SubjectKind::Person) {
        return;
    }
    for (const auto& address : contact.emails) {
        connection_.run("INSERT INTO email (address, contact) VALUES (?1, ?2) "
                        "ON CONFLICT DO NOTHING",
                        comparable_address(address), contact.id);
    }
}

ContactBook::Changes ContactBook::finish_snapshot(const std::string& source,
                                                  const std::string& snapshot) {
    Changes changes;
    remove_where_absent(source, snapshot, changes);
    connection_.run("DELETE FROM arrival WHERE source = ?1", source);
    return changes;
}

ContactBook::Changes ContactBook::retain_sources(std::span<const std::string> sources) {
    Changes changes;
    std::string source;
    const auto next_source = [&] {
        auto row = connection_.prepare(
            "SELECT source FROM description WHERE source > ?1 ORDER BY source LIMIT 1");
        const bool found = row.bind(source).step();
        source = found ? row.column<std::string>(0) : "";
        return found;
    };
    while (next_source()) {
        if (std::ranges::find(sources, source) == sources.end()) {
            // No snapshot is called so: nothing has come under it.
            remove_where_absent(source, "", changes);
            connection_.run("DELETE FROM arrival WHERE source = ?1", source);
        }
    }
    return changes;
}

void ContactBook::remove_where_absent(const std::string& source, const std::string& snapshot,
                                      Changes& changes) {
    std::string last;
    std::vector<std::string> page;
    do {
        page.clear();
        auto rows = connection_.prepare(
            "SELECT id FROM description WHERE source = ?1 AND id > ?2 AND NOT EXISTS (SELECT 1 "
            "FROM arrival WHERE arrival.source = ?1 AND snapshot = ?3 "
            "AND arrival.id = description.id) ORDER BY id LIMIT ?4");
        rows.bind(source, last, snapshot, static_cast<std::int64_t>(page_size));
        while (rows.step()) {
            page.push_back(rows.column<std::string>(0));
        }
        for (const auto& id : page) {
            remove(source, id, changes);
            last = id;
        }
    } while (page.size() == page_size);
}

std::optional<Contact> ContactBook::contact(const ContactId& id) const {
    auto row = connection_.prepare("SELECT facts FROM contact WHERE id = ?1 AND facts IS NOT NULL");
    if (!row.bind(id).step()) {
        return std::nullopt;
    }
    auto contact = decode_contact(row.column<std::string>(0), id);
    categories_.place(contact);
    return contact;
}

bool ContactBook::has_contact(const ContactId& id) const {
    auto row = connection_.prepare("SELECT 1 FROM contact WHERE id = ?1 AND facts IS NOT NULL");
    return row.bind(id).step();
}

std::optional<Date> ContactBook::first_known(const ContactId& id) const {
    auto row = connection_.prepare("SELECT first_known FROM contact WHERE id = ?1");
    return row.bind(id).step() ? std::optional(row.column<Date>(0)) : std::nullopt;
}

std::size_t ContactBook::contact_count() const {
    auto row = connection_.prepare("SELECT known FROM contact_tally WHERE subject = 'person'");
    return row.step() ? static_cast<std::size_t>(row.column<std::int64_t>(0)) : 0;
}

void ContactBook::each_contact_after(const std::string& name, const ContactId& id,
                                     const domain::ContactStore::NameVisitor& visitor) const {
    std::vector<Named> page;
    Named last{domain::folded(name), id, name};
    do {
        // Read page by page: the visitor may change what it is shown, and no snapshot is held.
        page.clear();
        {
            auto rows = connection_.prepare(
                "SELECT folded_name, id, name FROM contact WHERE facts IS NOT NULL "
                "AND (folded_name, id) > (?1, ?2) ORDER BY folded_name, id LIMIT ?3");
            rows.bind(last.folded_name, last.id, static_cast<std::int64_t>(page_size));
            while (rows.step()) {
                page.push_back({rows.column<std::string>(0), rows.column<std::string>(1),
                                rows.column<std::string>(2)});
            }
        }
        for (const auto& contact : page) {
            if (!visitor(contact.id, contact.name)) {
                return;
            }
        }
        if (!page.empty()) {
            last = std::move(page.back());
        }
    } while (page.size() == page_size);
}

std::optional<ContactId> ContactBook::contact_by_email(const std::string& address) const {
    auto row = connection_.prepare(
        "SELECT contact FROM email WHERE address = ?1 ORDER BY contact LIMIT 1");
    return row.bind(comparable_address(address)).step() ? std::optional(row.column<std::string>(0))
                                                        : std::nullopt;
}

} // namespace kith::storage
