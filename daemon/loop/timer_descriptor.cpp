#include "loop/timer_descriptor.hpp"

#include <cerrno>
#include <cstdint>
#include <sys/timerfd.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace kith::loop {

struct TimerDescriptor::Waiting {
    std::function<void()> on_event;
    bool pending = false; ///< a wait on the descriptor is under way
    bool alive = true;
};

TimerDescriptor::TimerDescriptor(asio::io_context& loop, int clock)
    : descriptor_(loop), waiting_(std::make_shared<Waiting>()) {
    const int fd = ::timerfd_create(clock, TFD_NONBLOCK | TFD_CLOEXEC);
    if (fd < 0) {
        throw std::system_error(errno, std::generic_category(), "timerfd_create");
    }
    descriptor_.assign(fd);
}

TimerDescriptor::~TimerDescriptor() { waiting_->alive = false; }

void TimerDescriptor::set(const itimerspec& when, int flags, std::function<void()> on_event) {
    waiting_->on_event = std::move(on_event);
    const int fd = descriptor_.native_handle();
    int failed = ::timerfd_settime(fd, flags, &when, nullptr);
    if (failed != 0 && errno == ECANCELED) {
        // The clock was set before and nobody had read it yet; now nobody will. So it is told anew.
        itimerspec at_once{};
        at_once.it_value.tv_nsec = 1;
        failed = ::timerfd_settime(fd, 0, &at_once, nullptr);
    }
    if (failed != 0) {
        throw std::system_error(errno, std::generic_category(), "timerfd_settime");
    }
    wait();
}

void TimerDescriptor::stop() {
    waiting_->on_event = nullptr;
    const itimerspec never{};
    ::timerfd_settime(descriptor_.native_handle(), 0, &never, nullptr);
}

void TimerDescriptor::wait() {
    if (std::exchange(waiting_->pending, true)) {
        return;
    }
    descriptor_.async_wait(asio::posix::stream_descriptor::wait_read,
                           [this, waiting = waiting_](const asio::error_code& error) {
                               if (!waiting->alive || error) {
                                   return;
                               }
                               waiting->pending = false;
                               std::uint64_t expirations = 0;
                               const auto got = ::read(descriptor_.native_handle(), &expirations,
                                                       sizeof expirations);
                               // EAGAIN: it was set anew or stopped after it became readable.
                               const bool happened = got > 0 || errno == ECANCELED;
                               if (happened && waiting->on_event) {
                                   auto on_event = std::exchange(waiting->on_event, nullptr);
                                   on_event(); // may destroy this
                               } else if (waiting->on_event) {
                                   wait();
                               }
                           });
}

} // namespace kith::loop
