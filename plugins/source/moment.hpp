#pragma once

#include <chrono>

namespace kith::source {

/// Now, on both clocks: waiting is measured on the steady one, the age of a file on the wall clock.
/// Handed in, so that tests own time.
struct Moment {
    using Steady = std::chrono::steady_clock::time_point;

    Steady steady;
    std::chrono::system_clock::time_point wall;
};

} // namespace kith::source
