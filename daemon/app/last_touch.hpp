#pragma once

#include "domain/store.hpp"

#include <optional>

namespace kith::app {

/// When they were last in touch, as far as anybody recorded it.
[[nodiscard]] std::optional<domain::Date> last_touch(const domain::Contact& contact,
                                                     const domain::ContactStore& store);

} // namespace kith::app
