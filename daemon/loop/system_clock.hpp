#pragma once

#include "domain/clock.hpp"

namespace kith::loop {

/// The machine's wall clock (CLOCK_REALTIME).
class SystemClock final : public domain::Clock {
public:
    [[nodiscard]] domain::Instant now() const override;
};

} // namespace kith::loop
