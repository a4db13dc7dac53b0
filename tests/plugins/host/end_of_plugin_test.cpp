#include "running_plugin.hpp"

namespace kith::plugins {

namespace {

using namespace std::chrono_literals;

/// How a plugin is ended on purpose.
class EndOfPluginTest : public test::RunningPlugin {
protected:
    void stop() {
        plugin->stop([this] { stopped = true; });
    }
    bool until_stopped() {
        return until([this] { return stopped; });
    }
    bool stopped = false;
};

} // namespace

TEST_F(EndOfPluginTest, TheEndOfInputIsEnoughForADecentPlugin) {
    start_ready("good");
    stop();
    EXPECT_TRUE(until_stopped()); // and the clock stood still
    EXPECT_EQ(plugin->pid(), 0);
}

TEST_F(EndOfPluginTest, NobodyIsToldThatItIsGone) {
    start_ready("good");
    stop();
    ASSERT_TRUE(until_stopped());
    EXPECT_TRUE(listener.gone.empty());
    EXPECT_EQ(timers.next(), std::nullopt);
}

TEST_F(EndOfPluginTest, SigtermFollowsAfterTenSeconds) {
    start_ready("ignore-eof");
    stop();
    EXPECT_EQ(timers.next(), 10s);
    timers.advance(10s);
    EXPECT_TRUE(until_stopped());
}

TEST_F(EndOfPluginTest, SigkillFollowsAfterFiveSecondsMore) {
    start_ready("ignore-sigterm");
    const int pid = plugin->pid();
    stop();
    timers.advance(10s);
    ASSERT_TRUE(until([&] { return log.has("SIGTERM came"); }));
    EXPECT_FALSE(stopped);
    EXPECT_EQ(timers.next(), 5s);
    timers.advance(5s);
    ASSERT_TRUE(until_stopped());
    EXPECT_FALSE(test::is_alive(pid));
}

TEST_F(EndOfPluginTest, WhatIsInFlightIsAnsweredWhenItEnds) {
    start_ready("hang");
    deliver();
    stop();
    ASSERT_TRUE(until_stopped());
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0].how, Answer::How::Crashed);
}

TEST_F(EndOfPluginTest, StopWhileItRefusesItsSettingsStillCallsBack) {
    start(spec("refuse"));
    stop();
    EXPECT_TRUE(until_stopped());
}

TEST_F(EndOfPluginTest, StopDuringTheHandshakeCallsBack) {
    start(spec("no-handshake"));
    stop();
    EXPECT_TRUE(until_stopped());
}

TEST_F(EndOfPluginTest, StopWhileItWaitsToBeStartedAgainEndsTheWait) {
    start(spec("exit-at-start"));
    ASSERT_TRUE(until_gone());
    stop();
    EXPECT_TRUE(until_stopped());
    EXPECT_EQ(timers.next(), std::nullopt);
}

TEST_F(EndOfPluginTest, ItCanBeStartedAgainAfterwards) {
    start_ready("good");
    stop();
    ASSERT_TRUE(until_stopped());
    plugin->start();
    EXPECT_TRUE(until([&] { return plugin->ready(); }));
}

TEST_F(EndOfPluginTest, DestroyingItKillsItsWholeGroup) {
    start_ready("ignore-sigterm");
    const int pid = plugin->pid();
    plugin.reset();
    EXPECT_TRUE(until([&] { return !test::is_alive(pid); }));
}

TEST_F(EndOfPluginTest, TheOwnerMayDestroyItWhenItHasStopped) {
    start_ready("good");
    plugin->stop([this] {
        plugin.reset();
        stopped = true;
    });
    EXPECT_TRUE(until_stopped());
}

} // namespace kith::plugins
