#include "delivery/retry_policy.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace kith::delivery {

namespace chr = std::chrono;

using domain::Delivery;
using domain::DeliveryState;
using domain::Outcome;
using test::instant;

namespace {

const auto now = instant("2026-11-23T08:00:00Z");

Delivery after(int attempts, const std::string& key = "d-1") {
    Delivery delivery;
    delivery.key = key;
    delivery.state = DeliveryState::Leased;
    delivery.created_at = now;
    delivery.attempts = attempts;
    return delivery;
}

Outcome outcome(Outcome::Result result, Outcome::Scope scope = Outcome::Scope::Message) {
    Outcome outcome;
    outcome.result = result;
    outcome.scope = scope;
    outcome.text = "greylisted";
    return outcome;
}

Outcome retry() { return outcome(Outcome::Result::Retry); }

/// How long a delivery waits after that many charged attempts.
chr::milliseconds wait_after(int attempts, const std::string& key = "d-1") {
    return judge(after(attempts, key), retry(), {}, now).next_at - now;
}

} // namespace

TEST(RetryPolicyTest, DeliveredIsDelivered) {
    EXPECT_EQ(judge(after(0), {}, {}, now).state, DeliveryState::Delivered);
}

TEST(RetryPolicyTest, ARetryIsPendingAndCharged) {
    const auto verdict = judge(after(0), retry(), {}, now);
    EXPECT_EQ(verdict.state, DeliveryState::Pending);
    EXPECT_TRUE(verdict.charged);
    EXPECT_FALSE(verdict.crashed);
    EXPECT_FALSE(verdict.uncertain);
}

// F78
TEST(RetryPolicyTest, ALostAnswerIsUncertain) {
    auto lost = retry();
    lost.uncertain = true;
    EXPECT_TRUE(judge(after(0), lost, {}, now).uncertain);
}

// F74
TEST(RetryPolicyTest, TheWaitDoublesWithinAFifth) {
    auto exact = chr::milliseconds(chr::minutes(5));
    for (int attempts = 0; attempts < 5; ++attempts, exact *= 2) {
        for (int i = 0; i < 200; ++i) {
            const auto wait = wait_after(attempts, "d-" + std::to_string(i));
            ASSERT_GE(wait, exact * 4 / 5) << attempts;
            ASSERT_LE(wait, exact * 6 / 5) << attempts;
        }
    }
}

TEST(RetryPolicyTest, TheWaitStopsGrowingAtTheCap) {
    for (const int attempts : {6, 7, 20, 63, 1000}) {
        EXPECT_GE(wait_after(attempts), chr::minutes(240) * 4 / 5) << attempts;
        EXPECT_LE(wait_after(attempts), chr::minutes(240) * 6 / 5) << attempts;
    }
}

TEST(RetryPolicyTest, ManyFailuresOfOneMomentSpread) {
    std::set<chr::milliseconds> waits;
    for (int i = 0; i < 400; ++i) {
        waits.insert(wait_after(0, "d-" + std::to_string(i)));
    }
    EXPECT_GT(waits.size(), 200);
    EXPECT_GT(*waits.rbegin() - *waits.begin(), chr::minutes(1));
}

TEST(RetryPolicyTest, TheWaitIsRepeatable) { EXPECT_EQ(wait_after(3), wait_after(3)); }

TEST(RetryPolicyTest, TheOtherSidesWishIsHeededWhenItIsLonger) {
    auto wish = retry();
    wish.after = chr::hours(3);
    EXPECT_EQ(judge(after(0), wish, {}, now).next_at, now + chr::hours(3));
    wish.after = chr::seconds(1);
    EXPECT_GE(judge(after(0), wish, {}, now).next_at, now + chr::minutes(4));
}

TEST(RetryPolicyTest, AShortOutageKillsNothing) {
    auto delivery = after(0);
    auto at = now;
    for (; at < now + chr::hours(72); ++delivery.attempts) {
        const auto verdict = judge(delivery, retry(), {}, at);
        ASSERT_EQ(verdict.state, DeliveryState::Pending);
        at = verdict.next_at;
    }
    EXPECT_LT(delivery.attempts, 35); // no hammering either
}

TEST(RetryPolicyTest, IsGivenUpAfterFiveDays) {
    auto delivery = after(9);
    delivery.created_at = now - chr::hours(5 * 24);
    const auto verdict = judge(delivery, retry(), {}, now);
    EXPECT_EQ(verdict.state, DeliveryState::Dead);
    EXPECT_EQ(verdict.outcome.text, "given up: greylisted");
}

// F74
TEST(RetryPolicyTest, HasALastTryAtTheEndOfFiveDays) {
    auto delivery = after(9);
    delivery.created_at = now - chr::hours(5 * 24 - 1);
    const auto verdict = judge(delivery, retry(), {}, now);
    EXPECT_EQ(verdict.state, DeliveryState::Pending);
    EXPECT_EQ(verdict.next_at, now + chr::hours(1));
}

// F74
TEST(RetryPolicyTest, AWishToWaitTooLongKillsNothing) {
    auto wish = retry();
    wish.after = chr::hours(24 * 365);
    const auto verdict = judge(after(0), wish, {}, now);
    EXPECT_EQ(verdict.state, DeliveryState::Pending);
    EXPECT_EQ(verdict.next_at, now + chr::hours(5 * 24));
}

TEST(RetryPolicyTest, ACreationInTheFutureIsNotGivenUp) {
    auto delivery = after(0);
    delivery.created_at = now + chr::hours(24 * 365);
    EXPECT_EQ(judge(delivery, retry(), {}, now).state, DeliveryState::Pending);
}

// F75
TEST(RetryPolicyTest, ARefusedMessageOrRecipientIsDead) {
    for (const auto scope : {Outcome::Scope::Message, Outcome::Scope::Recipient}) {
        const auto refused = outcome(Outcome::Result::Permanent, scope);
        const auto verdict = judge(after(0), refused, {}, now);
        EXPECT_EQ(verdict.state, DeliveryState::Dead);
        EXPECT_EQ(verdict.outcome, refused);
    }
}

TEST(RetryPolicyTest, ARefusedChannelKeepsTheDelivery) {
    const auto verdict =
        judge(after(3), outcome(Outcome::Result::Permanent, Outcome::Scope::Channel), {}, now);
    EXPECT_EQ(verdict.state, DeliveryState::Pending);
    EXPECT_FALSE(verdict.charged);
}

// F76
TEST(RetryPolicyTest, AnUnavailableChannelIsNotTheDeliverysFault) {
    auto old = after(100);
    old.created_at = now - chr::hours(24 * 365);
    const auto verdict = judge(old, outcome(Outcome::Result::Unavailable), {}, now);
    EXPECT_EQ(verdict.state, DeliveryState::Pending);
    EXPECT_FALSE(verdict.charged);
    EXPECT_EQ(verdict.next_at, now);
}

TEST(RetryPolicyTest, ACrashLeavesItUncertainAndPending) {
    const auto verdict = judge_crash(after(0), "signal 11", {}, now);
    EXPECT_EQ(verdict.state, DeliveryState::Pending);
    EXPECT_TRUE(verdict.uncertain);
    EXPECT_TRUE(verdict.crashed);
    EXPECT_EQ(verdict.outcome.text, "signal 11");
}

TEST(RetryPolicyTest, TheThirdCrashIsPoison) {
    auto delivery = after(0);
    delivery.crashes = 1;
    EXPECT_EQ(judge_crash(delivery, "", {}, now).state, DeliveryState::Pending);
    delivery.crashes = 2;
    const auto verdict = judge_crash(delivery, "", {}, now);
    EXPECT_EQ(verdict.state, DeliveryState::Dead);
    EXPECT_EQ(verdict.outcome.code, "poison");
    EXPECT_TRUE(verdict.uncertain);
}

} // namespace kith::delivery
