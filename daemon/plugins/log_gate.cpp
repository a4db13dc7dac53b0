#include "plugins/log_gate.hpp"

#include <algorithm>
#include <utility>

namespace kith::plugins {

namespace {

constexpr double burst = 50;
constexpr double per_millisecond = 10.0 / 1000;

} // namespace

bool LogGate::pass(Duration now) {
    if (last_) {
        const auto elapsed = static_cast<double>((now - *last_).count());
        tokens_ = std::min(burst, tokens_ + elapsed * per_millisecond);
    }
    last_ = now;
    if (tokens_ < 1) {
        ++dropped_;
        return false;
    }
    tokens_ -= 1;
    return true;
}

int LogGate::take_dropped() { return std::exchange(dropped_, 0); }

} // namespace kith::plugins
