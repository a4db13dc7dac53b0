#pragma once

#include "domain/contact.hpp"

#include <string>

namespace kith::delivery {

/// How the owner types this contact behind a kith command: their id when it is short and plain,
/// else their name in single quotes. "NAME" when neither can be pasted into a shell as it is: a
/// name comes from address books that others fill.
[[nodiscard]] std::string typed_name(const domain::Contact& contact);

} // namespace kith::delivery
