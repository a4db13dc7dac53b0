#pragma once

#include "domain/contact.hpp"
#include "vcard/card.hpp"
#include "vcard/limits.hpp"
#include "vcard/value.hpp"

#include <string>
#include <string_view>

namespace kith::vcard {

/// A UID or MEMBER value as kith keeps it: without "urn:uuid:" in any case, its own case kept.
/// One of more than 200 bytes is replaced by its hash. Empty when there is none.
[[nodiscard]] domain::ContactId stripped_uid(std::string_view value);

/// The identity of a card without UID: a hash of its name and first mail address (in lower case).
/// The file's name and place have no part in it.
[[nodiscard]] domain::ContactId derived_id(std::string_view name, std::string_view email);

/// What a card describes (KIND, X-ADDRESSBOOKSERVER-KIND, X-ABShowAs).
enum class CardKind {
    Person,
    Group,
    Thing, ///< organization, application, location, device: nobody to keep in touch with
};
[[nodiscard]] CardKind kind_of(const Card& card);

} // namespace kith::vcard
