#include "loop/boot_timers.hpp"
#include "running_plugin.hpp"
#include "scarce_memory.hpp"

#include <sys/stat.h>

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

// F64
TEST_F(SupervisedPluginTest, ABannerDoesNoHarm) {
    start_ready("banner");
    EXPECT_EQ(delivered().outcome.result, Result::Delivered);
}

// F68
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

// F60
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

// F60
TEST_F(SupervisedPluginTest, WithoutAHandshakeItIsKilledAfterTenSeconds) {
    start(spec("no-handshake"));
    timers.advance(10s);
    ASSERT_TRUE(until_gone());
    EXPECT_EQ(listener.gone[0], "initialize was not answered in 10 s");
}

// F60 F62
TEST_F(SupervisedPluginTest, OneThatEndsAtStartIsStartedAgainAfterASecond) {
    start(spec("exit-at-start"));
    ASSERT_TRUE(until_gone());
    EXPECT_EQ(listener.gone[0], "it ended: exit code 1");
    EXPECT_EQ(timers.next(), 1s);
    timers.advance(1s);
    EXPECT_TRUE(until_gone(2));
}

// F62
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

// F61
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

// F63
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

// F64
TEST_F(SupervisedPluginTest, GarbageEndsIt) {
    start_ready("garbage");
    deliver();
    ASSERT_TRUE(until_gone());
    EXPECT_EQ(listener.gone[0], "more than 100 lines a minute are no messages");
}

// F65
TEST_F(SupervisedPluginTest, LinesThatAreTooLongEndIt) {
    start_ready("long-line");
    deliver();
    ASSERT_TRUE(until_gone());
    EXPECT_EQ(listener.gone[0], "it wrote lines longer than 1 MiB twice");
}

// F66
TEST_F(SupervisedPluginTest, AFloodOfLogLinesIsHeldBack) {
    start_ready("flood");
    EXPECT_EQ(delivered().outcome.result, Result::Delivered);
    EXPECT_LT(log.lines(), 60);
}

// F67
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

// F71
TEST_F(SupervisedPluginTest, AGrandchildThatHoldsThePipesDoesNotDelayTheEnd) {
    start_ready("grandchild");
    EXPECT_EQ(delivered().how, How::Crashed);
}

// F71
TEST_F(SupervisedPluginTest, NoGrandchildSurvives) {
    start_ready("grandchild");
    deliver();
    ASSERT_TRUE(until_gone());
    EXPECT_TRUE(test::ends(std::stoi(fact("grandchild"))));
}

// F63
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

// F60
TEST_F(SupervisedPluginTest, ASlowStartIsWaitedFor) {
    const auto pipe = state.path() / "go";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    start(spec("slow-start"));
    std::ofstream go(pipe); // opens when the plugin has come so far
    timers.advance(9s);
    EXPECT_FALSE(plugin->ready());
    go << "go" << std::endl;
    EXPECT_TRUE(until([&] { return plugin->ready(); }));
}

// F61
TEST_F(SupervisedPluginTest, OneThatCrashesAtOneDeliveryTakesTheOthers) {
    auto what = spec("crash-on-deliver");
    what.settings["victim"] = "d-2";
    start(what);
    ASSERT_TRUE(until([&] { return plugin->ready(); }));
    deliver("d-1");
    ASSERT_TRUE(until([&] { return answers.size() == 1; }));
    deliver("d-2");
    ASSERT_TRUE(until([&] { return answers.size() == 2; }));
    EXPECT_EQ(answers[0].outcome.result, Result::Delivered);
    EXPECT_EQ(answers[1].how, How::Crashed);
}

// F63
TEST_F(SupervisedPluginTest, OneThatWasStoppedIsKilled) {
    start_ready("stop");
    const int pid = plugin->pid();
    deliver();
    ASSERT_TRUE(until([&] { return log.has("begun"); }));
    timers.advance(60s);
    timers.advance(5s);
    ASSERT_TRUE(until_gone());
    EXPECT_EQ(answers.at(0).how, How::TimedOut);
    EXPECT_FALSE(test::is_alive(pid));
}

// F64
TEST_F(SupervisedPluginTest, HalfAMessageIsNoise) {
    start_ready("half-json");
    deliver();
    ASSERT_TRUE(until([&] { return log.has("noise on standard output"); }));
    EXPECT_TRUE(plugin->ready());
    EXPECT_TRUE(answers.empty());
}

// F65
TEST_F(SupervisedPluginTest, ALineOfAGigabyteCostsNoMemory) {
    start_ready("gigabyte-line");
    const test::ScarceMemory scarce(std::size_t{64} << 20);
    deliver();
    ASSERT_TRUE(until([&] { return log.has("all is written"); }));
    EXPECT_TRUE(log.has("a line longer than 1 MiB"));
    EXPECT_TRUE(plugin->ready());
}

// F66
TEST_F(SupervisedPluginTest, OthersGoOnWhileOneFloods) {
    test::RecordingListener other_listener;
    const test::TemporaryDirectory other_state;
    auto what = spec("flood-for-ever");
    what.state_dir = other_state.path().string();
    SupervisedPlugin flooding(loop, timers, other_listener, what);
    flooding.start();
    ASSERT_TRUE(until([&] { return flooding.ready(); }));
    flooding.deliver({}, [](const Answer&) {});
    ASSERT_TRUE(until([&] { return log.has("begun"); }));
    start_ready("good");
    EXPECT_EQ(delivered().outcome.result, Result::Delivered);
    EXPECT_LT(log.lines(), 60);
}

// F68
TEST_F(SupervisedPluginTest, AnAnswerToNothingIsIgnored) {
    start_ready("unknown-id");
    EXPECT_EQ(delivered().outcome.result, Result::Delivered);
    EXPECT_TRUE(plugin->ready());
}

// F71
TEST_F(SupervisedPluginTest, NoGrandchildInASessionOfItsOwnSurvivesACrash) {
    start_ready("escape");
    EXPECT_EQ(delivered().how, How::Crashed);
    ASSERT_TRUE(until_gone());
    EXPECT_FALSE(test::is_alive(std::stoi(fact("grandchild"))));
}

// F71
TEST_F(SupervisedPluginTest, NoGrandchildInASessionOfItsOwnSurvivesTheEnd) {
    start_ready("escape-quietly");
    ASSERT_EQ(delivered().outcome.result, Result::Delivered);
    const int grandchild = std::stoi(fact("grandchild"));
    EXPECT_TRUE(test::is_alive(grandchild));
    bool stopped = false;
    plugin->stop([&] { stopped = true; });
    ASSERT_TRUE(until([&] { return stopped; }));
    EXPECT_FALSE(test::is_alive(grandchild));
}

} // namespace kith::plugins
