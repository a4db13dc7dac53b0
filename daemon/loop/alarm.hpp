#pragma once

#include "domain/time.hpp"
#include "loop/timer_descriptor.hpp"

#include <functional>
#include <optional>

namespace kith::loop {

/// The one alarm of the daemon: an absolute moment of the wall clock. It also goes off when the
/// clock is set or the machine wakes up (timerfd_create(2), TFD_TIMER_CANCEL_ON_SET), so whoever
/// listens reads the clock and decides anew. Loop's thread only.
class Alarm {
public:
    Alarm(asio::io_context& loop, std::function<void()> on_alarm);

    /// Goes off at that moment, at once when it has passed. Absent: only when the clock is set.
    /// Replaces what was armed before; going off disarms it.
    void arm(std::optional<domain::Instant> when);

private:
    TimerDescriptor timer_;
    std::function<void()> on_alarm_;
};

} // namespace kith::loop
