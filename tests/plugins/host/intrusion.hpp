#pragma once

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <functional>
#include <linux/keyctl.h>
#include <ostream>
#include <sched.h>
#include <spawn.h>
#include <string>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kith::test {

/// What a plugin tries that goes wild: reaches for `target`, a file that is none of its business,
/// and for the daemon. Writes one line a try: its name and "ok" or the name of the error.
inline void try_everything(const std::string& target, pid_t daemon_pid, std::ostream& report) {
    const auto attempt = [&report](const char* name, const std::function<long()>& what) {
        errno = 0;
        const long result = what();
        report << name << ' ' << (result >= 0 ? "ok" : ::strerrorname_np(errno)) << '\n';
        return static_cast<int>(result);
    };
    const auto opening = [&attempt](const char* name, const std::string& path, int flags) {
        ::close(attempt(name, [&] { return ::open(path.c_str(), flags | O_CLOEXEC, 0600); }));
    };
    const auto speaking = [&attempt](const char* name, int family, int type) {
        ::close(attempt(name, [&] { return ::socket(family, type | SOCK_CLOEXEC, 0); }));
    };
    const auto daemon = std::to_string(daemon_pid);
    opening("read", target, O_RDONLY);
    opening("write", target, O_WRONLY);
    opening("create", target + "-planted", O_WRONLY | O_CREAT);
    opening("list", std::filesystem::path(target).parent_path(), O_RDONLY | O_DIRECTORY);
    opening("environment", "/proc/" + daemon + "/environ", O_RDONLY);
    opening("memory", "/proc/" + daemon + "/mem", O_RDWR);
    opening("hosts", "/etc/hosts", O_RDONLY);
    attempt("signal", [=] { return ::kill(daemon_pid, 0); });
    attempt("trace", [=] { return ::ptrace(PTRACE_SEIZE, daemon_pid, nullptr, nullptr); });
    speaking("inet", AF_INET, SOCK_STREAM);
    speaking("inet6-datagram", AF_INET6, SOCK_DGRAM);
    speaking("unix", AF_UNIX, SOCK_STREAM);
    attempt("namespace", [] { return ::unshare(CLONE_NEWUSER); });
    attempt("born-in-namespace", [] {
        const auto child = ::syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0);
        if (child == 0) {
            ::_exit(0);
        }
        if (child > 0) {
            ::waitpid(static_cast<pid_t>(child), nullptr, 0);
        }
        return child;
    });
    attempt("warden", [] { return ::kill(::getppid(), 0); });
    attempt("group", [] { return ::setpgid(0, ::getppid()); });
    attempt("mount", [] { return ::mount("none", "/tmp", "tmpfs", 0, nullptr); });
    attempt("keys", [] { return ::syscall(SYS_keyctl, KEYCTL_GET_KEYRING_ID, -3, 0); });
    attempt("io_uring", [] { return ::syscall(SYS_io_uring_setup, 1, nullptr); });
    attempt("typing", [] { return ::ioctl(STDIN_FILENO, TIOCSTI, "x"); });
    attempt("program", [] {
        char name[] = "/bin/true";
        char* const arguments[] = {name, nullptr};
        pid_t child = 0;
        int status = -1;
        errno = ::posix_spawn(&child, name, nullptr, nullptr, arguments, nullptr);
        ::waitpid(child, &status, 0);
        return status == 0 ? 0L : -1L;
    });
}

} // namespace kith::test
