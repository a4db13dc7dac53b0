#pragma once

#include "domain/contact.hpp"

#include <string>

namespace kith::storage {

/// A contact as the text of one column: JSON as in PROTOCOL.md, with what only kith knows: what
/// kind of subject it is.
[[nodiscard]] std::string encode_contact(const domain::Contact& contact);
/// `id` is the contact's, whatever the text says. Throws DamagedDatabase when the text is none of
/// encode_contact().
[[nodiscard]] domain::Contact decode_contact(const std::string& text, const domain::ContactId& id);

/// An address as it is compared: in small letters.
[[nodiscard]] std::string comparable_address(std::string address);

} // namespace kith::storage
