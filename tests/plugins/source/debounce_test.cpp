#include "source/debounce.hpp"

#include <gtest/gtest.h>

namespace kith::source {
namespace {

using namespace std::chrono_literals;

TEST(DebounceTest, IsDueWhenItHasBeenQuiet) {
    Debounce debounce;
    Moment::Steady now{};
    EXPECT_FALSE(debounce.due());
    debounce.on_event(now);
    EXPECT_EQ(debounce.due(), now + 2s);
    debounce.on_event(now + 1s);
    EXPECT_EQ(debounce.due(), now + 3s);
    debounce.reset();
    EXPECT_FALSE(debounce.due());
}

TEST(DebounceTest, DoesNotWaitForEver) {
    Debounce debounce;
    const Moment::Steady start{};
    for (auto now = start; now <= start + 60s; now += 1s) {
        debounce.on_event(now);
    }
    EXPECT_EQ(debounce.due(), start + 30s);
}

} // namespace
} // namespace kith::source
