#pragma once

#include "domain/time.hpp"

namespace kith::domain {

/// The wall clock. Injected, so that a test owns time. Called from the loop's thread.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

} // namespace kith::domain
