#pragma once

#include "domain/contact_store.hpp"
#include "storage/connection.hpp"

#include <set>
#include <utility>

namespace kith::storage {

/// Who there is: what each source says of people, joined. Every public method does what its
/// namesake in ContactStore says, inside the caller's transaction. Refers to the connection,
/// which must outlive it.
class ContactBook {
public:
    /// Contacts whose joined facts changed, by id. `gone` ones have none any more.
    struct Changes {
        std::set<domain::ContactId> changed;
        std::set<domain::ContactId> gone;
    };

    explicit ContactBook(Connection& connection) : connection_(connection) {}

    Changes put_contacts(const std::string& source, std::span<const domain::Contact> upsert,
                         std::span<const std::string> remove, const std::string& snapshot,
                         domain::Date today);
    Changes finish_snapshot(const std::string& source, const std::string& snapshot);
    Changes retain_sources(std::span<const std::string> sources);

    void set_categories(domain::CategoryMap categories) { categories_ = std::move(categories); }
    [[nodiscard]] std::optional<domain::Contact> contact(const domain::ContactId& id) const;
    [[nodiscard]] bool has_contact(const domain::ContactId& id) const;
    [[nodiscard]] std::optional<domain::Date> first_known(const domain::ContactId& id) const;
    [[nodiscard]] std::size_t contact_count() const;
    void each_contact_after(const std::string& name, const domain::ContactId& id,
                            const domain::ContactStore::NameVisitor& visitor) const;
    [[nodiscard]] std::optional<domain::ContactId>
    contact_by_email(const std::string& address) const;

private:
    void put(const std::string& source, const domain::Contact& person, domain::Date today,
             Changes& changes);
    void remove(const std::string& source, const std::string& id, Changes& changes);
    /// Removes the source's descriptions that did not come under that mark.
    void remove_where_absent(const std::string& source, const std::string& snapshot,
                             Changes& changes);
    /// Whom a new description belongs to; absent when it founds a contact.
    [[nodiscard]] std::optional<domain::ContactId> owner_of(const std::string& source,
                                                            const domain::Contact& person) const;
    /// Makes the contact's joined facts those of its descriptions and notes what that changes.
    void join(const domain::ContactId& id, Changes& changes);
    void write_facts(const domain::Contact& contact, const std::string& facts);

    Connection& connection_;
    domain::CategoryMap categories_;
};

} // namespace kith::storage
