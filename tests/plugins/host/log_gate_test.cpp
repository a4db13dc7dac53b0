#include "plugins/log_gate.hpp"

#include <gtest/gtest.h>

namespace kith::plugins {

using namespace std::chrono_literals;

namespace {

int passed(LogGate& gate, int lines, LogGate::Duration now) {
    int count = 0;
    for (int i = 0; i < lines; ++i) {
        count += gate.pass(now) ? 1 : 0;
    }
    return count;
}

} // namespace

TEST(LogGateTest, LetsFiftyLinesThroughAtOnce) {
    LogGate gate;
    EXPECT_EQ(passed(gate, 1000, 1h), 50);
}

TEST(LogGateTest, LetsTenLinesASecondThroughAfterThat) {
    LogGate gate;
    passed(gate, 1000, 1h);
    EXPECT_EQ(passed(gate, 1000, 1h + 1s), 10);
    EXPECT_EQ(passed(gate, 1000, 1h + 3s), 20);
}

TEST(LogGateTest, LetsNoMoreThanFiftyLinesThroughAfterALongSilence) {
    LogGate gate;
    passed(gate, 1000, 1h);
    EXPECT_EQ(passed(gate, 1000, 24h), 50);
}

TEST(LogGateTest, CountsWhatItHeldBackOnce) {
    LogGate gate;
    passed(gate, 57, 1h);
    EXPECT_EQ(gate.take_dropped(), 7);
    EXPECT_EQ(gate.take_dropped(), 0);
}

} // namespace kith::plugins
