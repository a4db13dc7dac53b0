#pragma once

#include "domain/timer.hpp"

#include <asio/io_context.hpp>

namespace kith::loop {

/// Timers on CLOCK_BOOTTIME, one timerfd each.
class BootTimers final : public domain::TimerSource {
public:
    explicit BootTimers(asio::io_context& loop) : loop_(loop) {}
    [[nodiscard]] std::unique_ptr<domain::Timer> make_timer() override;
    [[nodiscard]] std::chrono::milliseconds since_boot() const override;

private:
    asio::io_context& loop_;
};

} // namespace kith::loop
