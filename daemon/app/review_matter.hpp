#pragma once

#include "app/engine.hpp"
#include "delivery/review.hpp"

namespace kith::app {

/// Gathers what the weekly page is made of: the last seven days, the next seven, who starves, and
/// whom one could take up again after more than a year.
[[nodiscard]] delivery::ReviewMatter gather_review(Engine& engine, domain::Instant now);

} // namespace kith::app
