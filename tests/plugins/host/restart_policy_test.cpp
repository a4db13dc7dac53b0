#include "plugins/restart_policy.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

namespace kith::plugins {

using namespace std::chrono_literals;

TEST(RestartPolicyTest, WaitsTwiceAsLongAfterEachDeath) {
    RestartPolicy policy;
    std::chrono::milliseconds now = 1h;
    for (const auto expected : {1s, 2s, 4s, 8s, 16s, 32s, 64s, 128s, 256s, 300s, 300s}) {
        EXPECT_EQ(policy.died(now), expected);
        now += 100s; // so far apart that it is no crash loop
    }
}

// F62
TEST(RestartPolicyTest, FiveDeathsInThreeMinutesMeanOneProbeEveryFiveMinutes) {
    RestartPolicy policy;
    for (int i = 0; i < 4; ++i) {
        EXPECT_LT(policy.died(1h + i * 30s), 5min);
    }
    EXPECT_EQ(policy.died(1h + 120s), 5min);
    EXPECT_EQ(policy.died(2h), 5min);
}

TEST(RestartPolicyTest, FiveDeathsInMoreThanThreeMinutesAreNoCrashLoop) {
    RestartPolicy policy;
    std::chrono::milliseconds wait{};
    for (int i = 0; i < 5; ++i) {
        wait = policy.died(1h + i * 46s);
    }
    EXPECT_EQ(wait, 16s);
}

TEST(RestartPolicyTest, TenMinutesOfHealthForgetWhatWasBefore) {
    RestartPolicy policy;
    for (int i = 0; i < 6; ++i) {
        static_cast<void>(policy.died(1h));
    }
    policy.became_ready(2h);
    EXPECT_EQ(policy.died(2h + 10min), 1s);
}

TEST(RestartPolicyTest, LessThanTenMinutesOfHealthForgetNothing) {
    RestartPolicy policy;
    static_cast<void>(policy.died(1h));
    policy.became_ready(1h + 1s);
    EXPECT_EQ(policy.died(1h + 9min), 2s);
}

TEST(RestartPolicyTest, HealthCountsForOneLifeOnly) {
    RestartPolicy policy;
    policy.became_ready(1h);
    EXPECT_EQ(policy.died(2h), 1s);
    EXPECT_EQ(policy.died(3h), 2s);
}

TEST(RestartPolicyTest, CountsEveryDeath) {
    RestartPolicy policy;
    for (int i = 0; i < 7; ++i) {
        static_cast<void>(policy.died(1h + i * 1h));
    }
    EXPECT_EQ(policy.deaths(), 7);
}

RC_GTEST_PROP(RestartPolicyPropertyTest, TheWaitIsAlwaysBetweenOneSecondAndFiveMinutes, ()) {
    RestartPolicy policy;
    std::chrono::milliseconds now{0};
    for (const int step : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 2'000'000))) {
        now += std::chrono::milliseconds(step);
        if (step % 3 == 0) {
            policy.became_ready(now);
        }
        const auto wait = policy.died(now);
        RC_ASSERT(wait >= 1s);
        RC_ASSERT(wait <= 5min);
    }
}

} // namespace kith::plugins
