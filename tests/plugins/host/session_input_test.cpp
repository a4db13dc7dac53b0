#include "recorded_session.hpp"

#include <gtest/gtest.h>

namespace kith::plugins {

namespace {

using namespace std::chrono_literals;

/// What a plugin says by itself: events, status, log, noise.
class SessionInputTest : public testing::Test {
protected:
    SessionInputTest() { plugin.shake_hands(); }
    void make_noise(int lines) {
        for (int i = 0; i < lines; ++i) {
            plugin.say("rubbish");
        }
    }
    test::RecordedSession plugin;
};

const std::string event =
    R"({"jsonrpc":"2.0","id":"e1","method":"event","params":{"event_id":"a","type":"done"}})";

} // namespace

TEST_F(SessionInputTest, ACommittedEventIsAnswered) {
    plugin.say(event);
    ASSERT_EQ(plugin.events.size(), 1U);
    EXPECT_EQ(plugin.events[0].at("type").as_string(), "done");
    EXPECT_EQ(plugin.last_written().at("id").as_string(), "e1");
    EXPECT_NE(plugin.last_written().find("result"), nullptr);
}

TEST_F(SessionInputTest, WhatBecameOfAnEventIsItsResult) {
    plugin.event_result["known"] = 3;
    plugin.say(event);
    EXPECT_EQ(plugin.last_written().at("result").at("known").as_integer(), 3);
}

TEST_F(SessionInputTest, ARefusedEventIsAnsweredWithAnError) {
    plugin.event_refusal = "no such delivery";
    plugin.say(event);
    EXPECT_EQ(plugin.last_written().at("error").at("message").as_string(), "no such delivery");
}

TEST_F(SessionInputTest, AnEventTheStoreCouldNotTakeIsNotAnswered) {
    const auto before = plugin.written.size();
    plugin.store_fails = true;
    plugin.say(event);
    EXPECT_EQ(plugin.written.size(), before);
}

TEST_F(SessionInputTest, AnUnknownMethodIsAnsweredSo) {
    plugin.say(R"({"jsonrpc":"2.0","id":5,"method":"sudo"})");
    EXPECT_EQ(plugin.last_written().at("error").at("code").as_integer(), -32601);
}

TEST_F(SessionInputTest, TheAnswerToAnUnknownMethodIsShort) {
    plugin.say(R"({"jsonrpc":"2.0","id":5,"method":")" + std::string(100'000, 'x') + "\"}");
    EXPECT_LT(plugin.written.back().size(), 1000U);
}

TEST_F(SessionInputTest, AnUnknownNotificationIsIgnored) {
    const auto before = plugin.written.size();
    plugin.say(R"({"jsonrpc":"2.0","method":"x_hello"})");
    EXPECT_EQ(plugin.written.size(), before);
    EXPECT_EQ(plugin.session.noise(), 0);
}

TEST_F(SessionInputTest, AMalformedRequestIsAnsweredAndNoise) {
    plugin.say(R"({"jsonrpc":"2.0","id":5,"method":"event","params":[1]})");
    EXPECT_EQ(plugin.last_written().at("error").at("code").as_integer(), -32602);
    EXPECT_EQ(plugin.session.noise(), 1);
}

TEST_F(SessionInputTest, StatusIsPassedOnWithItsReasonCleaned) {
    plugin.say(R"({"jsonrpc":"2.0","method":"status",)"
               R"("params":{"state":"unavailable","reason":"no\nserver"}})");
    plugin.say(R"({"jsonrpc":"2.0","method":"status","params":{"state":"up"}})");
    EXPECT_EQ(plugin.statuses, (std::vector<std::string>{"down no server", "up "}));
}

TEST_F(SessionInputTest, AStatusThatIsNoneChangesNothing) {
    plugin.say(R"({"jsonrpc":"2.0","method":"status","params":{"state":"sleepy"}})");
    plugin.say(R"({"jsonrpc":"2.0","method":"status","params":{"state":1}})");
    plugin.say(R"({"jsonrpc":"2.0","method":"status"})");
    EXPECT_TRUE(plugin.statuses.empty());
    EXPECT_EQ(plugin.logged.size(), 3U);
}

TEST_F(SessionInputTest, ALogLineNamesFileAndLine) {
    plugin.say(R"({"jsonrpc":"2.0","method":"log","params":)"
               R"({"level":"warning","text":"odd\u001b[31m","file":"/a.vcf","line":12}})");
    EXPECT_EQ(plugin.logged, std::vector<std::string>{"/a.vcf:12: odd [31m"});
}

TEST_F(SessionInputTest, AnEmptyLineIsNoNoise) {
    plugin.say("");
    EXPECT_EQ(plugin.session.noise(), 0);
}

TEST_F(SessionInputTest, OnlyAFewLinesOfNoiseAreLogged) {
    make_noise(50);
    EXPECT_EQ(plugin.logged.size(), 3U);
    EXPECT_EQ(plugin.session.noise(), 50);
}

TEST_F(SessionInputTest, AHundredLinesOfNoiseAMinuteAreBorne) {
    make_noise(100);
    EXPECT_TRUE(plugin.faults.empty());
}

TEST_F(SessionInputTest, MoreThanAHundredLinesOfNoiseAMinuteBreakIt) {
    make_noise(101);
    EXPECT_EQ(plugin.faults.size(), 1U);
}

TEST_F(SessionInputTest, NoiseIsForgottenAfterAMinute) {
    make_noise(100);
    plugin.now += 61s;
    make_noise(100);
    EXPECT_TRUE(plugin.faults.empty());
}

TEST_F(SessionInputTest, OneLineThatIsTooLongIsNoise) {
    plugin.session.take(std::string(1000, 'x'), true, plugin.now);
    EXPECT_EQ(plugin.session.noise(), 1);
    EXPECT_TRUE(plugin.faults.empty());
}

TEST_F(SessionInputTest, TwoLinesThatAreTooLongBreakIt) {
    plugin.session.take("x", true, plugin.now);
    plugin.session.take("x", true, plugin.now + 1h);
    EXPECT_EQ(plugin.faults.size(), 1U);
}

TEST_F(SessionInputTest, NoiseDoesNotTouchWhatIsInFlight) {
    plugin.ask();
    make_noise(20);
    plugin.say(R"({"jsonrpc":"2.0","id":2,"result":{"outcome":"delivered"}})");
    EXPECT_EQ(plugin.answers.size(), 1U);
}

} // namespace kith::plugins
