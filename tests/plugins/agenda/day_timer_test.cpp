#include "agenda/day_timer.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include <poll.h>

namespace kith::agenda {
namespace {

domain::Instant now() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

bool is_ready(const DayTimer& timer, int milliseconds) {
    pollfd state{timer.descriptor(), POLLIN, 0};
    return ::poll(&state, 1, milliseconds) == 1;
}

TEST(DayTimerTest, ComesAtOnceForWhatHasPassed) {
    DayTimer timer;
    timer.arm(now() - std::chrono::hours(30));
    EXPECT_TRUE(is_ready(timer, 10'000));
    EXPECT_TRUE(timer.came());
    EXPECT_FALSE(timer.came());
}

TEST(DayTimerTest, WaitsForItsDay) {
    DayTimer timer;
    timer.arm(now() + std::chrono::hours(30));
    EXPECT_FALSE(is_ready(timer, 0));
    EXPECT_FALSE(timer.came());
}

TEST(DayTimerTest, ForgetsWhatWasArmedBefore) {
    DayTimer timer;
    timer.arm(now() - std::chrono::hours(30));
    timer.arm(std::nullopt);
    EXPECT_FALSE(is_ready(timer, 0));
    EXPECT_FALSE(timer.came());
}

} // namespace
} // namespace kith::agenda
