#pragma once

#include "domain/contact.hpp"
#include "vcard/card_reader.hpp"
#include "vcard/faults.hpp"
#include "vcard/limits.hpp"
#include "vcard/value.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::vcard {

/// A person as one card tells of them.
struct Person {
    domain::Contact contact;
    bool has_uid = false;              ///< else the id is derived from name and address
    std::optional<long long> revision; ///< REV, see read_revision
    int line = 0;                      ///< of the card

    friend bool operator==(const Person&, const Person&) = default;
};

/// A card of KIND:group.
struct Group {
    std::string name;
    std::vector<domain::ContactId> members; ///< UIDs without "urn:uuid:"

    friend bool operator==(const Group&, const Group&) = default;
};

/// All that one file says.
struct Reading {
    std::vector<Person> people;
    std::vector<Group> groups;
    std::vector<Fault> faults;
    std::size_t cards = 0;            ///< of every kind
    Ending ending = Ending::Complete; ///< Missing: the file seems cut off
};

/// Makes contacts and groups of cards. Keeps buffers between cards; use one for a whole book.
class CardMapper {
public:
    explicit CardMapper(const Limits& limits) : limits_(limits) {}

    /// Absent: the card has neither a UID nor anything that names it (a fault says so).
    [[nodiscard]] std::optional<Person> person(const Card& card, Faults& faults);
    [[nodiscard]] Group group(const Card& card);

private:
    void add_affiliations(const Card& card, domain::Contact& contact);
    void add_locale(const Card& card, domain::Contact& contact);

    const Limits& limits_;
    ValueDecoder decoder_;
};

/// Reads the bytes of one file. Never throws on any bytes; what cannot be taken is among the
/// faults.
[[nodiscard]] Reading read_book(std::string_view bytes, const Limits& limits = {});

} // namespace kith::vcard
