#include "agenda/day_timer.hpp"

#include <cerrno>
#include <cstdint>
#include <system_error>

#include <sys/timerfd.h>
#include <unistd.h>

namespace kith::agenda {

namespace chr = std::chrono;

namespace {

/// Farther than anybody waits; a timer that is not armed hears nothing of a clock that is set.
constexpr domain::Instant never = chr::sys_days(chr::year(2200) / 1 / 1);

} // namespace

DayTimer::DayTimer() : timer_(::timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC)) {
    if (!timer_.is_open()) {
        throw std::system_error(errno, std::generic_category(), "cannot wait for a day");
    }
}

void DayTimer::arm(std::optional<domain::Instant> when) {
    const auto since = when.value_or(never).time_since_epoch();
    const auto seconds = chr::floor<chr::seconds>(since);
    itimerspec at{};
    at.it_value.tv_sec = seconds.count();
    at.it_value.tv_nsec = chr::nanoseconds(since - seconds).count();
    ::timerfd_settime(timer_.number(), TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &at, nullptr);
}

bool DayTimer::came() {
    std::uint64_t times = 0;
    const auto got = ::read(timer_.number(), &times, sizeof times);
    return got == static_cast<ssize_t>(sizeof times) || errno == ECANCELED;
}

} // namespace kith::agenda
