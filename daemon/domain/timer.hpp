#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace kith::domain {

/// Calls back once after a length of real time, suspend included (CLOCK_BOOTTIME). For time-outs
/// and back-off; moments of the wall clock are the Alarm's. Costs no wake-up while it is not
/// started. For the loop's thread; destroying it stops it.
class Timer {
public:
    virtual ~Timer() = default;
    /// Starts anew, whatever was started before.
    virtual void start(std::chrono::milliseconds delay, std::function<void()> on_expiry) = 0;
    virtual void stop() = 0;
};

/// Where timers come from. Must outlive them.
class TimerSource {
public:
    virtual ~TimerSource() = default;
    [[nodiscard]] virtual std::unique_ptr<Timer> make_timer() = 0;
    /// Time since boot, suspend included.
    [[nodiscard]] virtual std::chrono::milliseconds since_boot() const = 0;
};

} // namespace kith::domain
