#include "loop/alarm.hpp"

#include <algorithm>
#include <ctime>
#include <sys/timerfd.h>

namespace kith::loop {

namespace chr = std::chrono;

namespace {

/// "Never" that the kernel still takes: a timer that is not armed would not tell of a set clock.
constexpr domain::Instant far_future{chr::sys_days{chr::year(2200) / 1 / 1}};

itimerspec absolute(domain::Instant when) {
    // The moment 0 would disarm the timer.
    const auto since_epoch = std::max(when.time_since_epoch(), chr::milliseconds(1));
    const auto seconds = chr::floor<chr::seconds>(since_epoch);
    itimerspec spec{};
    spec.it_value.tv_sec = static_cast<time_t>(seconds.count());
    spec.it_value.tv_nsec = static_cast<long>(chr::nanoseconds(since_epoch - seconds).count());
    return spec;
}

} // namespace

Alarm::Alarm(asio::io_context& loop, std::function<void()> on_alarm)
    : timer_(loop, CLOCK_REALTIME), on_alarm_(std::move(on_alarm)) {}

void Alarm::arm(std::optional<domain::Instant> when) {
    timer_.set(absolute(when.value_or(far_future)), TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET,
               on_alarm_);
}

} // namespace kith::loop
