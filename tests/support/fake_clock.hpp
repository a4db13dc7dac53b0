#pragma once

#include "domain/clock.hpp"

namespace kith::test {

/// A wall clock that stands still until a test moves it.
class FakeClock final : public domain::Clock {
public:
    explicit FakeClock(domain::Instant start) : moment(start) {}
    [[nodiscard]] domain::Instant now() const override { return moment; }

    domain::Instant moment;
};

} // namespace kith::test
