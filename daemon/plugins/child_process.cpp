#include "plugins/child_process.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <initializer_list>
#include <linux/close_range.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace kith::plugins {

namespace {

std::system_error failure(const std::string& what) {
    return {errno, std::generic_category(), what};
}

void close_all(std::initializer_list<int> descriptors) {
    const int error = errno;
    for (const int fd : descriptors) {
        if (fd >= 0) {
            ::close(fd);
        }
    }
    errno = error;
}

std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> result;
    result.reserve(texts.size() + 1);
    for (const auto& text : texts) {
        result.push_back(const_cast<char*>(text.c_str()));
    }
    result.push_back(nullptr);
    return result;
}

void limit(int resource, rlim_t value) {
    rlimit current{};
    if (::getrlimit(static_cast<__rlimit_resource_t>(resource), &current) == 0) {
        current.rlim_cur = value < current.rlim_max ? value : current.rlim_max;
        current.rlim_max = current.rlim_cur;
        ::setrlimit(static_cast<__rlimit_resource_t>(resource), &current);
    }
}

/// Only calls that are safe between fork and exec in a process with threads.
[[noreturn]] void become(const Program& program, char* const* arguments, char* const* environment,
                         const std::array<int, 3>& streams, int report, pid_t parent) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() == parent) { // else the parent died before the line above
        sigset_t none;
        sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
        ::signal(SIGPIPE, SIG_DFL);
        ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        limit(RLIMIT_CORE, 0);
        limit(RLIMIT_NOFILE, 256);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        limit(RLIMIT_AS, rlim_t{4} << 30);
#endif
        for (int i = 0; i < 3; ++i) {
            ::dup2(streams[static_cast<std::size_t>(i)], i); // they lie above 2, see spawn()
        }
        ::syscall(SYS_close_range, 3U, ~0U, CLOSE_RANGE_CLOEXEC);
        ::execve(program.path.c_str(), arguments, environment);
    }
    const int error = errno;
    const auto ignored = ::write(report, &error, sizeof error);
    static_cast<void>(ignored);
    ::_exit(127);
}

/// A pipe whose ends lie above the standard streams, so that dup2 in the child never meets itself.
/// Ends that nobody took are closed with it.
class Pipe {
public:
    Pipe() {
        if (::pipe2(ends_.data(), O_CLOEXEC) != 0) {
            throw failure("pipe2");
        }
        for (int& end : ends_) {
            if (end <= STDERR_FILENO) {
                const int higher = ::fcntl(end, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
                ::close(end);
                end = higher;
            }
        }
    }
    ~Pipe() { close_all({ends_[0], ends_[1]}); }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    [[nodiscard]] int reading() const { return ends_[0]; }
    [[nodiscard]] int writing() const { return ends_[1]; }
    int take_reading() { return std::exchange(ends_[0], -1); }
    int take_writing() { return std::exchange(ends_[1], -1); }

private:
    std::array<int, 2> ends_{-1, -1};
};

void make_nonblocking(int fd) { ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK); }

/// Whoever may change kithd itself may change its plugins. In the user namespace of systemd's user
/// unit root's files appear as nobody's, this program among them.
bool owns_this_program(uid_t owner) {
    struct stat self {};
    return ::stat("/proc/self/exe", &self) == 0 && self.st_uid == owner;
}

/// What execve failed with in the child; 0 when the program runs.
int exec_error(int report) {
    int error = 0;
    const auto got = ::read(report, &error, sizeof error);
    return got == static_cast<ssize_t>(sizeof error) ? error : 0;
}

} // namespace

ChildProcess spawn(const Program& program) {
    auto texts = program.arguments;
    texts.insert(texts.begin(), program.path);
    const auto arguments = pointers(texts);
    const auto environment = pointers(program.environment);
    Pipe input;
    Pipe output;
    Pipe errors;
    Pipe report;
    const pid_t parent = ::getpid();
    const pid_t pid = ::fork();
    if (pid == 0) {
        become(program, arguments.data(), environment.data(),
               {input.reading(), output.writing(), errors.writing()}, report.writing(), parent);
    }
    close_all({report.take_writing()}); // else its end would not be seen
    if (pid > 0) {
        ::setpgid(pid, pid); // the child does the same; whoever comes first
    }
    const int error = pid < 0 ? errno : exec_error(report.reading());
    const int pidfd = pid > 0 ? static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)) : -1;
    if (error != 0 || pidfd < 0) {
        const int reason = error != 0 ? error : errno;
        if (pid > 0) {
            ::kill(-pid, SIGKILL);
            ::waitpid(pid, nullptr, 0);
        }
        close_all({pidfd});
        errno = reason;
        throw failure(program.path);
    }
    for (const int fd : {input.writing(), output.reading(), errors.reading()}) {
        make_nonblocking(fd);
    }
    return {pid, pidfd, input.take_writing(), output.take_reading(), errors.take_reading()};
}

std::string unfit_to_run(const std::string& path) {
    struct stat file {};
    if (path.empty() || path.front() != '/') {
        return "the path is not absolute";
    }
    if (::stat(path.c_str(), &file) != 0) {
        return "there is no such file";
    }
    if (!S_ISREG(file.st_mode) || ::access(path.c_str(), X_OK) != 0) {
        return "it is not an executable file";
    }
    if (file.st_uid != 0 && file.st_uid != ::geteuid() && !owns_this_program(file.st_uid)) {
        return "it belongs to another user";
    }
    if ((file.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
        return "others may write to it (chmod go-w)";
    }
    return {};
}

std::vector<std::string> plugin_environment(bool needs_bus) {
    std::vector<std::string> names{"PATH", "HOME", "LANG", "LC_ALL", "TZ", "XDG_RUNTIME_DIR"};
    if (needs_bus) {
        names.insert(names.end(),
                     {"DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY"});
    }
    std::vector<std::string> environment;
    for (const auto& name : names) {
        if (const char* value = std::getenv(name.c_str())) {
            environment.push_back(name + "=" + value);
        }
    }
    return environment;
}

std::string exit_text(int wait_status) {
    if (WIFEXITED(wait_status)) {
        return "exit code " + std::to_string(WEXITSTATUS(wait_status));
    }
    return "killed by signal " + std::to_string(WTERMSIG(wait_status));
}

} // namespace kith::plugins
