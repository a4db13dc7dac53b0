#pragma once

#include "domain/time.hpp"
#include "sdk/descriptor.hpp"

#include <optional>

namespace kith::agenda {

/// An absolute moment of the wall clock to wait for by a descriptor. It also comes when the clock
/// is set (timerfd_create(2), TFD_TIMER_CANCEL_ON_SET); a machine that slept over it wakes to it.
class DayTimer {
public:
    /// Throws std::system_error when the kernel gives no timer.
    DayTimer();

    [[nodiscard]] int descriptor() const { return timer_.number(); }
    /// Absent: only when the clock is set. Replaces what was armed before.
    void arm(std::optional<domain::Instant> when);
    /// True when it has come since the last call: read the clock and decide anew.
    [[nodiscard]] bool came();

private:
    sdk::Descriptor timer_;
};

} // namespace kith::agenda
