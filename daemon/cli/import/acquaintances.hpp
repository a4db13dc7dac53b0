#pragma once

#include "domain/contact.hpp"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace kith::cli {

/// Why two records are of one person.
struct Likeness {
    enum class Why {
        Id,       ///< the source's own mark
        Email,    ///< an address in common, and names that agree
        Phone,    ///< a number in common, and names that agree
        Birthday, ///< name and birthday
        Name,     ///< the name, and nothing that speaks against it
        // Not sure:
        OtherAddresses, ///< the name, but no address in common
        OtherName,      ///< an address in common, but another name
    };
    Why why = Why::Name;
    domain::ContactId id; ///< of whom it is like
    std::string name;

    [[nodiscard]] bool is_sure() const { return why < Why::OtherAddresses; }
};

[[nodiscard]] const char* to_text(Likeness::Why why); ///< "id", "email", ..., "other-name"

/// Everybody who is known, to be asked whether somebody is among them. Numbers in common count only
/// with names that agree, since whole houses share one; so do addresses, since couples do.
class Acquaintances {
public:
    void add(const domain::Contact& contact);
    /// The surest likeness; absent when there is none.
    [[nodiscard]] std::optional<Likeness> find(const domain::Contact& contact) const;
    [[nodiscard]] bool has(const domain::ContactId& id) const { return ids_.contains(id); }
    [[nodiscard]] std::size_t size() const { return people_.size(); }

private:
    struct Person {
        domain::ContactId id;
        std::string name;
        std::optional<domain::PartialDate> birthday;
        bool has_addresses = false;
    };
    using Index = std::unordered_multimap<std::string, std::size_t>;

    [[nodiscard]] std::optional<Likeness> by_reach(const Index& index, const std::string& key,
                                                   const domain::Contact& contact,
                                                   Likeness::Why why) const;
    [[nodiscard]] std::optional<Likeness> by_name(const domain::Contact& contact) const;

    std::vector<Person> people_;
    std::unordered_map<std::string, std::size_t> ids_;
    Index emails_; ///< in small letters
    Index phones_; ///< the last figures
    Index names_;  ///< folded
};

} // namespace kith::cli
