#include "loop/boot_timers.hpp"
#include "running_plugin.hpp"

namespace kith::plugins {

namespace {

using namespace std::chrono_literals;
using How = Answer::How;
using Result = domain::Outcome::Result;

class SupervisedPluginTest : public test::RunningPlugin {};

} // namespace

TEST_F(SupervisedPluginTest, ADecentPluginDelivers) {
    start_ready("good");
    const auto answer = delivered();
    EXPECT_EQ(answer.how, How::Answered);
    EXPECT_EQ(answer.outcome.result, Result::Delivered);
}

TEST_F(SupervisedPluginTest, ABannerDoesNoHarm) {
    start_ready("banner");
    EXPECT_EQ(delivered().outcome.result, Result::Delivered);
}

TEST_F(SupervisedPluginTest, ASecondAnswerIsIgnored) {
    start_ready("double");
    deliver("d-1");
    deliver("d-2");
    ASSERT_TRUE(until([&] { return answers.size() >= 2; }));
    EXPECT_EQ(answers[1].outcome.result, Result::Delivered);
}

TEST_F(SupervisedPluginTest, AnEventIsAnsweredOnceTaken) {
    start_ready("event");
    EXPECT_EQ(delivered().outcome.result, Result::Delivered);
    EXPECT_EQ(listener.events.size(), 1U);
}

TEST_F(SupervisedPluginTest, DeliveriesUseCredits) {
    start_ready("hang");
    deliver("d-1");
    deliver("d-2");
    EXPECT_EQ(plugin->credits(), 2);
}

TEST_F(SupervisedPluginTest, AnotherProtocolVersionIsRefusedForGood) {
    start(spec("bad-version"));
    ASSERT_TRUE(until_gone());
    EXPECT_EQ(listener.gone[0], "for good: it speaks another version of the protocol: 7");
    EXPECT_EQ(timers.next(), std::nullopt);
}

TEST_F(SupervisedPluginTest, RefusedSettingsAreRefusedForGood) {
    start(spec("refuse"));
    ASSERT_TRUE(until_gone());
    EXPECT_EQ(listener.gone[0], "for good: no");
    EXPECT_EQ(timers.next(), std::nullopt);
    EXPECT_EQ(plugin->state_text(), "refused: no");
}

TEST_F(SupervisedPluginTest, WithoutAHandshakeItIsKilledAfterTenSeconds) {
    start(spec("no-handshake"));
    timers.advance(10s);
    ASSERT_TRUE(until_gone());
    EXPECT_EQ(listener.gone[0], "initialize was not answered in 10 s");
}

TEST_F(SupervisedPluginTest, OneThatEndsAtStartIsStartedAgainAfterASecond) {
    start(spec("exit-at-start"));
    ASSERT_TRUE(until_gone());
    EXPECT_EQ(listener.gone[0], "it ended: exit code 1");
    EXPECT_EQ(timers.next(), 1s);
    timers.advance(1s);
    EXPECT_TRUE(until_gone(2));
}

TEST_F(SupervisedPluginTest, ACrashLoopIsProbedEveryFiveMinutes) {
    start(spec("exit-at-start"));
    for (std::size_t deaths = 1; deaths < 5; ++deaths) {
        ASSERT_TRUE(until_gone(deaths));
        timers.advance(*timers.next());
    }
    ASSERT_TRUE(until_gone(5));
    EXPECT_EQ(timers.next(), 5min);
    EXPECT_EQ(plugin->crashes(), 5);
}

TEST_F(SupervisedPluginTest, ItIsReadyAgainAfterTheBackOffInRealTime) {
    loop::BootTimers real(loop);
    SupervisedPlugin restarted(loop, real, listener, spec("crash-on-deliver"));
    restarted.start();
    ASSERT_TRUE(until([&] { return restarted.ready(); }));
    restarted.deliver({}, keep_answer());
    ASSERT_TRUE(until_gone());
    EXPECT_TRUE(until([&] { return restarted.ready(); }));
}

TEST_F(SupervisedPluginTest, ACrashWithADeliveryInFlightSaysSo) {
    start_ready("crash-on-deliver");
    const auto answer = delivered();
    EXPECT_EQ(answer.how, How::Crashed);
    EXPECT_EQ(answer.text, "it ended: exit code 3");
    EXPECT_FALSE(plugin->ready());
}

TEST_F(SupervisedPluginTest, TheHandlerIsCalledBeforeTheListenerHearsOfTheEnd) {
    start_ready("crash-on-deliver");
    std::size_t gone_before = 9;
    plugin->deliver({}, [&](const Answer&) { gone_before = listener.gone.size(); });
    ASSERT_TRUE(until_gone());
    EXPECT_EQ(gone_before, 0U);
}

TEST_F(SupervisedPluginTest, AnEndWithATemporaryFailureIsUnavailable) {
    start_ready("tempfail");
    EXPECT_EQ(delivered().outcome.result, Result::Unavailable);
}

TEST_F(SupervisedPluginTest, AnEndBecauseAServiceIsGoneIsUnavailable) {
    start_ready("unavailable");
    EXPECT_EQ(delivered().outcome.result, Result::Unavailable);
}

TEST_F(SupervisedPluginTest, AHangingDeliveryTimesOutAndThePluginIsKilled) {
    start_ready("hang");
    const int pid = plugin->pid();
    deliver();
    timers.advance(60s);
    EXPECT_TRUE(answers.empty());
    timers.advance(5s);
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0].how, How::TimedOut);
    ASSERT_TRUE(until_gone());
    EXPECT_FALSE(test::is_alive(pid));
}

TEST_F(SupervisedPluginTest, OneThatIsBeingKilledIsNotReady) {
    start_ready("hang");
    deliver();
    timers.advance(65s);
    EXPECT_FALSE(plugin->ready());
    EXPECT_EQ(plugin->credits(), 0);
}

TEST_F(SupervisedPluginTest, AnAnswerToTheCancelCounts) {
    start_ready("on-cancel");
    deliver();
    timers.advance(60s);
    ASSERT_TRUE(until([&] { return !answers.empty(); }));
    EXPECT_EQ(answers[0].outcome.result, Result::Retry);
    EXPECT_TRUE(plugin->ready());
}

TEST_F(SupervisedPluginTest, CancelReachesThePlugin) {
    start_ready("on-cancel");
    deliver("d-7");
    plugin->cancel("d-7");
    EXPECT_TRUE(until([&] { return answers.size() == 1; }));
}

TEST_F(SupervisedPluginTest, GarbageEndsIt) {
    start_ready("garbage");
    deliver();
    ASSERT_TRUE(until_gone());
    EXPECT_EQ(listener.gone[0], "more than 100 lines a minute are no messages");
}

TEST_F(SupervisedPluginTest, LinesThatAreTooLongEndIt) {
    start_ready("long-line");
    deliver();
    ASSERT_TRUE(until_gone());
    EXPECT_EQ(listener.gone[0], "it wrote lines longer than 1 MiB twice");
}

TEST_F(SupervisedPluginTest, AFloodOfLogLinesIsHeldBack) {
    start_ready("flood");
    EXPECT_EQ(delivered().outcome.result, Result::Delivered);
    EXPECT_LT(log.lines(), 60);
}

TEST_F(SupervisedPluginTest, OneThatDoesNotReadIsKilled) {
    start_ready("deaf");
    domain::AgendaPage page;
    page.remove.assign(1000, std::string(1000, 'x'));
    std::size_t asked = 0;
    for (; plugin->ready() && asked < 20; ++asked) {
        plugin->publish(page, keep_answer());
    }
    ASSERT_TRUE(until_gone());
    EXPECT_EQ(listener.gone[0], "it does not read its standard input");
    EXPECT_EQ(answers.size(), asked);
}

TEST_F(SupervisedPluginTest, OneThatClosedItsInputIsGivenUpInTime) {
    start_ready("close-stdin");
    deliver();
    ASSERT_TRUE(until([&] {
        timers.advance(65s);
        return !answers.empty();
    }));
    EXPECT_TRUE(until_gone());
}

TEST_F(SupervisedPluginTest, AGrandchildThatHoldsThePipesDoesNotDelayTheEnd) {
    start_ready("grandchild");
    EXPECT_EQ(delivered().how, How::Crashed);
}

TEST_F(SupervisedPluginTest, NoGrandchildSurvives) {
    start_ready("grandchild");
    deliver();
    ASSERT_TRUE(until_gone());
    EXPECT_TRUE(test::ends(std::stoi(fact("grandchild"))));
}

TEST_F(SupervisedPluginTest, OthersGoOnWhileOneHangs) {
    test::RecordingListener other_listener;
    SupervisedPlugin hanging(loop, timers, other_listener, spec("hang"));
    hanging.start();
    ASSERT_TRUE(until([&] { return hanging.ready(); }));
    bool answered = false;
    hanging.deliver({}, [&](const Answer&) { answered = true; });
    start_ready("good");
    EXPECT_EQ(delivered().outcome.result, Result::Delivered);
    EXPECT_FALSE(answered);
}

TEST_F(SupervisedPluginTest, AnUnfitProgramIsNotStarted) {
    auto relative = spec("good");
    relative.program = "bad_plugin";
    start(relative);
    ASSERT_EQ(listener.gone.size(), 1U);
    EXPECT_EQ(listener.gone[0], "bad_plugin: the path is not absolute");
    EXPECT_EQ(plugin->pid(), 0);
}

} // namespace kith::plugins
