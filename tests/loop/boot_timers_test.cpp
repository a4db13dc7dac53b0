#include "loop/boot_timers.hpp"

#include "support/open_descriptors.hpp"
#include "support/run_until.hpp"

#include <gtest/gtest.h>

namespace kith::loop {

namespace {

using namespace std::chrono_literals;

class BootTimersTest : public testing::Test {
protected:
    void start(std::chrono::milliseconds delay) {
        timer->start(delay, [this] { ++count; });
    }
    bool expires() {
        return test::run_until(loop, [this] { return count > 0; });
    }
    void settle() {
        loop.restart();
        loop.poll();
    }
    asio::io_context loop;
    BootTimers timers{loop};
    std::unique_ptr<domain::Timer> timer = timers.make_timer();
    int count = 0;
};

} // namespace

TEST_F(BootTimersTest, ExpireNotBeforeTheirTime) {
    const auto start_time = timers.since_boot();
    start(30ms);
    ASSERT_TRUE(expires());
    EXPECT_GE(timers.since_boot(), start_time + 30ms);
}

TEST_F(BootTimersTest, ADelayOfNothingExpiresLaterNotInsideTheCall) {
    start(0ms);
    EXPECT_EQ(count, 0);
    EXPECT_TRUE(expires());
}

TEST_F(BootTimersTest, ANegativeDelayExpiresToo) {
    start(-5s);
    EXPECT_TRUE(expires());
}

TEST_F(BootTimersTest, ExpireOnce) {
    start(0ms);
    ASSERT_TRUE(expires());
    settle();
    EXPECT_EQ(count, 1);
}

TEST_F(BootTimersTest, StoppedOnesDoNotExpire) {
    start(0ms);
    timer->stop();
    settle();
    EXPECT_EQ(count, 0);
}

TEST_F(BootTimersTest, StoppedOnesCanBeStartedAgain) {
    start(1h);
    settle();
    timer->stop();
    start(0ms);
    EXPECT_TRUE(expires());
}

TEST_F(BootTimersTest, AnotherStartReplacesTheFirst) {
    bool first = false;
    timer->start(0ms, [&] { first = true; });
    start(1ms);
    ASSERT_TRUE(expires());
    EXPECT_FALSE(first);
}

TEST_F(BootTimersTest, DestroyedOnesDoNotExpire) {
    start(0ms);
    timer.reset();
    settle();
    EXPECT_EQ(count, 0);
}

TEST_F(BootTimersTest, MayBeStartedInsideTheirOwnCall) {
    timer->start(0ms, [this] { start(0ms); });
    EXPECT_TRUE(expires());
}

TEST_F(BootTimersTest, MayBeStoppedInsideTheirOwnCall) {
    timer->start(0ms, [this] {
        timer->stop();
        ++count;
    });
    EXPECT_TRUE(expires());
}

TEST_F(BootTimersTest, MayBeDestroyedInsideTheirOwnCall) {
    timer->start(0ms, [this] {
        timer.reset();
        ++count;
    });
    EXPECT_TRUE(expires());
}

TEST_F(BootTimersTest, OneMayDestroyAnotherThatIsDueAtTheSameTime) {
    auto other = timers.make_timer();
    int others = 0;
    other->start(0ms, [&] {
        timer.reset();
        ++others;
    });
    timer->start(0ms, [&] {
        other.reset();
        ++others;
    });
    ASSERT_TRUE(test::run_until(loop, [&] { return others > 0; }));
    settle();
    EXPECT_EQ(others, 1);
}

TEST_F(BootTimersTest, GiveTheirDescriptorsBack) {
    const auto before = test::open_descriptors();
    for (int i = 0; i < 20; ++i) {
        auto brief = timers.make_timer();
        brief->start(1h, [] {});
    }
    EXPECT_EQ(test::open_descriptors(), before);
}

} // namespace kith::loop
