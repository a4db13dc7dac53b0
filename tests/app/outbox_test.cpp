#include "app/outbox.hpp"

#include "household.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kith::app {

namespace {

using namespace std::chrono_literals;

using domain::DeliveryKind;
using domain::DeliveryState;
using domain::Outcome;
using plugins::Answer;

Answer answered(Outcome::Result result, Outcome::Scope scope = Outcome::Scope::Message) {
    Answer answer;
    answer.outcome.result = result;
    answer.outcome.scope = scope;
    answer.outcome.text = "the test says so";
    return answer;
}

bool always(const std::string&) { return true; }

class OutboxTest : public testing::Test {
protected:
    Outbox& outbox() { return home_.engine().outbox(); }
    Outbox::Dispatch next(const std::string& channel) {
        return outbox().next(channel, home_.now()).value();
    }
    DeliveryState state_of(const Outbox::Dispatch& dispatch) {
        return home_.store->delivery(dispatch.lease.delivery.key).value().state;
    }
    /// Moves to eight in the morning, so many days ahead.
    void sleep_until_morning(int days = 1) {
        home_.clock.moment =
            std::chrono::sys_days(domain::plus_days(home_.engine().today(home_.now()), days)) + 8h;
        home_.engine().advance(home_.now());
    }
    void answer_anna() {
        const auto key = home_.open_of("anna").key;
        home_.engine().settle({&key, 1}, domain::ReminderState::Done, "test", home_.now());
    }

    test::Household home_;
};

TEST_F(OutboxTest, ComposesWhatADeliverySays) {
    const auto dispatch = next("popup");
    EXPECT_EQ(dispatch.message.key, dispatch.lease.delivery.key);
    ASSERT_EQ(dispatch.message.items.size(), 1U);
    EXPECT_EQ(dispatch.message.items[0].contact.id, "anna");
}

TEST_F(OutboxTest, GivesADeliveryOutOnce) {
    const auto dispatch = next("popup");
    EXPECT_FALSE(outbox().next("popup", home_.now()));
    EXPECT_EQ(state_of(dispatch), DeliveryState::Leased);
}

TEST_F(OutboxTest, TriesAgainUnderTheSameKey) {
    const auto first = next("popup");
    outbox().finish(first, answered(Outcome::Result::Retry), home_.now());
    const auto again = outbox().next_moment(always);
    ASSERT_TRUE(again);
    home_.clock.moment = *again;
    EXPECT_EQ(next("popup").lease.delivery.key, first.lease.delivery.key);
}

TEST_F(OutboxTest, HoldsADigestUntilItsHour) {
    EXPECT_FALSE(outbox().next("mail", home_.now()));
    sleep_until_morning();
    EXPECT_EQ(next("mail").lease.delivery.kind, DeliveryKind::Digest);
}

TEST_F(OutboxTest, TellsOfWhatIsStillOpenInTheNextDigest) {
    sleep_until_morning();
    ASSERT_EQ(home_.deliver("mail").size(), 1U);
    sleep_until_morning();
    const auto second = next("mail");
    ASSERT_EQ(second.message.items.size(), 1U);
    EXPECT_EQ(second.message.items[0].contact.id, "anna");
    EXPECT_FALSE(second.message.items[0].is_new);
}

TEST_F(OutboxTest, SendsNoDigestOnceNothingIsOpen) {
    sleep_until_morning();
    home_.deliver("mail");
    answer_anna();
    sleep_until_morning();
    EXPECT_TRUE(home_.deliver("mail").empty());
    EXPECT_FALSE(home_.store->next_attempt("mail"));
}

// F75
TEST_F(OutboxTest, TellsElsewhereOfADeliveryThatDied) {
    const auto dispatch = next("popup");
    outbox().finish(dispatch, answered(Outcome::Result::Permanent), home_.now());
    EXPECT_EQ(state_of(dispatch), DeliveryState::Dead);
    const auto notice = next("mail");
    EXPECT_EQ(notice.lease.delivery.kind, DeliveryKind::Notice);
    EXPECT_NE(notice.message.body.find("the test says so"), std::string::npos)
        << notice.message.body;
}

TEST_F(OutboxTest, SaysNothingOfANoticeThatDied) {
    outbox().finish(next("popup"), answered(Outcome::Result::Permanent), home_.now());
    outbox().finish(next("mail"), answered(Outcome::Result::Permanent), home_.now());
    EXPECT_FALSE(outbox().next("popup", home_.now()));
    EXPECT_FALSE(outbox().next("mail", home_.now()));
}

// F61
TEST_F(OutboxTest, LetsADeliveryDieThatKillsItsPluginThreeTimes) {
    Answer crash;
    crash.how = Answer::How::Crashed;
    crash.text = "signal 11";
    for (int crashes = 1; crashes <= 3; ++crashes) {
        const auto dispatch = next("popup");
        outbox().finish(dispatch, crash, home_.now());
        EXPECT_EQ(state_of(dispatch) == DeliveryState::Dead, crashes == 3);
        home_.clock.moment = home_.store->next_attempt("popup").value_or(home_.now());
    }
}

// F61
TEST_F(OutboxTest, FindsOutWhichOfThoseInFlightKillsThePlugin) {
    for (const char* subject : {"one", "two"}) {
        outbox().tell(subject, subject, "", "mail", home_.now());
    }
    const std::vector<Outbox::Dispatch> in_flight{next("popup"), next("popup"), next("popup")};
    const auto poison = in_flight[1].lease.delivery.key;
    Answer crash;
    crash.how = Answer::How::Crashed;
    for (const auto& dispatch : in_flight) {
        outbox().finish(dispatch, crash, home_.now());
    }
    while (const auto alone = outbox().next("popup", home_.now())) {
        EXPECT_FALSE(outbox().next("popup", home_.now()));
        EXPECT_EQ(outbox().next_moment(always), home_.store->next_attempt("mail"));
        outbox().finish(*alone, alone->lease.delivery.key == poison ? crash : Answer(),
                        home_.now());
    }
    for (const auto& dispatch : in_flight) {
        const bool is_poison = dispatch.lease.delivery.key == poison;
        EXPECT_EQ(state_of(dispatch), is_poison ? DeliveryState::Dead : DeliveryState::Delivered);
    }
    // And then it is as before.
    outbox().tell("three", "three", "", "mail", home_.now());
    outbox().tell("four", "four", "", "mail", home_.now());
    EXPECT_TRUE(outbox().next("popup", home_.now()));
    EXPECT_TRUE(outbox().next("popup", home_.now()));
}

TEST_F(OutboxTest, SendsNothingThroughAChannelThatIsDown) {
    outbox().channel_down("popup", "no server", home_.now());
    EXPECT_FALSE(outbox().next("popup", home_.now()));
}

TEST_F(OutboxTest, SendsAtOnceWhenTheChannelIsUpAgain) {
    outbox().finish(next("popup"), answered(Outcome::Result::Unavailable), home_.now());
    EXPECT_FALSE(outbox().next("popup", home_.now()));
    outbox().channel_up("popup", home_.now());
    EXPECT_TRUE(outbox().next("popup", home_.now()));
}

TEST_F(OutboxTest, AsksAgainWhoRefusesEverything) {
    const auto refused = next("popup");
    outbox().finish(refused, answered(Outcome::Result::Permanent, Outcome::Scope::Channel),
                    home_.now());
    EXPECT_EQ(state_of(refused), DeliveryState::Pending);
    EXPECT_FALSE(outbox().next("popup", home_.now()));
    home_.clock.moment = outbox().next_moment(always).value();
    EXPECT_EQ(next("popup").lease.delivery.key, refused.lease.delivery.key);
}

TEST_F(OutboxTest, KeepsAnotherChannelOutOfAnOutage) {
    sleep_until_morning();
    outbox().channel_down("popup", "no server", home_.now());
    EXPECT_TRUE(outbox().next("mail", home_.now()));
}

// F76
TEST_F(OutboxTest, ChargesNothingWhileTheChannelIsDown) {
    const auto dispatch = next("popup");
    outbox().finish(dispatch, answered(Outcome::Result::Unavailable), home_.now());
    EXPECT_EQ(home_.store->delivery(dispatch.lease.delivery.key)->attempts, 0);
}

} // namespace

} // namespace kith::app
