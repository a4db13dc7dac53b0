#pragma once

#include "domain/configuration.hpp"
#include "domain/zone.hpp"

namespace kith::delivery {

/// One digest: its local day names it, its moment is when it goes out.
struct DigestSlot {
    domain::Date date;
    domain::Instant at;
};

/// The first digest at or after that moment. `hours.days` is not empty.
[[nodiscard]] DigestSlot next_digest(const domain::DigestHours& hours, const domain::Zone& zone,
                                     domain::Instant from);

} // namespace kith::delivery
