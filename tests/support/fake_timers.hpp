#pragma once

#include "domain/timer.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace kith::test {

/// Timers whose clock a test turns by hand. Must outlive the timers it made.
class FakeTimers final : public domain::TimerSource {
public:
    using Duration = std::chrono::milliseconds;

    [[nodiscard]] std::unique_ptr<domain::Timer> make_timer() override {
        return std::make_unique<FakeTimer>(*this);
    }
    [[nodiscard]] Duration since_boot() const override { return now_; }

    /// How long until the next one expires; absent when none is started.
    [[nodiscard]] std::optional<Duration> next() const {
        const auto* timer = earliest();
        return timer == nullptr ? std::nullopt : std::optional(timer->deadline - now_);
    }
    /// Turns the clock on; what expires on the way is called at its moment, in order.
    void advance(Duration by) {
        const auto end = now_ + by;
        for (auto* timer = earliest(); timer != nullptr && timer->deadline <= end;
             timer = earliest()) {
            now_ = std::max(now_, timer->deadline);
            const auto call = std::exchange(timer->on_expiry, nullptr);
            call(); // may destroy the timer
        }
        now_ = end;
    }

private:
    struct FakeTimer final : domain::Timer {
        explicit FakeTimer(FakeTimers& timers) : source(timers) { source.timers_.push_back(this); }
        ~FakeTimer() override { std::erase(source.timers_, this); }
        void start(Duration delay, std::function<void()> call) override {
            deadline = source.now_ + delay;
            on_expiry = std::move(call);
        }
        void stop() override { on_expiry = nullptr; }

        FakeTimers& source;
        Duration deadline{0};
        std::function<void()> on_expiry; ///< empty: not started
    };
    [[nodiscard]] FakeTimer* earliest() const {
        FakeTimer* first = nullptr;
        for (auto* timer : timers_) {
            if (timer->on_expiry && (first == nullptr || timer->deadline < first->deadline)) {
                first = timer;
            }
        }
        return first;
    }

    Duration now_{std::chrono::hours(1)};
    std::vector<FakeTimer*> timers_;
};

} // namespace kith::test
