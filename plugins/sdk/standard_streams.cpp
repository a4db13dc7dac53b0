#include "sdk/host.hpp"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <system_error>
#include <unistd.h>

namespace kith::sdk {

namespace {

/// A descriptor of our own for the same stream, above the standard three.
int moved(int descriptor) {
    const int copy = ::fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (copy < 0) {
        throw std::system_error(errno, std::generic_category(), "standard streams are missing");
    }
    return copy;
}

} // namespace

StandardStreams::StandardStreams() : input_(moved(STDIN_FILENO)), output_(moved(STDOUT_FILENO)) {
    const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    ::dup2(nothing, STDIN_FILENO);
    ::close(nothing);
    ::dup2(STDERR_FILENO, STDOUT_FILENO);
    // A daemon that is gone shows as the end of input, not as a signal.
    std::signal(SIGPIPE, SIG_IGN);
    // The settings hold secrets: no other process of this user may look inside, no core is left.
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

} // namespace kith::sdk
