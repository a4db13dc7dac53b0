#pragma once

#include "domain/store.hpp"

#include <optional>

namespace kith::app {

/// Whether so many are overdue beyond what is worst that letting it all go would help: more than
/// 60 % of those with a cadence, and at least 10.
[[nodiscard]] bool fresh_start_would_help(const domain::Store& store, domain::Date today);

/// The day from which everything counts that was overdue then.
[[nodiscard]] std::optional<domain::Date> fresh_start_day(const domain::Store& store);
void set_fresh_start_day(domain::Store& store, domain::Date day);

/// Whether it may be offered today, and that it is: at most once in 30 days.
[[nodiscard]] bool take_fresh_start_offer(domain::Store& store, domain::Date today);

} // namespace kith::app
