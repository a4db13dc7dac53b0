#include "app/outages.hpp"

#include "household.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kith::app {

namespace {

using namespace std::chrono_literals;

using domain::DeliveryKind;
using domain::Outcome;
using plugins::Answer;

/// The way out of the popups fails; the mails tell of it.
class OutagesTest : public testing::Test {
protected:
    Outbox& outbox() { return home_.engine().outbox(); }
    /// The popups have been down for so long.
    void have_outage(domain::Instant::duration span = 15min) {
        outbox().channel_down("popup", "no server", home_.now());
        home_.pass(span);
    }
    /// What the mails tell of kith itself since this was last asked.
    std::vector<std::string> told() {
        std::vector<std::string> titles;
        for (const auto& one : home_.deliver("mail")) {
            if (one.lease.delivery.kind == DeliveryKind::Notice) {
                titles.push_back(one.message.title);
                last_body_ = one.message.body;
            }
        }
        return titles;
    }
    void be_unavailable() {
        Answer answer;
        answer.outcome.result = Outcome::Result::Unavailable;
        answer.outcome.text = "no server";
        outbox().finish(outbox().next("popup", home_.now()).value(), answer, home_.now());
    }

    using Titles = std::vector<std::string>;
    const Titles down_{"kith cannot reach you by popup"};
    const Titles back_{"kith reaches you by popup again"};
    test::Household home_;
    std::string last_body_;
};

TEST_F(OutagesTest, AreToldElsewhereAfterAWhile) {
    have_outage();
    EXPECT_EQ(told(), down_);
    EXPECT_NE(last_body_.find("1 message"), std::string::npos) << last_body_;
}

TEST_F(OutagesTest, AreToldOnce) {
    have_outage();
    ASSERT_EQ(told(), down_);
    home_.pass(24h);
    home_.pass(24h);
    EXPECT_EQ(told(), Titles());
}

TEST_F(OutagesTest, AreNotToldWhenTheyWereShort) {
    have_outage(14min);
    outbox().channel_up("popup", home_.now());
    home_.pass(1h);
    EXPECT_EQ(told(), Titles());
}

TEST_F(OutagesTest, AreNotToldWhenNothingWaits) {
    home_.deliver("popup");
    have_outage();
    EXPECT_EQ(told(), Titles());
}

TEST_F(OutagesTest, AreNotToldForWhatIsNotDueYet) {
    outbox().channel_down("mail", "no server", home_.now()); // its digest is due tomorrow
    home_.pass(15min);
    const auto sent = home_.deliver("popup");
    EXPECT_TRUE(std::none_of(sent.begin(), sent.end(), [](const auto& one) {
        return one.lease.delivery.kind == DeliveryKind::Notice;
    }));
}

TEST_F(OutagesTest, WakeTheDaemonToTellOfThem) {
    outbox().channel_down("popup", "no server", home_.now());
    const auto moment = outbox().next_moment([](const std::string&) { return false; });
    EXPECT_EQ(moment, home_.now() + 15min);
}

TEST_F(OutagesTest, TheirEndIsToldWithWhatComesLate) {
    have_outage();
    ASSERT_EQ(told(), down_);
    home_.pass(1h);
    outbox().channel_up("popup", home_.now());
    EXPECT_EQ(told(), back_);
    EXPECT_EQ(last_body_, "The channel \"popup\" did not work from 23 November 2026, 12:00 to 23 "
                          "November 2026, 13:15. 1 message comes late.\n");
}

TEST_F(OutagesTest, TheirEndIsToldByTheFirstThatGetsThrough) {
    be_unavailable();
    home_.pass(30min);
    ASSERT_EQ(told(), down_);
    ASSERT_EQ(home_.deliver("popup").size(), 1U);
    EXPECT_EQ(told(), back_);
    EXPECT_NE(last_body_.find("1 message comes late"), std::string::npos) << last_body_;
}

TEST_F(OutagesTest, TheirEndIsToldOnce) {
    have_outage();
    ASSERT_EQ(told(), down_);
    outbox().channel_up("popup", home_.now());
    outbox().channel_up("popup", home_.now());
    home_.deliver("popup");
    EXPECT_EQ(told(), back_);
}

TEST_F(OutagesTest, TheEndOfAnUntoldOneIsNotTold) {
    have_outage(14min);
    outbox().channel_up("popup", home_.now());
    home_.deliver("popup");
    EXPECT_EQ(told(), Titles());
}

TEST_F(OutagesTest, ARestartDuringOneRepeatsNothing) {
    have_outage();
    ASSERT_EQ(told(), down_);
    home_.restart();
    have_outage(1h);
    EXPECT_EQ(told(), Titles());
}

TEST_F(OutagesTest, TheirEndIsToldAfterARestart) {
    have_outage();
    ASSERT_EQ(told(), down_);
    home_.clock.moment += 1h;
    home_.restart();
    home_.deliver("popup");
    EXPECT_EQ(told(), back_);
    EXPECT_NE(last_body_.find("from 23 November 2026, 12:00 to"), std::string::npos) << last_body_;
}

TEST_F(OutagesTest, TheNextOneIsToldAgain) {
    have_outage();
    ASSERT_EQ(told(), down_);
    outbox().channel_up("popup", home_.now());
    ASSERT_EQ(told(), back_);
    have_outage();
    EXPECT_EQ(told(), down_);
}

// F62
TEST_F(OutagesTest, OneOfAPluginThatKeepsCrashingIsTold) {
    for (int crashes = 0; crashes < 4; ++crashes) {
        outbox().channel_down("popup", "it ended: exit code 1", home_.now());
        home_.pass(5min);
        outbox().channel_ready("popup", home_.now());
    }
    outbox().channel_down("popup", "it ended: exit code 1", home_.now());
    home_.engine().advance(home_.now());
    EXPECT_EQ(told(), down_);
}

TEST_F(OutagesTest, APluginThatRunsAgainProvesNothing) {
    have_outage();
    ASSERT_EQ(told(), down_);
    outbox().channel_ready("popup", home_.now());
    EXPECT_EQ(told(), Titles());
    be_unavailable();
    home_.pass(1h);
    EXPECT_EQ(told(), Titles());
    home_.deliver("popup");
    EXPECT_EQ(told(), back_);
}

TEST_F(OutagesTest, AnIdleCrashIsForgotten) {
    home_.deliver("popup");
    outbox().channel_down("popup", "it ended: exit code 1", home_.now());
    outbox().channel_ready("popup", home_.now());
    EXPECT_EQ(outbox().health("popup").down_since(), std::nullopt);
}

} // namespace

} // namespace kith::app
