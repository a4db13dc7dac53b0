#include "delivery/channel_health.hpp"

#include <algorithm>

namespace kith::delivery {

namespace chr = std::chrono;

namespace {

constexpr chr::seconds first_wait{30};
constexpr chr::minutes longest_wait{15};
constexpr chr::minutes announce_after{15};

} // namespace

void ChannelHealth::down(std::string reason, domain::Instant now) {
    since_ = since_.value_or(now);
    down_ = true;
    told_by_plugin_ = true;
    next_try_.reset();
    reason_ = std::move(reason);
}

void ChannelHealth::up() { *this = ChannelHealth(); }

void ChannelHealth::may_work() {
    const auto since = since_;
    const bool was_told = announced_;
    up();
    since_ = since;
    announced_ = was_told;
}

void ChannelHealth::was_announced_before(domain::Instant since) {
    since_ = since;
    announced_ = true;
}

void ChannelHealth::unavailable(const domain::Outcome& outcome, domain::Instant now) {
    since_ = since_.value_or(now);
    down_ = true;
    reason_ = outcome.text;
    const auto patience =
        std::min<chr::seconds>(first_wait * (1LL << std::min(failures_, 10)), longest_wait);
    ++failures_;
    failed_at_ = now;
    if (!told_by_plugin_) {
        next_try_ = now + std::max(outcome.after.value_or(chr::seconds(0)), patience);
    }
}

void ChannelHealth::clock_was_ahead(domain::Instant now) {
    for (auto* moment : {&since_, &next_try_}) {
        if (*moment) {
            *moment = std::min(**moment, now);
        }
    }
}

bool ChannelHealth::usable(domain::Instant now) const {
    return !down_ || (!told_by_plugin_ && next_try_ && (*next_try_ <= now || now < failed_at_));
}

std::optional<domain::Instant> ChannelHealth::announce_at() const {
    if (!down_ || announced_) {
        return std::nullopt;
    }
    return *since_ + announce_after;
}

} // namespace kith::delivery
