#include "recorded_session.hpp"

#include <gtest/gtest.h>

namespace kith::plugins {

namespace {

using namespace std::chrono_literals;
using How = Answer::How;
using Result = domain::Outcome::Result;

class SessionTest : public testing::Test {
protected:
    using Method = Session::Method;
    test::RecordedSession plugin;
};

class ReadySessionTest : public SessionTest {
protected:
    ReadySessionTest() { plugin.shake_hands(); }
};

} // namespace

TEST_F(SessionTest, BeginsWithInitialize) {
    EXPECT_EQ(plugin.last_written().at("method").as_string(), "initialize");
}

TEST_F(SessionTest, IsNotReadyBeforeTheAnswer) { EXPECT_FALSE(plugin.session.ready()); }

TEST_F(SessionTest, IsReadyAfterTheAnswer) {
    plugin.shake_hands();
    EXPECT_TRUE(plugin.session.ready());
    EXPECT_EQ(plugin.times_ready, 1);
}

TEST_F(SessionTest, ASecondAnswerToInitializeChangesNothing) {
    plugin.shake_hands();
    plugin.shake_hands();
    EXPECT_EQ(plugin.times_ready, 1);
}

TEST_F(SessionTest, ABannerBeforeTheHandshakeIsPassedOver) {
    plugin.say("Welcome to the plugin!");
    plugin.shake_hands();
    EXPECT_TRUE(plugin.session.ready());
    EXPECT_EQ(plugin.session.noise(), 1);
}

TEST_F(SessionTest, RefusedSettingsNameTheirPlace) {
    plugin.say(R"({"jsonrpc":"2.0","id":1,"error":{"code":-32001,"message":"no such file",)"
               R"("data":{"pointer":"/file"}}})");
    EXPECT_EQ(plugin.refusals, std::vector<std::string>{"/file: no such file"});
    EXPECT_FALSE(plugin.session.ready());
}

TEST_F(SessionTest, RefusedSettingsMayLackAPlace) {
    plugin.say(R"({"jsonrpc":"2.0","id":1,"error":{"code":-32001,"message":"no","data":7}})");
    EXPECT_EQ(plugin.refusals, std::vector<std::string>{"no"});
}

TEST_F(SessionTest, AnErrorAboutTheVersionIsARefusal) {
    plugin.say(R"({"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"only 2"}})");
    EXPECT_EQ(plugin.refusals.size(), 1U);
    EXPECT_TRUE(plugin.faults.empty());
}

TEST_F(SessionTest, AnAnswerInAnotherVersionIsARefusal) {
    plugin.say(R"({"jsonrpc":"2.0","id":1,"result":{"protocol":7}})");
    EXPECT_EQ(plugin.refusals,
              std::vector<std::string>{"it speaks another version of the protocol: 7"});
    EXPECT_FALSE(plugin.session.ready());
}

TEST_F(SessionTest, AnAnswerWithoutAVersionBreaksIt) {
    plugin.say(R"({"jsonrpc":"2.0","id":1,"result":"hello"})");
    EXPECT_EQ(plugin.faults.size(), 1U);
    EXPECT_FALSE(plugin.session.ready());
}

TEST_F(SessionTest, AnyOtherErrorToInitializeBreaksIt) {
    plugin.say(R"({"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"oops"}})");
    EXPECT_EQ(plugin.faults, std::vector<std::string>{"initialize failed: oops"});
}

TEST_F(SessionTest, NoAnswerToInitializeInTenSecondsBreaksIt) {
    EXPECT_EQ(plugin.session.next_deadline(), plugin.now + 10s);
    plugin.wait(10s);
    EXPECT_EQ(plugin.faults.size(), 1U);
}

TEST_F(SessionTest, AnEventBeforeTheHandshakeIsNotTaken) {
    plugin.say(R"({"jsonrpc":"2.0","id":"e1","method":"event","params":{"event_id":"a"}})");
    EXPECT_TRUE(plugin.events.empty());
    EXPECT_EQ(plugin.last_written().at("error").at("code").as_integer(), -32002);
}

TEST_F(ReadySessionTest, HasNoDeadlineWhileNothingIsAsked) {
    EXPECT_EQ(plugin.session.next_deadline(), std::nullopt);
}

TEST_F(ReadySessionTest, AnAnswerReachesItsHandler) {
    plugin.ask();
    plugin.say(R"({"jsonrpc":"2.0","id":2,"result":{"outcome":"retry","after_s":60}})");
    ASSERT_EQ(plugin.answers.size(), 1U);
    EXPECT_EQ(plugin.answers[0].how, How::Answered);
    EXPECT_EQ(plugin.answers[0].outcome.result, Result::Retry);
}

TEST_F(ReadySessionTest, AnErrorAnswerIsARetryWithItsText) {
    plugin.ask();
    plugin.say(R"({"jsonrpc":"2.0","id":2,"error":{"code":-32603,"message":"a\u0007b"}})");
    ASSERT_EQ(plugin.answers.size(), 1U);
    EXPECT_EQ(plugin.answers[0].outcome.result, Result::Retry);
    EXPECT_EQ(plugin.answers[0].outcome.text, "a b");
}

TEST_F(ReadySessionTest, AResultThatIsNoOutcomeIsARetry) {
    plugin.ask();
    plugin.say(R"({"jsonrpc":"2.0","id":2,"result":{"outcome":"perhaps"}})");
    ASSERT_EQ(plugin.answers.size(), 1U);
    EXPECT_EQ(plugin.answers[0].outcome.result, Result::Retry);
}

TEST_F(ReadySessionTest, ASecondAnswerIsIgnored) {
    plugin.ask();
    plugin.say(R"({"jsonrpc":"2.0","id":2,"result":{"outcome":"delivered"}})");
    plugin.say(R"({"jsonrpc":"2.0","id":2,"result":{"outcome":"permanent"}})");
    EXPECT_EQ(plugin.answers.size(), 1U);
}

TEST_F(ReadySessionTest, AnAnswerToAnUnknownIdIsIgnored) {
    plugin.ask();
    for (const auto* id : {"99", "-1", "\"2\"", "\"\""}) {
        plugin.say(R"({"jsonrpc":"2.0","id":)" + std::string(id) +
                   R"(,"result":{"outcome":"delivered"}})");
    }
    EXPECT_TRUE(plugin.answers.empty());
    EXPECT_TRUE(plugin.faults.empty());
}

TEST_F(ReadySessionTest, AnErrorWithoutAnIdIsIgnored) {
    plugin.ask();
    plugin.say(R"({"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"what?"}})");
    EXPECT_TRUE(plugin.answers.empty());
}

TEST_F(ReadySessionTest, AnswersMayComeInAnyOrder) {
    plugin.ask(Method::Deliver, "d-1");
    plugin.ask(Method::Deliver, "d-2");
    plugin.say(R"({"jsonrpc":"2.0","id":3,"result":{"outcome":"permanent"}})");
    plugin.say(R"({"jsonrpc":"2.0","id":2,"result":{"outcome":"delivered"}})");
    ASSERT_EQ(plugin.answers.size(), 2U);
    EXPECT_EQ(plugin.answers[0].outcome.result, Result::Permanent);
    EXPECT_EQ(plugin.answers[1].outcome.result, Result::Delivered);
}

TEST_F(ReadySessionTest, OnlyDeliveriesAndWithdrawalsUseCredits) {
    plugin.ask(Method::Deliver);
    plugin.ask(Method::Withdraw);
    plugin.ask(Method::Check);
    plugin.ask(Method::Publish);
    EXPECT_EQ(plugin.session.deliveries_in_flight(), 2);
}

TEST_F(ReadySessionTest, ALateRequestIsCancelledFirst) {
    plugin.ask();
    plugin.wait(1min);
    EXPECT_EQ(plugin.last_written().at("method").as_string(), "$/cancel");
    EXPECT_EQ(plugin.last_written().at("params").at("id").as_integer(), 2);
    EXPECT_TRUE(plugin.answers.empty());
    EXPECT_EQ(plugin.session.next_deadline(), plugin.now + 5s);
}

TEST_F(ReadySessionTest, AnAnswerWithinTheGraceCounts) {
    plugin.ask();
    plugin.wait(1min);
    plugin.wait(4s);
    plugin.say(R"({"jsonrpc":"2.0","id":2,"result":{"outcome":"delivered"}})");
    ASSERT_EQ(plugin.answers.size(), 1U);
    EXPECT_EQ(plugin.answers[0].how, How::Answered);
    EXPECT_TRUE(plugin.faults.empty());
}

TEST_F(ReadySessionTest, AfterTheGraceItIsGivenUpAndThePluginBroken) {
    plugin.ask();
    plugin.wait(1min);
    plugin.wait(5s);
    ASSERT_EQ(plugin.answers.size(), 1U);
    EXPECT_EQ(plugin.answers[0].how, How::TimedOut);
    EXPECT_EQ(plugin.faults, std::vector<std::string>{"deliver was not answered in time"});
}

TEST_F(ReadySessionTest, ThePluginIsBrokenBeforeTheHandlerMayAskForMore) {
    std::size_t faults_seen = 0;
    plugin.session.request(
        Method::Deliver, "d-1", domain::Value::Object{}, 1min,
        [&](const Answer&) { faults_seen = plugin.faults.size(); }, plugin.now);
    plugin.wait(1min);
    plugin.wait(5s);
    EXPECT_EQ(faults_seen, 1U);
}

TEST_F(ReadySessionTest, AnAnswerAfterTheGraceIsIgnored) {
    plugin.ask();
    plugin.wait(1min);
    plugin.wait(5s);
    plugin.say(R"({"jsonrpc":"2.0","id":2,"result":{"outcome":"delivered"}})");
    EXPECT_EQ(plugin.answers.size(), 1U);
}

TEST_F(ReadySessionTest, OnlyTheLateRequestIsCancelled) {
    plugin.ask(Method::Deliver, "d-1", 10s);
    plugin.ask(Method::Deliver, "d-2", 20s);
    EXPECT_EQ(plugin.session.next_deadline(), plugin.now + 10s);
    plugin.wait(10s);
    EXPECT_EQ(plugin.last_written().at("params").at("id").as_integer(), 2);
}

TEST_F(ReadySessionTest, CancelNamesTheRequestOfThatDelivery) {
    plugin.ask(Method::Deliver, "d-1");
    plugin.ask(Method::Deliver, "d-2");
    plugin.session.cancel("d-2");
    EXPECT_EQ(plugin.last_written().at("method").as_string(), "$/cancel");
    EXPECT_EQ(plugin.last_written().at("params").at("id").as_integer(), 3);
}

TEST_F(ReadySessionTest, CancelOfWhatIsNotInFlightSaysNothing) {
    plugin.ask(Method::Withdraw, "d-1");
    const auto before = plugin.written.size();
    plugin.session.cancel("d-1");
    EXPECT_EQ(plugin.written.size(), before);
}

TEST_F(ReadySessionTest, TheEndAnswersEverythingOnceAsCrashed) {
    plugin.ask(Method::Deliver);
    plugin.ask(Method::Check);
    plugin.session.end(Session::End::Crash, "exit code 3");
    plugin.session.end(Session::End::Crash, "again");
    ASSERT_EQ(plugin.answers.size(), 2U);
    EXPECT_EQ(plugin.answers[0].how, How::Crashed);
    EXPECT_EQ(plugin.answers[1].text, "exit code 3");
    EXPECT_FALSE(plugin.session.ready());
}

TEST_F(ReadySessionTest, AnEndBecauseTheWayOutIsGoneIsUnavailable) {
    plugin.ask();
    plugin.session.end(Session::End::WayOutGone, "exit code 75");
    ASSERT_EQ(plugin.answers.size(), 1U);
    EXPECT_EQ(plugin.answers[0].how, How::Answered);
    EXPECT_EQ(plugin.answers[0].outcome.result, Result::Unavailable);
}

TEST_F(SessionTest, TheEndBeforeTheHandshakeCallsNobody) {
    plugin.session.end(Session::End::Crash, "exit code 1");
    EXPECT_TRUE(plugin.answers.empty());
}

} // namespace kith::plugins
