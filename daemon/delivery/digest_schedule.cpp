#include "delivery/digest_schedule.hpp"

#include <cassert>

namespace kith::delivery {

DigestSlot next_digest(const domain::DigestHours& hours, const domain::Zone& zone,
                       domain::Instant from) {
    assert(!hours.days.empty());
    auto date = zone.date(from);
    while (true) {
        const auto at = zone.instant(date, hours.at);
        if (hours.days.contains(date) && at >= from) {
            return {date, at};
        }
        date = domain::plus_days(date, 1);
    }
}

} // namespace kith::delivery
