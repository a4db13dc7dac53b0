#pragma once

#include "domain/contact.hpp"
#include "vcard/card.hpp"
#include "vcard/faults.hpp"
#include "vcard/limits.hpp"
#include "vcard/value.hpp"

#include <vector>

namespace kith::vcard {

/// The dated facts of a card, from every form programs write them in (BDAY, ANNIVERSARY and its X-
/// names, labelled X-ABDATE, X-ANDROID-CUSTOM, X-FCENCODED, DEATHDATE). Each (kind, label) once,
/// the first one that names a day, with the year if any form of it has one. No birthday when the
/// card has a DEATHDATE. A date property that names no day becomes a fault, unless another form of
/// the same names one.
[[nodiscard]] std::vector<domain::DatedFact> dates_of(const Card& card, ValueDecoder& decoder,
                                                      const Limits& limits, Faults& faults);

/// True when the card has a DEATHDATE, be it a day or a text such as "circa 1800".
[[nodiscard]] bool is_deceased(const Card& card);

} // namespace kith::vcard
