#include "calendar/alarm.hpp"

#include <algorithm>
#include <cerrno>
#include <sys/timerfd.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace kith::calendar {

namespace chr = std::chrono;

namespace {

int make_timer() {
    const int timer = ::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    if (timer < 0) {
        throw std::system_error(errno, std::generic_category(), "timerfd_create");
    }
    return timer;
}

} // namespace

Alarm::Alarm(asio::io_context& loop, std::function<void()> on_time)
    : timer_(loop, make_timer()), on_time_(std::move(on_time)) {
    wait();
}

void Alarm::set(Moment moment) {
    // Zero would disarm the timer.
    const auto since = std::max(chr::nanoseconds(1), chr::nanoseconds(moment.time_since_epoch()));
    const auto seconds = chr::floor<chr::seconds>(since);
    itimerspec when{};
    when.it_value.tv_sec = seconds.count();
    when.it_value.tv_nsec = (since - seconds).count();
    ::timerfd_settime(timer_.native_handle(), TFD_TIMER_ABSTIME, &when, nullptr);
}

void Alarm::cancel() {
    const itimerspec never{};
    ::timerfd_settime(timer_.native_handle(), 0, &never, nullptr);
}

void Alarm::wait() {
    timer_.async_wait(asio::posix::descriptor_base::wait_read, [this](std::error_code error) {
        if (error) { // the alarm is gone
            return;
        }
        std::uint64_t expirations = 0;
        const bool expired =
            ::read(timer_.native_handle(), &expirations, sizeof expirations) == sizeof expirations;
        wait();
        if (expired) { // else it was set anew in between
            on_time_();
        }
    });
}

} // namespace kith::calendar
