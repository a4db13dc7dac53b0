#pragma once

#include <cstddef>
#include <filesystem>
#include <iterator>

namespace kith::test {

/// How many descriptors this process holds.
inline std::ptrdiff_t open_descriptors() {
    const std::filesystem::directory_iterator all("/proc/self/fd");
    return std::distance(begin(all), end(all)) - 1; // the one that lists them
}

} // namespace kith::test
