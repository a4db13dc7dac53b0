#pragma once

#include <chrono>
#include <optional>

namespace kith::plugins {

/// Lets a plugin's log lines through at a bounded rate: 50 at once, then 10 a second. Pure; `now`
/// is time since boot.
class LogGate {
public:
    using Duration = std::chrono::milliseconds;

    /// Whether this line may pass.
    [[nodiscard]] bool pass(Duration now);
    /// How many were held back since the last time this was asked.
    [[nodiscard]] int take_dropped();

private:
    std::optional<Duration> last_;
    double tokens_ = 50;
    int dropped_ = 0;
};

} // namespace kith::plugins
