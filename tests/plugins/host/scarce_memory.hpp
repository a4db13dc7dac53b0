#pragma once

#include "domain/sanitizer.hpp"

#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

namespace kith::test {

/// While it lives this process gets at most so many more bytes of addresses. A sanitizer's shadow
/// needs more than any limit: then there is none.
class ScarceMemory {
public:
    explicit ScarceMemory([[maybe_unused]] std::size_t spare) {
        ::getrlimit(RLIMIT_AS, &before_);
#if !KITH_ADDRESS_SANITIZER && !KITH_THREAD_SANITIZER
        std::size_t pages = 0;
        std::ifstream("/proc/self/statm") >> pages;
        const rlimit scarce{pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)) + spare,
                            before_.rlim_max};
        ::setrlimit(RLIMIT_AS, &scarce);
#endif
    }
    ~ScarceMemory() { ::setrlimit(RLIMIT_AS, &before_); }
    ScarceMemory(const ScarceMemory&) = delete;
    ScarceMemory& operator=(const ScarceMemory&) = delete;

private:
    rlimit before_{};
};

} // namespace kith::test
