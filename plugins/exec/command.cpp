#include "exec/command.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace kith::exec {

namespace {

constexpr std::size_t longest_first_line = 512;
constexpr std::chrono::seconds grace(2);
/// How much one call of advance() reads, so that a flood leaves time for the protocol.
constexpr int chunks_at_once = 16;

void check(int fault, const char* what) {
    if (fault != 0) {
        throw std::system_error(fault, std::generic_category(), what);
    }
}

struct Pipe {
    sdk::Descriptor ours;
    sdk::Descriptor theirs;
};

enum class Ours { Reads, Writes };

Pipe make_pipe(Ours ours) {
    std::array<int, 2> ends{};
    check(::pipe2(ends.data(), O_CLOEXEC) == 0 ? 0 : errno, "pipe");
    sdk::Descriptor reading(ends[0]);
    sdk::Descriptor writing(ends[1]);
    Pipe pipe;
    pipe.ours = std::move(ours == Ours::Reads ? reading : writing);
    pipe.theirs = std::move(ours == Ours::Reads ? writing : reading);
    check(::fcntl(pipe.ours.number(), F_SETFL, O_NONBLOCK) == 0 ? 0 : errno, "pipe");
    return pipe;
}

/// What posix_spawn(3) does in the child: three descriptors, a group, signals as a program expects
/// them.
class SpawnPlan {
public:
    SpawnPlan(int input, int errors) {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
        posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_adddup2(&actions_, errors, STDERR_FILENO);
        posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
        posix_spawnattr_init(&attributes_);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF |
                                                   POSIX_SPAWN_SETSIGMASK);
        posix_spawnattr_setpgroup(&attributes_, 0);
        sigset_t signals;
        sigfillset(&signals);
        posix_spawnattr_setsigdefault(&attributes_, &signals);
        sigemptyset(&signals);
        posix_spawnattr_setsigmask(&attributes_, &signals);
    }
    ~SpawnPlan() {
        posix_spawn_file_actions_destroy(&actions_);
        posix_spawnattr_destroy(&attributes_);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &actions_; }
    [[nodiscard]] const posix_spawnattr_t* attributes() const { return &attributes_; }

private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

/// The array of pointers that C wants; refers to the texts.
std::vector<char*> pointers_to(const std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    pointers.reserve(texts.size() + 1);
    for (const auto& text : texts) {
        pointers.push_back(const_cast<char*>(text.c_str()));
    }
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace

Command::Command(const std::vector<std::string>& argv, const std::vector<std::string>& environment,
                 std::string input, Moment deadline)
    : unsent_(std::move(input)), deadline_(deadline) {
    Pipe to_command = make_pipe(Ours::Writes);
    Pipe from_command = make_pipe(Ours::Reads);
    const SpawnPlan plan(to_command.theirs.number(), from_command.theirs.number());
    check(::posix_spawn(&pid_, argv.at(0).c_str(), plan.actions(), plan.attributes(),
                        pointers_to(argv).data(), pointers_to(environment).data()),
          argv[0].c_str());
    // glibc 2.36 declares pidfd_open(2) for C only.
    process_ = sdk::Descriptor(static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)));
    if (!process_.is_open()) {
        const int fault = errno;
        signal_group(SIGKILL);
        ::waitpid(pid_, nullptr, 0);
        check(fault, "pidfd_open");
    }
    input_ = std::move(to_command.ours);
    errors_ = std::move(from_command.ours);
}

Command::~Command() {
    if (pid_ > 0) {
        signal_group(SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
}

void Command::interest(std::vector<pollfd>& descriptors) const {
    descriptors.push_back({process_.number(), POLLIN, 0});
    if (input_.is_open()) {
        descriptors.push_back({input_.number(), POLLOUT, 0});
    }
    if (errors_.is_open()) {
        descriptors.push_back({errors_.number(), POLLIN, 0});
    }
}

std::optional<Ending> Command::advance(Moment now) {
    // Asked first: what the command wrote before its end is then in the pipe.
    const bool over = ended();
    feed();
    listen();
    if (over) {
        return reap();
    }
    if (now >= deadline_) {
        stop(Ending::How::TimedOut, now);
    }
    return std::nullopt;
}

void Command::cancel(Moment now) { stop(Ending::How::Cancelled, now); }

void Command::shorten(Moment deadline) { deadline_ = std::min(deadline_, deadline); }

void Command::feed() {
    while (input_.is_open() && !unsent_.empty()) {
        const auto written = ::write(input_.number(), unsent_.data(), unsent_.size());
        if (written > 0) {
            unsent_.erase(0, static_cast<std::size_t>(written));
        } else if (errno == EAGAIN) {
            return;
        } else if (errno != EINTR) {
            unsent_.clear(); // a command need not read what it is told
        }
    }
    input_.close();
}

void Command::listen() {
    std::array<char, 4096> chunk;
    for (int i = 0; i < chunks_at_once && errors_.is_open(); ++i) {
        const auto size = ::read(errors_.number(), chunk.data(), chunk.size());
        if (size < 0 && errno == EINTR) {
            continue;
        }
        if (size < 0 && errno == EAGAIN) {
            return;
        }
        if (size <= 0) {
            errors_.close();
            return;
        }
        std::string_view bytes(chunk.data(), static_cast<std::size_t>(size));
        if (!line_complete_) {
            const auto end = bytes.find('\n');
            bytes = bytes.substr(0, end);
            first_line_.append(bytes.substr(0, longest_first_line - first_line_.size()));
            line_complete_ =
                end != std::string_view::npos || first_line_.size() == longest_first_line;
        }
    }
}

void Command::stop(Ending::How reason, Moment now) {
    if (stopped_) {
        signal_group(SIGKILL);
        deadline_ = Moment::max();
        return;
    }
    stopped_ = reason;
    signal_group(SIGTERM);
    deadline_ = now + grace;
}

void Command::signal_group(int signal) const { ::kill(-pid_, signal); }

bool Command::ended() const {
    pollfd state{process_.number(), POLLIN, 0};
    return ::poll(&state, 1, 0) == 1;
}

Ending Command::reap() {
    if (stopped_) {
        // While the leader is not reaped no other group can have its number.
        signal_group(SIGKILL);
    }
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = -1;
    const bool exited = WIFEXITED(status);
    Ending ending;
    ending.how = stopped_.value_or(exited ? Ending::How::Exited : Ending::How::Signalled);
    ending.number = exited ? WEXITSTATUS(status) : WTERMSIG(status);
    ending.first_line = std::move(first_line_);
    return ending;
}

} // namespace kith::exec
