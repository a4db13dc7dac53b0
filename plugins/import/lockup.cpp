#include "import/lockup.hpp"

#include "domain/sanitizer.hpp"

#include <cerrno>
#include <cstdint>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <system_error>
#include <unistd.h>

namespace kith::imports {

namespace {

[[maybe_unused]] constexpr rlim_t most_memory = rlim_t{2} << 30;
constexpr rlim_t most_seconds = 120;

void bound(__rlimit_resource resource, rlim_t most) {
    const ::rlimit limit{most, most};
    if (::setrlimit(resource, &limit) != 0) {
        throw std::system_error(errno, std::generic_category(), "setrlimit");
    }
}

/// A fence with no gate: no file can be opened, made, removed or run.
void fence_off_files() {
    const ::landlock_ruleset_attr attributes{
        LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE |
        LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR |
        LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
        LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |
        LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM};
    const auto ruleset =
        static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
    if (ruleset >= 0) {
        static_cast<void>(::syscall(SYS_landlock_restrict_self, ruleset, 0));
        ::close(ruleset);
    }
}

} // namespace

void lock_up() {
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        throw std::system_error(errno, std::generic_category(), "PR_SET_NO_NEW_PRIVS");
    }
    fence_off_files();
    bound(RLIMIT_NOFILE, 3);
    bound(RLIMIT_NPROC, 0);
    bound(RLIMIT_CORE, 0);
    bound(RLIMIT_CPU, most_seconds);
#if !KITH_ADDRESS_SANITIZER && !KITH_THREAD_SANITIZER // reserve terabytes
    bound(RLIMIT_AS, most_memory);
#endif
}

} // namespace kith::imports
