#pragma once

#include <cstdint>
#include <poll.h>
#include <stdexcept>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/types.h>
#include <unistd.h>

#include <csignal>

namespace kith::test {

/// A gate between processes: those who wait go on once it was opened, at most a minute later.
class Gate {
public:
    Gate() : descriptor_(::eventfd(0, EFD_CLOEXEC)) {
        if (descriptor_ < 0) {
            throw std::runtime_error("no eventfd");
        }
    }
    ~Gate() { ::close(descriptor_); }
    Gate(const Gate&) = delete;
    Gate& operator=(const Gate&) = delete;

    void open() const {
        const std::uint64_t one = 1;
        if (::write(descriptor_, &one, sizeof one) != sizeof one) {
            throw std::runtime_error("the gate does not open");
        }
    }
    void wait() const {
        pollfd readable{descriptor_, POLLIN, 0};
        if (::poll(&readable, 1, 60'000) != 1) {
            throw std::runtime_error("the gate was not opened");
        }
    }

private:
    int descriptor_;
};

/// Runs `body` in a process of its own, which exits with what it returns, 99 when it throws, and
/// dies with the test.
template <class Body> pid_t forked(const Body& body) {
    const auto child = ::fork();
    if (child != 0) {
        return child;
    }
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    int code = 99;
    try {
        code = body();
    } catch (...) { // no exception may carry the child into the other tests
    }
    ::_exit(code);
}

} // namespace kith::test
