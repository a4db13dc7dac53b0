#include "loop/alarm.hpp"

#include "loop/system_clock.hpp"
#include "support/run_until.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace kith::loop {

namespace {

using namespace std::chrono_literals;

class AlarmTest : public testing::Test {
protected:
    bool goes_off(int times = 1) {
        return test::run_until(loop, [this, times] { return count >= times; });
    }
    /// Everything that is ready now has run.
    void settle() {
        loop.restart();
        loop.poll();
    }
    asio::io_context loop;
    int count = 0;
    Alarm alarm{loop, [this] { ++count; }};
    const domain::Instant now = SystemClock().now();
};

} // namespace

TEST_F(AlarmTest, GoesOffAtOnceForAPastMoment) {
    alarm.arm(now - 24h);
    EXPECT_TRUE(goes_off());
}

TEST_F(AlarmTest, GoesOffForTheBeginningOfTime) {
    alarm.arm(domain::Instant{});
    EXPECT_TRUE(goes_off());
}

TEST_F(AlarmTest, IsNeverEarly) {
    alarm.arm(now + 50ms);
    ASSERT_TRUE(goes_off());
    EXPECT_GE(SystemClock().now(), now + 50ms);
}

TEST_F(AlarmTest, GoesOffOnce) {
    alarm.arm(now - 1s);
    ASSERT_TRUE(goes_off());
    settle();
    EXPECT_EQ(count, 1);
}

TEST_F(AlarmTest, ALaterMomentReplacesAnEarlierOne) {
    alarm.arm(now - 1s);
    alarm.arm(now + 24h);
    settle();
    EXPECT_EQ(count, 0);
}

TEST_F(AlarmTest, AnEarlierMomentReplacesALaterOne) {
    alarm.arm(now + 24h);
    settle();
    alarm.arm(now - 1s);
    EXPECT_TRUE(goes_off());
}

TEST_F(AlarmTest, WithoutAMomentItStaysSilent) {
    alarm.arm(now - 1s);
    alarm.arm(std::nullopt);
    settle();
    EXPECT_EQ(count, 0);
}

TEST_F(AlarmTest, CanBeArmedFromItsOwnCall) {
    std::unique_ptr<Alarm> second;
    int calls = 0;
    second = std::make_unique<Alarm>(loop, [&] {
        if (++calls < 3) {
            second->arm(now - 1s);
        }
    });
    second->arm(now - 1s);
    EXPECT_TRUE(test::run_until(loop, [&] { return calls == 3; }));
}

} // namespace kith::loop
