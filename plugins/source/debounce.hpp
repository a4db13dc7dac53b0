#pragma once

#include "source/moment.hpp"

#include <algorithm>
#include <optional>

namespace kith::source {

/// Turns a burst of folder events into one look: when it has been quiet for a while, but at the
/// latest some time after the first event, so that a long synchronisation does not hide all it
/// brings. Pure: time comes in, nothing waits.
class Debounce {
public:
    static constexpr std::chrono::seconds quiet{2};
    static constexpr std::chrono::seconds longest{30};

    void on_event(Moment::Steady now) {
        first_ = first_.value_or(now);
        last_ = now;
    }
    /// When the look is due; absent: nothing happened.
    [[nodiscard]] std::optional<Moment::Steady> due() const {
        return first_ ? std::optional(std::min(last_ + quiet, *first_ + longest)) : std::nullopt;
    }
    /// The look is being taken.
    void reset() { first_.reset(); }

private:
    std::optional<Moment::Steady> first_;
    Moment::Steady last_;
};

} // namespace kith::source
