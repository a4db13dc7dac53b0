#pragma once

#include "vcard/card.hpp"
#include "vcard/limits.hpp"
#include "vcard/value.hpp"

#include <string>

namespace kith::vcard {

/// The name to show: FN (the preferred one), else what N, NICKNAME, ORG, EMAIL, TEL yield, in this
/// order. Empty when the card has none of them.
[[nodiscard]] std::string display_name(const Card& card, ValueDecoder& decoder,
                                       const Limits& limits);

} // namespace kith::vcard
