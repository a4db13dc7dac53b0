#pragma once

#include <asio/posix/stream_descriptor.hpp>
#include <chrono>
#include <functional>

namespace kith::calendar {

/// One moment of the monotonic clock to be woken at. A timerfd of its own: Asio's timers, once
/// used, wake an idle process every five minutes. Lives until the loop has stopped, in its thread.
/// `on_time` must not throw; it may set the alarm again.
class Alarm {
public:
    using Moment = std::chrono::steady_clock::time_point;

    /// Throws std::system_error when the kernel gives no timer.
    Alarm(asio::io_context& loop, std::function<void()> on_time);

    /// In place of what was set before. A moment that has passed is told at once, through the loop.
    void set(Moment moment);
    void cancel();

private:
    void wait();

    asio::posix::stream_descriptor timer_;
    std::function<void()> on_time_;
};

} // namespace kith::calendar
