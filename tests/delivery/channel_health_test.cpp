#include "delivery/channel_health.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

namespace kith::delivery {

namespace chr = std::chrono;

using domain::Outcome;
using test::instant;

namespace {

const auto now = instant("2026-11-23T08:00:00Z");
const Outcome unavailable = [] {
    Outcome outcome;
    outcome.result = Outcome::Result::Unavailable;
    return outcome;
}();

} // namespace

TEST(ChannelHealthTest, IsUpAtFirst) {
    const ChannelHealth health;
    EXPECT_TRUE(health.usable(now));
    EXPECT_FALSE(health.is_down());
    EXPECT_EQ(health.next_try(), std::nullopt);
    EXPECT_EQ(health.announce_at(), std::nullopt);
}

// F21
TEST(ChannelHealthTest, AClockThatWasAheadDelaysNoAnnouncement) {
    ChannelHealth health;
    health.down("no bus", now + chr::hours(9000));
    health.clock_was_ahead(now);
    EXPECT_EQ(health.down_since(), now);
    EXPECT_EQ(health.announce_at(), now + chr::minutes(15));
    EXPECT_FALSE(health.usable(now + chr::hours(1)));
}

TEST(ChannelHealthTest, PatienceGrowsToFifteenMinutes) {
    ChannelHealth health;
    for (const int seconds : {30, 60, 120, 240, 480, 900, 900, 900}) {
        health.unavailable(unavailable, now);
        EXPECT_EQ(health.next_try(), now + chr::seconds(seconds));
    }
}

TEST(ChannelHealthTest, PatienceOfALongOutageStaysAtFifteenMinutes) {
    ChannelHealth health;
    for (int failures = 1; failures <= 1000; ++failures) {
        health.unavailable(unavailable, now);
        if (failures > 5) {
            ASSERT_EQ(health.next_try(), now + chr::minutes(15)) << failures;
        }
    }
}

TEST(ChannelHealthTest, IsTriedAgainWhenThePatienceIsOver) {
    ChannelHealth health;
    health.unavailable(unavailable, now);
    EXPECT_FALSE(health.usable(now + chr::milliseconds(29'999)));
    EXPECT_TRUE(health.usable(now + chr::seconds(30)));
    EXPECT_TRUE(health.is_down()); // a try is no recovery
}

TEST(ChannelHealthTest, TheOtherSidesWishIsHeededWhenItIsLonger) {
    ChannelHealth health;
    auto outcome = unavailable;
    outcome.after = chr::hours(1);
    health.unavailable(outcome, now);
    EXPECT_EQ(health.next_try(), now + chr::hours(1));
    outcome.after = chr::seconds(1);
    health.unavailable(outcome, now);
    EXPECT_EQ(health.next_try(), now + chr::seconds(60));
}

TEST(ChannelHealthTest, ItWorksAgainAndPatienceBeginsAnew) {
    ChannelHealth health;
    health.unavailable(unavailable, now);
    health.unavailable(unavailable, now);
    health.up();
    EXPECT_TRUE(health.usable(now));
    health.unavailable(unavailable, now);
    EXPECT_EQ(health.next_try(), now + chr::seconds(30));
}

TEST(ChannelHealthTest, WhatThePluginCallsDownWaitsForThePlugin) {
    ChannelHealth health;
    health.down("no notification server", now);
    EXPECT_FALSE(health.usable(now + chr::hours(1000)));
    EXPECT_EQ(health.next_try(), std::nullopt);
    EXPECT_EQ(health.reason(), "no notification server");
    health.up();
    EXPECT_TRUE(health.usable(now));
}

TEST(ChannelHealthTest, AFailureAfterThePluginCalledItDownSetsNoTry) {
    ChannelHealth health;
    health.down("no notification server", now);
    health.unavailable(unavailable, now);
    EXPECT_EQ(health.next_try(), std::nullopt);
    EXPECT_FALSE(health.usable(now + chr::hours(1)));
}

TEST(ChannelHealthTest, IsDownSinceItsFirstFailure) {
    ChannelHealth health;
    health.unavailable(unavailable, now);
    health.unavailable(unavailable, now + chr::minutes(5));
    health.down("gone", now + chr::minutes(6));
    EXPECT_EQ(health.down_since(), now);
}

TEST(ChannelHealthTest, IsAnnouncedAfterFifteenMinutesOnceAnOutage) {
    ChannelHealth health;
    health.unavailable(unavailable, now);
    health.unavailable(unavailable, now + chr::minutes(10));
    EXPECT_EQ(health.announce_at(), now + chr::minutes(15));
    health.announced();
    health.unavailable(unavailable, now + chr::hours(3));
    EXPECT_EQ(health.announce_at(), std::nullopt);
    EXPECT_TRUE(health.was_announced());
}

TEST(ChannelHealthTest, TheNextOutageIsAnnouncedAnew) {
    ChannelHealth health;
    health.unavailable(unavailable, now);
    health.announced();
    health.up();
    health.unavailable(unavailable, now + chr::hours(3));
    EXPECT_EQ(health.announce_at(), now + chr::hours(3) + chr::minutes(15));
}

TEST(ChannelHealthTest, AClockThatWasWrongDoesNotBlock) {
    ChannelHealth health;
    health.unavailable(unavailable, now + chr::hours(24 * 365)); // the clock is set back now
    EXPECT_TRUE(health.usable(now));
}

TEST(ChannelHealthTest, ATryDecidesWhetherAnOutageIsOver) {
    ChannelHealth health;
    health.down("gone", now);
    health.may_work();
    EXPECT_TRUE(health.usable(now));
    EXPECT_FALSE(health.is_down());
    EXPECT_EQ(health.announce_at(), std::nullopt); // it may be over
    health.down("gone again", now + chr::minutes(10));
    EXPECT_EQ(health.announce_at(), now + chr::minutes(15));
}

TEST(ChannelHealthTest, WhatWasToldBeforeARestartIsNotToldAgain) {
    ChannelHealth health;
    health.was_announced_before(now);
    EXPECT_TRUE(health.usable(now + chr::hours(1)));
    health.unavailable(unavailable, now + chr::hours(1));
    EXPECT_EQ(health.announce_at(), std::nullopt);
    EXPECT_EQ(health.down_since(), now);
}

} // namespace kith::delivery
