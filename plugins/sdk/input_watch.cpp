#include "sdk/input_watch.hpp"

#include <cerrno>
#include <cstdint>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <system_error>
#include <unistd.h>

namespace kith::sdk {

namespace {

int made(int descriptor) {
    if (descriptor < 0) {
        throw std::system_error(errno, std::generic_category(), "cannot watch standard input");
    }
    return descriptor;
}

bool add(int epoll, int descriptor) {
    epoll_event interest{};
    interest.events = EPOLLIN;
    return ::epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &interest) == 0;
}

} // namespace

InputWatch::InputWatch(int input)
    : input_(input), epoll_(made(::epoll_create1(EPOLL_CLOEXEC))),
      wake_(made(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))) {
    if (!add(epoll_.number(), wake_.number())) {
        made(-1);
    }
    // A file or /dev/null cannot be waited for and is always ready.
    if (!add(epoll_.number(), input_)) {
        wake();
    }
}

bool InputWatch::input_ready() const {
    pollfd state{input_, POLLIN, 0};
    return ::poll(&state, 1, 0) == 1;
}

void InputWatch::drop_input() {
    ::epoll_ctl(epoll_.number(), EPOLL_CTL_DEL, input_, nullptr);
    std::uint64_t count = 0;
    [[maybe_unused]] const auto drained = ::read(wake_.number(), &count, sizeof count);
}

void InputWatch::wake() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(wake_.number(), &one, sizeof one);
}

} // namespace kith::sdk
