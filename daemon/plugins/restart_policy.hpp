#pragma once

#include <chrono>
#include <deque>

namespace kith::plugins {

/// How long to wait before a plugin that died is started again. Pure; `now` is time since boot.
class RestartPolicy {
public:
    using Duration = std::chrono::milliseconds;

    /// It died or could not be started. Returns the wait: 1 s, doubling to 5 min; after five deaths
    /// within 180 s always 5 min, until it has been well.
    [[nodiscard]] Duration died(Duration now);
    /// It has answered `initialize`.
    void became_ready(Duration now) { ready_since_ = now; }
    /// How often it died in all.
    [[nodiscard]] int deaths() const { return total_; }

private:
    std::deque<Duration> recent_;
    Duration ready_since_{-1};
    int doublings_ = 0;
    int total_ = 0;
};

} // namespace kith::plugins
