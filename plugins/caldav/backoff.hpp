#pragma once

#include <algorithm>
#include <chrono>

namespace kith::caldav {

/// How long to leave a server alone that does not work: a minute, doubling up to an hour. Pure.
class Backoff {
public:
    [[nodiscard]] std::chrono::seconds next() {
        const auto now = wait_;
        wait_ = std::min(wait_ * 2, longest);
        return now;
    }
    void reset() { wait_ = first; }

private:
    static constexpr std::chrono::seconds first{60};
    static constexpr std::chrono::seconds longest{3600};
    std::chrono::seconds wait_{first};
};

} // namespace kith::caldav
