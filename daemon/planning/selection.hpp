#pragma once

#include "planning/rule_book.hpp"

namespace kith::planning {

/// True when every condition that is set holds for the person or the circle; of a list, one entry
/// is enough. Texts are compared as written; names without case and accents. A network's circle is
/// in that network; the circle of a type fits that type, an alliance's that alliance.
[[nodiscard]] bool matches(const domain::Selector& selector, const domain::Contact& contact,
                           const RuleBook& book);

/// True when the rule speaks of such a subject at all: duty and presence of circles, the others of
/// people. A duty without `for` is the owner's alone and has the portfolio; with `of` and without
/// `for` it has every network.
[[nodiscard]] bool fits_subject(const domain::Rule& rule, const domain::Contact& contact);

/// True when the rule fits the subject, its `for` takes it and its `not` does not.
[[nodiscard]] bool selects(const domain::Rule& rule, const domain::Contact& contact,
                           const RuleBook& book);

/// True when the person stands on either side of the alliance: named there, or working for one of
/// its institutions. True for its own circle too.
[[nodiscard]] bool in_alliance(const domain::Contact& contact, const domain::Alliance& alliance);
/// ... on their side: named there, or working for one of the institutions.
[[nodiscard]] bool on_their_side(const domain::Contact& contact, const domain::Alliance& alliance);

} // namespace kith::planning
