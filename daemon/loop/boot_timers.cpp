#include "loop/boot_timers.hpp"

#include "loop/timer_descriptor.hpp"

#include <algorithm>
#include <ctime>
#include <sys/timerfd.h>

namespace kith::loop {

namespace chr = std::chrono;

namespace {

class BootTimer final : public domain::Timer {
public:
    explicit BootTimer(asio::io_context& loop) : timer_(loop, CLOCK_BOOTTIME) {}

    void start(chr::milliseconds delay, std::function<void()> on_expiry) override {
        // A delay of 0 would disarm the timer.
        const auto wait = std::max<chr::nanoseconds>(delay, chr::nanoseconds(1));
        const auto seconds = chr::floor<chr::seconds>(wait);
        itimerspec spec{};
        spec.it_value.tv_sec = static_cast<time_t>(seconds.count());
        spec.it_value.tv_nsec = static_cast<long>((wait - seconds).count());
        timer_.set(spec, 0, std::move(on_expiry));
    }
    void stop() override { timer_.stop(); }

private:
    TimerDescriptor timer_;
};

} // namespace

std::unique_ptr<domain::Timer> BootTimers::make_timer() {
    return std::make_unique<BootTimer>(loop_);
}

chr::milliseconds BootTimers::since_boot() const {
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return chr::duration_cast<chr::milliseconds>(chr::seconds(now.tv_sec) +
                                                 chr::nanoseconds(now.tv_nsec));
}

} // namespace kith::loop
