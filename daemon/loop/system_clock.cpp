#include "loop/system_clock.hpp"

namespace kith::loop {

domain::Instant SystemClock::now() const {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

} // namespace kith::loop
