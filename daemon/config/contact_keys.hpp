#pragma once

#include "domain/contact.hpp"
#include "domain/value.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace kith::config {

/// One key of a [[contact]] table and its value.
struct ContactKey {
    std::string key;
    domain::Value value;

    friend bool operator==(const ContactKey&, const ContactKey&) = default;
};
/// What a [[contact]] table says, in the order in which it is written.
using ContactKeys = std::vector<ContactKey>;

/// The keys that make read_contact() read this person again: `id` only where the name does not make
/// it, `card` instead of it when there is no name. An anniversary of death is left out, since TOML
/// has `deceased` only.
[[nodiscard]] ContactKeys contact_keys(const domain::Contact& contact);

inline constexpr std::size_t longest_contact_id = 128;

/// The id that a contact without `id` has: its name folded, with "-" between the words. Empty when
/// the name has no letters.
[[nodiscard]] domain::ContactId id_from_name(std::string_view name);

/// The id of the card whose UID is written so: without "urn:uuid:", as the vcard plugin has it.
[[nodiscard]] domain::ContactId id_of_card(std::string_view uid);

} // namespace kith::config
