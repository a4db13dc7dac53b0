#include "plugins/restart_policy.hpp"

#include <algorithm>

namespace kith::plugins {

namespace chr = std::chrono;

namespace {

constexpr chr::seconds first_wait{1};
constexpr chr::minutes longest_wait{5};
constexpr chr::seconds crash_window{180};
constexpr std::size_t crash_loop = 5;
/// So long ready, and what was before is forgotten.
constexpr chr::minutes well_after{10};

} // namespace

RestartPolicy::Duration RestartPolicy::died(Duration now) {
    ++total_;
    const bool was_well = ready_since_.count() >= 0 && now - ready_since_ >= well_after;
    if (was_well) {
        recent_.clear();
        doublings_ = 0;
    }
    ready_since_ = Duration(-1);
    recent_.push_back(now);
    while (now - recent_.front() > crash_window) {
        recent_.pop_front();
    }
    if (recent_.size() >= crash_loop) {
        doublings_ = 9; // beyond the longest wait
    }
    const auto wait = std::min<Duration>(first_wait * (1 << std::min(doublings_, 9)), longest_wait);
    ++doublings_;
    return wait;
}

} // namespace kith::plugins
