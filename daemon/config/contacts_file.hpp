#pragma once

#include "config/document.hpp"
#include "config/names.hpp"
#include "domain/contact.hpp"

#include <map>
#include <string>
#include <vector>

namespace kith::config {

/// The people of all contact files together: ids are unique over them.
class ContactFiles {
public:
    /// `networks` are those a contact may be in.
    explicit ContactFiles(const KnownNames& networks) : networks_(networks) {}

    void read(const Document& document, Findings& findings);

    [[nodiscard]] std::vector<domain::Contact> contacts() && { return std::move(contacts_); }

private:
    struct Owner {
        std::string name;
        domain::SourceLocation where;
    };

    domain::Contact read_contact(TableReader& reader);
    void read_identity(TableReader& reader, domain::Contact& contact);
    void take_id(const PlacedText& id, const std::string& name, Findings& findings);
    void read_addresses(TableReader& reader, domain::Contact& contact);
    void read_circles(TableReader& reader, domain::Contact& contact);

    const KnownNames& networks_;
    std::vector<domain::Contact> contacts_;
    std::map<std::string, Owner, std::less<>> ids_;
    std::map<std::string, Owner, std::less<>> addresses_; ///< in small letters
};

} // namespace kith::config
