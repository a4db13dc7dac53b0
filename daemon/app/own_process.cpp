#include "app/own_process.hpp"

#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kith::app {

void harden_process() noexcept {
    int spare = ::open("/dev/null", O_RDWR);
    while (spare >= 0 && spare <= STDERR_FILENO) {
        spare = ::open("/dev/null", O_RDWR); // stays open as the stream that was missing
    }
    ::close(spare);
    ::umask(077);
    ::signal(SIGPIPE, SIG_IGN); // a plugin or a reader of our output may go at any time
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    // RLIMIT_CORE does not bind a kernel that pipes core dumps into a program.
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

} // namespace kith::app
