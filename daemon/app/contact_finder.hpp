#pragma once

#include "control/control_handler.hpp"
#include "domain/store.hpp"

#include <string>
#include <variant>

namespace kith::app {

/// The one contact that somebody means by what they typed: an id, an email address, or a name
/// without case and accents by the beginnings of its words. A whole name beats whole words, these
/// beat beginnings. A Refusal names the candidates, or the nearest names when nobody fits.
[[nodiscard]] std::variant<domain::Contact, control::Refusal>
find_contact(const domain::ContactStore& store, const std::string& typed);

} // namespace kith::app
