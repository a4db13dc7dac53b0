#pragma once

#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>

#include <functional>
#include <memory>

struct itimerspec;

namespace kith::loop {

/// A timerfd in the loop. Asio's own timers are not used anywhere in kithd: they wake the process
/// every five minutes once one has existed. Loop's thread only. Throws std::system_error when the
/// kernel refuses a descriptor.
class TimerDescriptor {
public:
    /// `clock` is CLOCK_REALTIME or CLOCK_BOOTTIME.
    TimerDescriptor(asio::io_context& loop, int clock);
    ~TimerDescriptor();
    TimerDescriptor(const TimerDescriptor&) = delete;
    TimerDescriptor& operator=(const TimerDescriptor&) = delete;

    /// `flags` as timerfd_settime(2). Calls `on_event` once: at expiry, or, with
    /// TFD_TIMER_CANCEL_ON_SET, when the clock was set.
    void set(const itimerspec& when, int flags, std::function<void()> on_event);
    void stop();

private:
    struct Waiting;
    void wait();

    asio::posix::stream_descriptor descriptor_;
    std::shared_ptr<Waiting> waiting_; ///< shared with the pending wait, which may outlive this
};

} // namespace kith::loop
