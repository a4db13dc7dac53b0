#include "remote/child.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace kith::remote {

namespace {

constexpr std::size_t most_kept = 4096;

class Descriptor {
public:
    explicit Descriptor(int number, const char* what) : number_(number) {
        if (number < 0) {
            throw std::system_error(errno, std::generic_category(), what);
        }
    }
    ~Descriptor() { ::close(number_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

/// A pipe whose reading end never blocks.
struct Pipe {
    Pipe() : Pipe(made()) {}
    Descriptor out;
    Descriptor in;

private:
    explicit Pipe(std::array<int, 2> ends) : out(ends[0], "pipe"), in(ends[1], "pipe") {
        ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
    }
    static std::array<int, 2> made() {
        std::array<int, 2> ends{-1, -1};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
            throw std::system_error(errno, std::generic_category(), "pipe");
        }
        return ends;
    }
};

class SpawnActions {
public:
    SpawnActions(int input, int output, int errors) {
        ::posix_spawn_file_actions_init(&actions_);
        ::posix_spawn_file_actions_adddup2(&actions_, input, 0);
        ::posix_spawn_file_actions_adddup2(&actions_, output, 1);
        ::posix_spawn_file_actions_adddup2(&actions_, errors, 2);
        ::posix_spawn_file_actions_addclosefrom_np(&actions_, 3);
        ::posix_spawnattr_init(&attributes_);
        // The plugin ignores SIGPIPE; a child must find every signal as programs expect it.
        sigset_t all{};
        ::sigfillset(&all);
        ::posix_spawnattr_setsigdefault(&attributes_, &all);
        sigset_t none{};
        ::sigemptyset(&none);
        ::posix_spawnattr_setsigmask(&attributes_, &none);
        ::posix_spawnattr_setpgroup(&attributes_, 0);
        ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF |
                                                     POSIX_SPAWN_SETSIGMASK);
    }
    ~SpawnActions() {
        ::posix_spawn_file_actions_destroy(&actions_);
        ::posix_spawnattr_destroy(&attributes_);
    }
    SpawnActions(const SpawnActions&) = delete;
    SpawnActions& operator=(const SpawnActions&) = delete;

    [[nodiscard]] pid_t spawn(const std::vector<std::string>& argv) const {
        std::vector<char*> pointers;
        pointers.reserve(argv.size() + 1);
        for (const std::string& argument : argv) {
            pointers.push_back(const_cast<char*>(argument.c_str()));
        }
        pointers.push_back(nullptr);
        pid_t child = 0;
        const int error =
            ::posix_spawnp(&child, pointers[0], &actions_, &attributes_, pointers.data(), environ);
        if (error != 0) {
            throw ChildError(argv.front() + " cannot be run: " + std::strerror(error));
        }
        return child;
    }

private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

/// The child's input as a file in memory: no writer that could block, nothing on the disk.
void fill(const Descriptor& file, std::string_view input) {
    while (!input.empty()) {
        const ssize_t written = ::write(file.number(), input.data(), input.size());
        if (written < 0) {
            throw std::system_error(errno, std::generic_category(), "memfd");
        }
        input.remove_prefix(static_cast<std::size_t>(written));
    }
    ::lseek(file.number(), 0, SEEK_SET);
}

/// Takes what is there. False when the stream has ended.
bool drain(int descriptor, std::string& kept) {
    std::array<char, 4096> buffer{};
    while (true) {
        const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
        if (count > 0) {
            kept.append(buffer.data(),
                        std::min(static_cast<std::size_t>(count), most_kept - kept.size()));
        } else {
            const bool later = count < 0 && (errno == EAGAIN || errno == EINTR);
            ::explicit_bzero(buffer.data(), buffer.size()); // it may have been a password
            return later;
        }
    }
}

int milliseconds_until(std::chrono::steady_clock::time_point deadline) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 3'600'000));
}

/// Waits until the child has ended, the time is over or stop is raised. Reads meanwhile.
ChildEnd::Cause await_end(int process, int output, int errors,
                          std::chrono::steady_clock::time_point deadline, const StopSignal& stop,
                          ChildEnd& end) {
    std::array<pollfd, 4> watched{pollfd{process, POLLIN, 0}, pollfd{stop.descriptor(), POLLIN, 0},
                                  pollfd{output, POLLIN, 0}, pollfd{errors, POLLIN, 0}};
    while (true) {
        const int ready = ::poll(watched.data(), watched.size(), milliseconds_until(deadline));
        if (ready < 0 && errno != EINTR) {
            throw std::system_error(errno, std::generic_category(), "poll");
        }
        if (watched[2].revents != 0 && !drain(output, end.output)) {
            watched[2].fd = -1;
        }
        if (watched[3].revents != 0 && !drain(errors, end.errors)) {
            watched[3].fd = -1;
        }
        if (watched[0].revents != 0) {
            return ChildEnd::Cause::Exit;
        }
        if (watched[1].revents != 0) {
            return ChildEnd::Cause::Stopped;
        }
        if (milliseconds_until(deadline) == 0) {
            return ChildEnd::Cause::TimedOut;
        }
    }
}

} // namespace

ChildEnd run_child(const std::vector<std::string>& argv, std::string_view input,
                   std::chrono::steady_clock::time_point deadline, const StopSignal& stop) {
    const Descriptor file(::memfd_create("kith-input", MFD_CLOEXEC), "memfd");
    fill(file, input);
    const Pipe output;
    const Pipe errors;
    const pid_t child =
        SpawnActions(file.number(), output.in.number(), errors.in.number()).spawn(argv);
    ChildEnd end;
    // glibc 2.36 declares pidfd_open() without C linkage.
    const int process = static_cast<int>(::syscall(SYS_pidfd_open, child, 0));
    end.cause = process < 0 ? ChildEnd::Cause::Stopped
                            : await_end(process, output.out.number(), errors.out.number(), deadline,
                                        stop, end);
    ::close(process);
    // Also after a good end: what the child left behind must not hold the pipes or run on.
    ::kill(-child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    drain(output.out.number(), end.output);
    drain(errors.out.number(), end.errors);
    if (end.cause == ChildEnd::Cause::Exit && WIFSIGNALED(status)) {
        end.cause = ChildEnd::Cause::Signal;
    }
    end.status = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
    return end;
}

} // namespace kith::remote
