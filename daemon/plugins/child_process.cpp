#include "plugins/child_process.hpp"

#include "warden/report.hpp"

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

using warden::Report;

/// Where the warden finds what it is given; the command line below says the same.
constexpr int wardens_report = 3;
constexpr int wardens_children = 4;

/// In the child: leaves the two descriptors open over exec. The second shows its own children, and
/// stays so, whatever it may open later.
void equip_warden(int report) {
    const int above = ::fcntl(report, F_DUPFD_CLOEXEC, wardens_children + 1);
    const int children = ::open("/proc/thread-self/children", O_RDONLY | O_CLOEXEC);
    const int children_above = ::fcntl(children, F_DUPFD_CLOEXEC, wardens_children + 1);
    ::dup2(above, wardens_report);
    ::dup2(children_above, wardens_children);
}

/// Only calls that are safe between fork and exec in a process with threads. `path` is the
/// program's, or its warden's.
[[noreturn]] void become(const char* path, bool with_warden, char* const* arguments,
                         char* const* environment, const std::array<int, 3>& streams, int report,
                         pid_t parent) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, with_warden ? SIGTERM : SIGKILL);
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
        if (with_warden) {
            equip_warden(report);
        }
        ::execve(path, arguments, environment);
    }
    const Report failed{Report::What::ExecFailed, errno};
    const auto ignored = ::write(report, &failed, sizeof failed);
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

struct Start {
    int error = 0;  ///< what execve failed with; 0 when the program runs
    pid_t pid = -1; ///< the program's, as its warden tells it
};

/// Waits until the program runs, or cannot.
Start await_start(int report) {
    Start start;
    Report said;
    while (::read(report, &said, sizeof said) == static_cast<ssize_t>(sizeof said)) {
        (said.what == Report::What::Started ? start.pid : start.error) = said.value;
    }
    return start;
}

std::vector<std::string> command_line(const Program& program) {
    std::vector<std::string> line;
    if (!program.warden.empty()) {
        line = {program.warden, std::to_string(wardens_report), std::to_string(wardens_children)};
    }
    line.push_back(program.path);
    line.insert(line.end(), program.arguments.begin(), program.arguments.end());
    return line;
}

} // namespace

ChildProcess spawn(const Program& program) {
    const auto texts = command_line(program);
    const auto arguments = pointers(texts);
    const auto environment = pointers(program.environment);
    Pipe input;
    Pipe output;
    Pipe errors;
    Pipe report;
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) {
        become(texts.front().c_str(), !program.warden.empty(), arguments.data(), environment.data(),
               {input.reading(), output.writing(), errors.writing()}, report.writing(), parent);
    }
    const int fork_error = child < 0 ? errno : 0;
    close_all({report.take_writing()}); // else its end would not be seen
    if (child > 0) {
        ::setpgid(child, child); // the child does the same; whoever comes first
    }
    const auto start = child < 0 ? Start{fork_error, -1} : await_start(report.reading());
    const bool started = start.error == 0 && (program.warden.empty() || start.pid > 0);
    const int pidfd = started ? static_cast<int>(::syscall(SYS_pidfd_open, child, 0)) : -1;
    if (pidfd < 0) {
        const int reason = start.error != 0 ? start.error : errno;
        if (child > 0) {
            ::kill(-child, start.pid > 0 ? SIGTERM : SIGKILL); // a warden ends its plugin first
            ::waitpid(child, nullptr, 0);
        }
        errno = reason;
        throw failure(program.path);
    }
    for (const int fd : {input.writing(), output.reading(), errors.reading()}) {
        make_nonblocking(fd);
    }
    return {program.warden.empty() ? child : start.pid,
            child,
            pidfd,
            input.take_writing(),
            output.take_reading(),
            errors.take_reading()};
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
