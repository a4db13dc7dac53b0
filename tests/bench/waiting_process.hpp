#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <stdexcept>
#include <string>

namespace kith::bench {

using Clock = std::chrono::system_clock;

/// A pipe; both ends close with it.
class Pipe {
public:
    Pipe() {
        if (::pipe2(ends_.data(), O_CLOEXEC) != 0) {
            throw std::runtime_error("no pipe");
        }
    }
    ~Pipe() {
        ::close(ends_[0]);
        ::close(ends_[1]);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    [[nodiscard]] int out() const { return ends_[0]; }
    [[nodiscard]] int in() const { return ends_[1]; }

private:
    std::array<int, 2> ends_{};
};

/// A process that waits for a line and answers each with the time at which it had it.
class WaitingProcess {
public:
    WaitingProcess() : id_(::fork()) {
        if (id_ == 0) {
            answer_lines();
        }
    }
    ~WaitingProcess() {
        ::kill(id_, SIGKILL);
        ::waitpid(id_, nullptr, 0);
    }
    WaitingProcess(const WaitingProcess&) = delete;
    WaitingProcess& operator=(const WaitingProcess&) = delete;

    Clock::time_point tell(const std::string& line) {
        Clock::time_point arrival;
        if (::write(lines_.in(), line.data(), line.size()) < 0 ||
            ::read(arrivals_.out(), &arrival, sizeof arrival) != sizeof arrival) {
            throw std::runtime_error("the waiting process is gone");
        }
        return arrival;
    }

private:
    [[noreturn]] void answer_lines() const {
        std::array<char, 4096> line{};
        while (::read(lines_.out(), line.data(), line.size()) > 0) {
            const auto now = Clock::now();
            if (::write(arrivals_.in(), &now, sizeof now) < 0) {
                break;
            }
        }
        ::_exit(0);
    }

    Pipe lines_;
    Pipe arrivals_;
    pid_t id_;
};

} // namespace kith::bench
