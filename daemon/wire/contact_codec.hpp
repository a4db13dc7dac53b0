#pragma once

#include "domain/contact.hpp"
#include "domain/value.hpp"

namespace kith::wire {

/// A CONTACT (PROTOCOL.md section 4), with what only kith itself knows of a person when it is set:
/// `networks`, `importance`, `every` (a span, or "never"), `at_worst`,
/// `last_contact`, `leap_day`. Empty lists and texts are left out.
[[nodiscard]] domain::Value to_value(const domain::Contact& contact);
/// `id` and `name` must be there. Texts are made plain lines, as domain::Contact asks; of two
/// dates of one kind and label the first stays. Throws MemberError.
[[nodiscard]] domain::Contact contact_from(const domain::Value& value);

} // namespace kith::wire
