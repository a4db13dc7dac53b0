#include "sdk/host.hpp"

#include "host_session.hpp"

#include <rapidcheck/gtest.h>

namespace kith::sdk {
namespace {

using domain::Outcome;
using test::HostSession;

const char* const delivery =
    R"({"key":"d-1","kind":"single","now":"2026-11-23T07:30:00Z","message":{"title":"T","body":"B"},"reminders":[]})";

class HostTest : public testing::Test, public HostSession {
protected:
    void start() {
        initialize();
        (void)written();
    }
};

TEST_F(HostTest, IntroducesThePlugin) {
    initialize();
    EXPECT_EQ(line(), R"({"id":1,"jsonrpc":"2.0","result":{"capabilities":{"withdraw":true},)"
                      R"("plugin":{"name":"recorder","version":"1.2"},"protocol":1}})");
    EXPECT_EQ(plugin.session.channel, "mail");
    EXPECT_EQ(plugin.session.time_zone, "Europe/Berlin");
}

TEST_F(HostTest, FillsDefaultsIntoTheSettings) {
    initialize();
    EXPECT_EQ(plugin.session.settings.at("port").as_integer(), 25);
}

TEST_F(HostTest, RefusesSettingsThatDoNotFitTheSchema) {
    initialize(R"({"port":0})");
    EXPECT_EQ(line(),
              R"({"error":{"code":-32001,"data":{"pointer":"/port"},"message":"is too small"},)"
              R"("id":1,"jsonrpc":"2.0"})");
}

TEST_F(HostTest, PassesOnTheSettingThePluginRefuses) {
    plugin.on_start = [](Host&) { throw SettingRefused("/port", "port is taken"); };
    initialize();
    EXPECT_EQ(line(),
              R"({"error":{"code":-32001,"data":{"pointer":"/port"},"message":"port is taken"},)"
              R"("id":1,"jsonrpc":"2.0"})");
    request(2, "ping");
    EXPECT_EQ(written()[0].at("error").at("code").as_integer(), -32002);
}

TEST_F(HostTest, RefusesEverythingBeforeInitialize) {
    for (const char* method : {"ping", "deliver", "no-such-method"}) {
        request(2, method);
        EXPECT_EQ(written()[0].at("error").at("code").as_integer(), -32002) << method;
    }
}

TEST_F(HostTest, RefusesAProtocolItDoesNotSpeak) {
    request(1, "initialize", R"({"protocol":{"min":2,"max":3}})");
    EXPECT_EQ(line(), R"({"error":{"code":-32000,"data":{"supported":{"max":1,"min":1}},)"
                      R"("message":"no common protocol version"},"id":1,"jsonrpc":"2.0"})");
}

TEST_F(HostTest, NamesWhatInitializeLacks) {
    request(1, "initialize", R"({"protocol":{"min":1,"max":1},"channel":"mail"})");
    const auto error = written()[0].at("error");
    EXPECT_EQ(error.at("code").as_integer(), -32602);
    EXPECT_EQ(error.at("message").as_string(), "instance: is missing");
}

TEST_F(HostTest, RefusesASecondInitialize) {
    start();
    initialize();
    EXPECT_EQ(written()[0].at("error").at("code").as_integer(), -32600);
}

TEST_F(HostTest, AnswersPing) {
    start();
    request(7, "ping");
    EXPECT_EQ(line(), R"({"id":7,"jsonrpc":"2.0","result":{}})");
}

TEST_F(HostTest, KnowsNoOtherMethods) {
    start();
    request(7, "configure");
    EXPECT_EQ(written()[0].at("error").at("code").as_integer(), -32601);
    send("{\"jsonrpc\":\"2.0\",\"method\":\"$/news\"}\n");
    EXPECT_EQ(line(), "0 messages");
}

TEST_F(HostTest, AnswersADeliveryWhenThePluginReplies) {
    start();
    request(3, "deliver", delivery);
    EXPECT_EQ(line(), "0 messages");
    ASSERT_EQ(plugin.deliveries.size(), 1U);
    EXPECT_EQ(plugin.deliveries[0].title, "T");
    plugin.replies[0]({});
    EXPECT_EQ(line(), R"({"id":3,"jsonrpc":"2.0","result":{"outcome":"delivered"}})");
}

TEST_F(HostTest, AnswersOnceHoweverOftenThePluginReplies) {
    start();
    request(3, "deliver", delivery);
    plugin.replies[0]({});
    plugin.replies[0]({});
    EXPECT_EQ(written().size(), 1U);
}

TEST_F(HostTest, OutlivesNoReply) {
    start();
    request(3, "deliver", delivery);
    host.reset();
    plugin.replies[0]({});
    EXPECT_EQ(line(), "0 messages");
}

TEST_F(HostTest, CleansTheTextOfAnOutcome) {
    start();
    request(3, "deliver", delivery);
    Outcome outcome;
    outcome.result = Outcome::Result::Retry;
    outcome.text = "a\x1b\n" + std::string(2'000'000, 'x');
    plugin.replies[0](outcome);
    EXPECT_EQ(written().at(0).at("result").at("text").as_string(), "a " + std::string(510, 'x'));
}

TEST_F(HostTest, NamesWhatADeliveryLacks) {
    start();
    request(3, "deliver", R"({"key":"d-1","kind":"single","now":"2026-11-23T07:30:00Z"})");
    EXPECT_EQ(
        line(),
        R"({"error":{"code":-32602,"message":"message: is missing"},"id":3,"jsonrpc":"2.0"})");
    EXPECT_TRUE(plugin.deliveries.empty());
}

TEST_F(HostTest, TurnsAnExceptionOfThePluginIntoAnError) {
    start();
    request(3, "check");
    EXPECT_EQ(line(), R"({"error":{"code":-32603,"message":"no way"},"id":3,"jsonrpc":"2.0"})");
    request(4, "ping");
    EXPECT_EQ(written().size(), 1U);
}

TEST_F(HostTest, RefusesAnIdThatIsOpen) {
    start();
    request(3, "deliver", delivery);
    request(3, "deliver", delivery);
    EXPECT_EQ(written()[0].at("error").at("code").as_integer(), -32600);
    EXPECT_EQ(plugin.deliveries.size(), 1U);
}

TEST_F(HostTest, PassesOnTheKeyToWithdraw) {
    start();
    request(4, "withdraw", R"({"key":"d-1"})");
    EXPECT_EQ(plugin.withdrawn, std::vector<std::string>{"d-1"});
    request(5, "withdraw", R"({"key":"../d"})");
    EXPECT_EQ(plugin.withdrawn.size(), 1U);
}

TEST_F(HostTest, TurnsACancelledRequestIntoItsDelivery) {
    start();
    request(3, "deliver", delivery);
    send("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancel\",\"params\":{\"id\":3}}\n");
    EXPECT_EQ(plugin.cancelled, std::vector<std::string>{"d-1"});
    plugin.replies[0]({});
    send("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancel\",\"params\":{\"id\":3}}\n"
         "{\"jsonrpc\":\"2.0\",\"method\":\"$/cancel\",\"params\":{\"id\":\"3\"}}\n"
         "{\"jsonrpc\":\"2.0\",\"method\":\"$/cancel\",\"params\":{\"id\":[]}}\n");
    EXPECT_EQ(plugin.cancelled.size(), 1U);
}

TEST_F(HostTest, AnswersNoiseWithAnErrorAndGoesOn) {
    start();
    for (const std::string& noise :
         {std::string("hello"), std::string("\xff\xfe"), std::string("{\"a\":1,\"a\":2}"),
          std::string("\"\xc3\""), std::string((1 << 20) + 1, 'x'), std::string(2 << 20, '[')}) {
        send(noise + "\n");
        const auto messages = written();
        ASSERT_EQ(messages.size(), 1U) << noise.substr(0, 20);
        EXPECT_EQ(messages[0].at("error").at("code").as_integer(), -32700);
        EXPECT_TRUE(messages[0].at("id").is_null());
    }
    request(7, "ping");
    EXPECT_EQ(line(), R"({"id":7,"jsonrpc":"2.0","result":{}})");
}

TEST_F(HostTest, EndsWithItsInput) {
    start();
    EXPECT_TRUE(host->running());
    end_input();
    EXPECT_FALSE(host->on_readable());
    EXPECT_EQ(plugin.finished, 1);
}

TEST_F(HostTest, WaitsQuietlyForOpenRequestsAtTheEnd) {
    start();
    request(3, "deliver", delivery);
    end_input();
    EXPECT_TRUE(host->on_readable());
    EXPECT_EQ(plugin.finished, 1);
    EXPECT_FALSE(ready());
    plugin.replies[0]({});
    EXPECT_TRUE(ready());
    EXPECT_FALSE(host->on_readable());
    EXPECT_EQ(plugin.finished, 1);
    EXPECT_EQ(written().size(), 1U);
}

TEST_F(HostTest, DoesNotFinishWhatNeverStarted) {
    end_input();
    EXPECT_FALSE(host->on_readable());
    EXPECT_EQ(plugin.finished, 0);
}

TEST_F(HostTest, SaysItsStateAfterInitializeIsAnswered) {
    plugin.on_start = [](Host& starting) {
        starting.up();
        starting.unavailable("no server");
    };
    initialize();
    const auto messages = written();
    ASSERT_EQ(messages.size(), 2U);
    EXPECT_TRUE(messages[0].find("result"));
    EXPECT_EQ(wire::dump_json(messages[1].at("params")),
              R"({"reason":"no server","state":"unavailable"})");
    host->up();
    EXPECT_EQ(line(), R"({"jsonrpc":"2.0","method":"status","params":{"state":"up"}})");
}

TEST_F(HostTest, LogsOneCleanLine) {
    host->log(Host::Level::Warning, "bad\ncard \xff", "/cards/a.vcf", 12);
    EXPECT_EQ(line(),
              "{\"jsonrpc\":\"2.0\",\"method\":\"log\",\"params\":{\"file\":\"/cards/a.vcf\","
              "\"level\":\"warning\",\"line\":12,\"text\":\"bad card \uFFFD\"}}");
}

TEST_F(HostTest, DefaultsOfAPluginAnswerEverything) {
    class Plain : public Plugin {
        domain::Value description() const override {
            return wire::parse_json(R"({"name":"plain","version":"1"})");
        }
        void start(const Session&, Host&) override {}
    } plain;
    std::vector<Outcome::Result> results;
    const Reply reply = [&results](Outcome outcome) { results.push_back(outcome.result); };
    plain.check(reply);
    plain.deliver({}, reply);
    plain.withdraw("d-1", reply);
    plain.publish({}, reply);
    plain.cancel("d-1");
    plain.finish();
    using Result = Outcome::Result;
    EXPECT_EQ(results, (std::vector<Result>{Result::Delivered, Result::Permanent, Result::Delivered,
                                            Result::Delivered}));
}

RC_GTEST_FIXTURE_PROP(HostTest, ArbitraryBytesNeverStopTheSession, (const std::string& bytes)) {
    initialize();
    send(bytes + "\n");
    (void)written();
    request(77, "ping");
    RC_ASSERT(line() == R"({"id":77,"jsonrpc":"2.0","result":{}})");
}

RC_GTEST_FIXTURE_PROP(HostTest, TheChunksOfARequestNeverMatter, ()) {
    initialize();
    (void)written();
    std::string_view rest = "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"ping\"}\r\n";
    while (!rest.empty()) {
        const auto size = *rc::gen::inRange<std::size_t>(1, rest.size() + 1);
        send(rest.substr(0, size));
        rest.remove_prefix(size);
    }
    RC_ASSERT(line() == R"({"id":9,"jsonrpc":"2.0","result":{}})");
}

} // namespace
} // namespace kith::sdk
