#include "plugins/child_process.hpp"

#include "domain/sanitizer.hpp"
#include "plugins/call_filter.hpp"
#include "plugins/file_fence.hpp"
#include "warden/enclosure.hpp"
#include "warden/report.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <initializer_list>
#include <linux/close_range.h>
#include <sys/mman.h>
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
constexpr int wardens_ruleset = 5;
constexpr int wardens_enclosure = 6;

std::vector<std::string> command_line(const Program& program, bool fenced) {
    std::vector<std::string> line;
    if (!program.warden.empty()) {
        line = {program.warden, std::to_string(wardens_report), std::to_string(wardens_children),
                std::to_string(fenced ? wardens_ruleset : -1), std::to_string(wardens_enclosure)};
    }
    line.push_back(program.path);
    line.insert(line.end(), program.arguments.begin(), program.arguments.end());
    return line;
}

/// The enclosure in a file without a name, for the warden to read.
int file_of(const warden::Enclosure& enclosure) {
    const int file = ::memfd_create("kith-enclosure", MFD_CLOEXEC);
    if (file < 0 || ::write(file, &enclosure, sizeof enclosure) != sizeof enclosure) {
        const auto error = failure("memfd_create");
        close_all({file});
        throw error;
    }
    return file;
}

/// All that the child needs, made before the fork: nothing may be allocated after it.
struct Birth {
    explicit Birth(const Program& program)
        : with_warden(!program.warden.empty()), fence(program.confinement, program.path),
          enclosure(enclosure_of(program.confinement)), enclosure_file(file_of(enclosure)),
          texts(command_line(program, fence.ruleset() >= 0)), arguments(pointers(texts)),
          environment(pointers(program.environment)) {}
    ~Birth() { ::close(enclosure_file); }
    Birth(const Birth&) = delete;
    Birth& operator=(const Birth&) = delete;

    bool with_warden;
    FileFence fence;
    warden::Enclosure enclosure;
    int enclosure_file;
    std::vector<std::string> texts;
    std::vector<char*> arguments;
    std::vector<char*> environment;
    pid_t parent = ::getpid();
};

/// In the child: leaves the descriptors open over exec that the warden takes. The second shows its
/// own children, and stays so, whatever it may open later.
void equip_warden(const Birth& birth, int report) {
    const int children = ::open("/proc/thread-self/children", O_RDONLY | O_CLOEXEC);
    std::array given{report, children, birth.fence.ruleset(), birth.enclosure_file};
    for (int& fd : given) { // out of the way of where they go
        fd = ::fcntl(fd, F_DUPFD_CLOEXEC, wardens_enclosure + 1);
    }
    for (std::size_t i = 0; i < given.size(); ++i) {
        ::dup2(given.at(i), wardens_report + static_cast<int>(i));
    }
}

/// Only calls that are safe between fork and exec in a process with threads.
[[noreturn]] void become(const Birth& birth, const std::array<int, 3>& streams, int report) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, birth.with_warden ? SIGTERM : SIGKILL);
    if (::getppid() == birth.parent) { // else the parent died before the line above
        sigset_t none;
        sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
        ::signal(SIGPIPE, SIG_DFL);
        ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        limit(RLIMIT_CORE, 0);
        limit(RLIMIT_NOFILE, 256);
#if !KITH_ADDRESS_SANITIZER && !KITH_THREAD_SANITIZER
        limit(RLIMIT_AS, rlim_t{4} << 30);
#endif
        for (int i = 0; i < 3; ++i) {
            ::dup2(streams[static_cast<std::size_t>(i)], i); // they lie above 2, see spawn()
        }
        ::syscall(SYS_close_range, 3U, ~0U, CLOSE_RANGE_CLOEXEC);
        if (birth.with_warden) {
            equip_warden(birth, report);
        }
        if (birth.with_warden || warden::enclose(birth.enclosure, birth.fence.ruleset())) {
            ::execve(birth.texts.front().c_str(), birth.arguments.data(), birth.environment.data());
        }
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

} // namespace

ChildProcess spawn(const Program& program) {
    const Birth birth(program);
    Pipe input;
    Pipe output;
    Pipe errors;
    Pipe report;
    const pid_t child = ::fork();
    if (child == 0) {
        become(birth, {input.reading(), output.writing(), errors.writing()}, report.writing());
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

void signal_group(pid_t pid, int number) noexcept {
    if (::kill(-pid, number) != 0 || number == SIGKILL) {
        ::kill(pid, number);
    }
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
