// kithd-warden REPORT CHILDREN RULESET ENCLOSURE PROGRAM [ARGUMENT...]
//
// Runs a plugin for kithd and sees to it that nothing of it is left when it ends, or when kithd
// does, however that happens: it is the subreaper of all that the plugin starts, so that a
// grandchild in a session of its own cannot get away. It ends as the plugin did, once no descendant
// lives. Holds no pipe of the plugin's.
//
// REPORT, CHILDREN, RULESET and ENCLOSURE are descriptors: on the first it says Report's, through
// the second, this process's own /proc/thread-self/children, it knows whom to end. The others are
// what the plugin is enclosed in, and not the warden: a Landlock ruleset, -1 without, and a file
// that holds an Enclosure.

#include "warden/enclosure.hpp"
#include "warden/report.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using kith::warden::Report;

void tell(int report, Report::What what, int value) {
    const Report said{what, value};
    static_cast<void>(!::write(report, &said, sizeof said));
}

/// Calls `act` with the first children that the kernel names; returns whether there was one but
/// `spared`.
template <class Act> bool for_children(int children, pid_t spared, Act act) {
    std::array<char, 4096> text{};
    const auto length = ::pread(children, text.data(), text.size() - 1, 0);
    bool others = false;
    for (char* rest = text.data(); length > 0 && *rest >= '0' && *rest <= '9';) {
        const auto pid = static_cast<pid_t>(std::strtol(rest, &rest, 10));
        const bool whole = *rest == ' '; // a number cut off at the end is read the next time
        if (whole && pid != spared) {
            others = true;
            act(pid);
        }
        rest += whole ? 1 : 0;
    }
    return others;
}

/// The plugin itself is waited for last: until then its number, and its group's, stay its own.
class Ward {
public:
    Ward(pid_t plugin, int children) : plugin_(plugin), children_(children) {}

    [[nodiscard]] bool plugin_has_ended() const {
        siginfo_t ended{};
        return ::waitid(P_PID, static_cast<id_t>(plugin_), &ended, WEXITED | WNOHANG | WNOWAIT) !=
                   0 ||
               ended.si_pid == plugin_;
    }
    void bury_orphans() const {
        for_children(children_, plugin_, [](pid_t orphan) { ::waitpid(orphan, nullptr, WNOHANG); });
    }
    /// Ends everything. Each that dies leaves its own children to us, so until there is none.
    [[nodiscard]] int end_all() const {
        ::kill(-plugin_, SIGKILL);
        ::kill(plugin_, SIGKILL);
        int status = 0;
        end_orphans();
        ::waitpid(plugin_, &status, 0);
        end_orphans();
        while (::waitpid(-1, nullptr, WNOHANG) == 0) {
            end_orphans();
        }
        return status;
    }

private:
    void end_orphans() const {
        while (for_children(children_, plugin_, [](pid_t orphan) {
            ::kill(orphan, SIGKILL);
            ::waitpid(orphan, nullptr, 0);
        })) {
        }
    }

    pid_t plugin_;
    int children_;
};

/// Reads the file of the enclosure and enters it.
bool enter(int file, int ruleset) {
    kith::warden::Enclosure enclosure;
    errno = EINVAL; // should the file be too short
    return ::pread(file, &enclosure, sizeof enclosure, 0) == sizeof enclosure &&
           kith::warden::enclose(enclosure, ruleset);
}

[[noreturn]] void become_plugin(char** given, pid_t warden) {
    const int report = std::atoi(given[0]);
    char** const arguments = given + 4;
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() == warden) {
        sigset_t none;
        sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
        for (int i = 0; i < 4; ++i) {
            ::fcntl(std::atoi(given[i]), F_SETFD, FD_CLOEXEC);
        }
        if (enter(std::atoi(given[3]), std::atoi(given[2]))) {
            ::execv(*arguments, arguments);
        }
    }
    tell(report, Report::What::ExecFailed, errno);
    ::_exit(127);
}

/// As the plugin ended.
[[noreturn]] void end_as(int status) {
    if (WIFSIGNALED(status)) {
        const int number = WTERMSIG(status);
        std::signal(number, SIG_DFL);
        sigset_t none;
        sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
        ::raise(number);
    }
    ::_exit(WIFEXITED(status) ? WEXITSTATUS(status) : 127);
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 6) {
        return 64; // EX_USAGE
    }
    const int report = std::atoi(argv[1]);
    const int children = std::atoi(argv[2]);
    const pid_t self = ::getpid();
    sigset_t awaited;
    sigemptyset(&awaited);
    sigaddset(&awaited, SIGCHLD);
    sigaddset(&awaited, SIGTERM); // kithd died, or wants an end of it
    ::sigprocmask(SIG_BLOCK, &awaited, nullptr);
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    ::fcntl(children, F_SETFD, FD_CLOEXEC);
    const pid_t plugin = ::fork();
    if (plugin == 0) {
        become_plugin(argv + 1, self);
    }
    if (plugin < 0) {
        tell(report, Report::What::ExecFailed, errno);
        return 127;
    }
    ::setpgid(plugin, plugin);
    tell(report, Report::What::Started, plugin);
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO, report, std::atoi(argv[3]),
                         std::atoi(argv[4])}) {
        ::close(fd);
    }
    const Ward ward(plugin, children);
    int number = 0;
    while (number != SIGTERM && !ward.plugin_has_ended()) {
        ward.bury_orphans();
        sigwait(&awaited, &number);
    }
    end_as(ward.end_all());
}
