#pragma once

#include <sys/resource.h>
#include <unistd.h>
#include <vector>

namespace kith::test {

/// While it lives this process can open exactly so many descriptors more.
class ScarceDescriptors {
public:
    explicit ScarceDescriptors(int spare) {
        ::getrlimit(RLIMIT_NOFILE, &normal_);
        rlimit scarce = normal_;
        scarce.rlim_cur = 128;
        ::setrlimit(RLIMIT_NOFILE, &scarce);
        for (int fd = ::dup(STDERR_FILENO); fd >= 0; fd = ::dup(STDERR_FILENO)) {
            taken_.push_back(fd);
        }
        for (; spare > 0; --spare) {
            ::close(taken_.back());
            taken_.pop_back();
        }
    }
    ~ScarceDescriptors() {
        for (const int fd : taken_) {
            ::close(fd);
        }
        ::setrlimit(RLIMIT_NOFILE, &normal_);
    }
    ScarceDescriptors(const ScarceDescriptors&) = delete;
    ScarceDescriptors& operator=(const ScarceDescriptors&) = delete;

private:
    rlimit normal_{};
    std::vector<int> taken_;
};

} // namespace kith::test
