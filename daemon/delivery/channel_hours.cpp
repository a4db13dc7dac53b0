#include "delivery/channel_hours.hpp"

#include <algorithm>
#include <cassert>

namespace kith::delivery {

using domain::Instant;

domain::Instant next_open(const domain::ChannelHours& hours, const domain::Zone& zone,
                          Instant from) {
    assert(!hours.days.empty() && hours.from < hours.to);
    const auto midnight = domain::TimeOfDay(1440);
    auto date = zone.date(from);
    while (true) {
        const auto tomorrow = domain::plus_days(date, 1);
        const auto opens = zone.instant(date, hours.from);
        const auto closes = hours.to < midnight ? zone.instant(date, hours.to)
                                                : zone.instant(tomorrow, domain::TimeOfDay(0));
        if (hours.days.contains(date) && opens < closes && from < closes) {
            return std::max(from, opens);
        }
        date = tomorrow;
    }
}

} // namespace kith::delivery
