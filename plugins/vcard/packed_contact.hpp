#pragma once

#include "domain/contact.hpp"

#include <string>
#include <string_view>

namespace kith::vcard {

/// What a card can say of a contact (all that fingerprint() tells apart) but its id, in one string:
/// a whole address book is kept in memory, and the parts of a Contact cost several times their
/// text. Only for this process.
[[nodiscard]] std::string packed(const domain::Contact& contact);
/// The contact again. Precondition: `bytes` comes from packed().
[[nodiscard]] domain::Contact unpacked(const domain::ContactId& id, std::string_view bytes);

} // namespace kith::vcard
