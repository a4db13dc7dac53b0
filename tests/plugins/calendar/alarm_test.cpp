#include "calendar/alarm.hpp"

#include "plugins/calendar/loop_until.hpp"

#include <asio/io_context.hpp>
#include <gtest/gtest.h>

namespace kith::calendar {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

class AlarmTest : public testing::Test {
protected:
    asio::io_context loop_;
    int rings_ = 0;
    Alarm alarm_{loop_, [this] { ++rings_; }};
};

} // namespace

TEST_F(AlarmTest, RingsOnceAndNeverEarly) {
    const auto moment = Clock::now() + 20ms;
    alarm_.set(moment);
    EXPECT_TRUE(test::loop_until(loop_, [this] { return rings_ == 1; }));
    EXPECT_GE(Clock::now(), moment);
    loop_.restart();
    EXPECT_EQ(loop_.run_for(30ms), 0U);
    EXPECT_EQ(rings_, 1);
}

TEST_F(AlarmTest, RingsAtOnceForThePast) {
    alarm_.set(Clock::time_point::min());
    EXPECT_TRUE(test::loop_until(loop_, [this] { return rings_ == 1; }));
}

TEST_F(AlarmTest, IsSilentWhenCancelledOrMoved) {
    alarm_.set(Clock::now() + 10ms);
    alarm_.cancel();
    EXPECT_EQ(loop_.run_for(30ms), 0U);
    loop_.restart();
    alarm_.set(Clock::now() + 10ms);
    alarm_.set(Clock::now() + 1h);
    EXPECT_EQ(loop_.run_for(30ms), 0U);
    EXPECT_EQ(rings_, 0);
}

} // namespace kith::calendar
