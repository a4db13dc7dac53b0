#pragma once

#include <sys/timerfd.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <stdexcept>

namespace kith::bench {

/// Blocks until the moment, on an absolute CLOCK_REALTIME timerfd.
class BareAlarm {
public:
    BareAlarm() : timer_(::timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC)) {}
    ~BareAlarm() { ::close(timer_); }
    BareAlarm(const BareAlarm&) = delete;
    BareAlarm& operator=(const BareAlarm&) = delete;

    void wait_for(std::chrono::system_clock::time_point due) const {
        const auto since_epoch = due.time_since_epoch();
        const auto seconds = std::chrono::floor<std::chrono::seconds>(since_epoch);
        itimerspec when{};
        when.it_value.tv_sec = seconds.count();
        when.it_value.tv_nsec = std::chrono::nanoseconds(since_epoch - seconds).count();
        std::uint64_t expirations = 0;
        if (::timerfd_settime(timer_, TFD_TIMER_ABSTIME, &when, nullptr) != 0 ||
            ::read(timer_, &expirations, sizeof expirations) != sizeof expirations) {
            throw std::runtime_error("no alarm");
        }
    }

private:
    int timer_;
};

} // namespace kith::bench
