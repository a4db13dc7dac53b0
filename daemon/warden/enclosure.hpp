#pragma once

#include <cstddef>
#include <cstdint>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace kith::warden {

/// What a plugin's process gives up for good before it becomes the program, besides the files that
/// its Landlock ruleset keeps from it. Plain, because it travels from kithd to the warden.
struct Enclosure {
    std::uint64_t capabilities = ~std::uint64_t{0}; ///< those it may keep; only root has any
    std::uint32_t steps = 0;                        ///< of the filter; 0: none
    sock_filter filter[256] = {};                   ///< seccomp's, of its system calls
};

/// Encloses the calling thread and all it will start. `ruleset` is Landlock's, -1 without. Safe
/// between fork and exec; no-new-privs is set before. False: errno says why.
inline bool enclose(const Enclosure& enclosure, int ruleset) noexcept {
    for (unsigned capability = 0; capability < 64; ++capability) {
        if ((enclosure.capabilities >> capability & 1U) == 0) {
            ::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0); // refused to who has none to drop
        }
    }
    if (ruleset >= 0 && ::syscall(SYS_landlock_restrict_self, ruleset, 0) != 0) {
        return false;
    }
    sock_fprog program{static_cast<unsigned short>(enclosure.steps),
                       const_cast<sock_filter*>(enclosure.filter)};
    return enclosure.steps == 0 ||
           ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
}

} // namespace kith::warden
