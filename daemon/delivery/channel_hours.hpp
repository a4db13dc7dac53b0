#pragma once

#include "domain/configuration.hpp"
#include "domain/zone.hpp"

namespace kith::delivery {

/// The first moment at or after `from` in which the channel may be used. Hours that the clock skips
/// on a day in spring do not open on that day. `hours.days` is not empty and `to` lies after
/// `from`.
[[nodiscard]] domain::Instant next_open(const domain::ChannelHours& hours, const domain::Zone& zone,
                                        domain::Instant from);

} // namespace kith::delivery
