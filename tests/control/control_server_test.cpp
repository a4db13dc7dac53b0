#include "control/control_server.hpp"

#include "socket_client.hpp"
#include "support/fake_timers.hpp"
#include "support/scarce_descriptors.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <sys/stat.h>
#include <sys/wait.h>
#include <system_error>
#include <vector>

namespace kith::control {

namespace {

using domain::Value;
using namespace std::chrono_literals;

/// "echo" is answered with its name, "long" with 300 KiB, "later" when the test says so.
class EchoHandler final : public ControlHandler {
public:
    void handle(const std::string& method, const Value&, Reply reply) override {
        if (method == "later") {
            waiting.push_back(std::move(reply));
        } else if (method == "refuse") {
            reply(Refusal{refusal_code::nobody, "nobody", Value(Value::Object{{"a", 1}})});
        } else {
            Value result;
            result["said"] = method == "long" ? std::string(300 * 1024, 'x') : method;
            reply(std::move(result));
        }
    }
    bool admits(pid_t group) override { return group != refused; }
    std::vector<Reply> waiting;
    pid_t refused = -2;
};

class ControlServerTest : public testing::Test {
protected:
    ControlServerTest() { start(); }
    void start() { server.emplace(loop, timers, path, -1, handler); }
    test::SocketClient& client() {
        return *clients.emplace_back(std::make_unique<test::SocketClient>(loop, path));
    }
    static std::string said(test::SocketClient& who) {
        return who.answer().at("result").at("said").as_string();
    }
    /// The loop's handlers that ran until nothing was ready any more.
    std::size_t poll() {
        loop.restart();
        return loop.poll();
    }

    test::TemporaryDirectory directory;
    const std::filesystem::path path = directory.path() / "control.sock";
    asio::io_context loop;
    test::FakeTimers timers;
    EchoHandler handler;
    std::optional<ControlServer> server;
    std::vector<std::unique_ptr<test::SocketClient>> clients;
};

} // namespace

// F98
TEST_F(ControlServerTest, TheSocketIsOpenToItsOwnerOnly) {
    struct stat file {};
    ASSERT_EQ(::stat(path.c_str(), &file), 0);
    EXPECT_EQ(file.st_mode & 07777, 0600U);
}

TEST_F(ControlServerTest, ARequestIsAnswered) {
    auto& one = client();
    one.ask(1, "due");
    EXPECT_EQ(said(one), "due");
}

TEST_F(ControlServerTest, ARefusalCarriesCodeAndData) {
    auto& one = client();
    one.ask(1, "refuse");
    const auto answer = one.answer();
    EXPECT_EQ(answer.at("error").at("code").as_integer(), -32011);
    EXPECT_EQ(answer.at("error").at("data").at("a").as_integer(), 1);
}

TEST_F(ControlServerTest, SeveralClientsAreServedAtOnce) {
    auto& one = client();
    auto& two = client();
    one.ask(1, "later");
    two.ask(1, "due");
    EXPECT_EQ(said(two), "due");
    handler.waiting.at(0)(Value(Value::Object{{"said", "late"}}));
    EXPECT_EQ(said(one), "late");
}

TEST_F(ControlServerTest, PipelinedRequestsAreAnsweredInTheOrderTheyAreReady) {
    auto& one = client();
    one.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"later\"}\n"
             "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"due\"}\n");
    EXPECT_EQ(one.answer().at("id").as_integer(), 2);
    handler.waiting.at(0)(Value(1));
    EXPECT_EQ(one.answer().at("id").as_integer(), 1);
}

TEST_F(ControlServerTest, ARequestMayArriveByteByByte) {
    auto& one = client();
    for (const char byte : std::string("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"due\"}\n")) {
        one.send(std::string(1, byte));
        poll();
    }
    EXPECT_EQ(said(one), "due");
}

// F98
TEST_F(ControlServerTest, GarbageIsAnsweredAndTheConnectionGoesOn) {
    auto& one = client();
    one.send("rubbish\n");
    EXPECT_EQ(one.answer().at("error").at("code").as_integer(), -32700);
    one.ask(1, "due");
    EXPECT_EQ(said(one), "due");
}

TEST_F(ControlServerTest, AMalformedRequestIsAnsweredUnderItsId) {
    auto& one = client();
    one.send("{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"due\",\"params\":3}\n");
    EXPECT_EQ(one.answer().at("id").as_integer(), 9);
}

// F98
TEST_F(ControlServerTest, ALineThatIsTooLongEndsItsConnectionOnly) {
    auto& one = client();
    auto& two = client();
    one.send(std::string((std::size_t{1} << 20) + 1, 'x') + "\n");
    EXPECT_TRUE(one.until_closed());
    two.ask(1, "due");
    EXPECT_EQ(said(two), "due");
}

// F98
TEST_F(ControlServerTest, AClientThatNeverReadsIsHungUpOn) {
    auto& one = client();
    auto& two = client();
    for (int i = 0; i < 20; ++i) {
        one.ask(i, "long");
    }
    two.ask(1, "due");
    EXPECT_EQ(said(two), "due");
    EXPECT_TRUE(one.until_closed());
}

TEST_F(ControlServerTest, ALongAnswerDoesNotCostTheShortOneBehindIt) {
    auto& one = client();
    one.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"long\"}\n"
             "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"due\"}\n");
    EXPECT_EQ(said(one).size(), 300U * 1024);
    EXPECT_EQ(said(one), "due");
}

TEST_F(ControlServerTest, AClientThatLeavesBeforeItsAnswerIsForgotten) {
    client().ask(1, "later");
    ASSERT_TRUE(test::run_until(loop, [&] { return !handler.waiting.empty(); }));
    clients.clear();
    poll();
    handler.waiting.at(0)(Value(1));
    auto& two = client();
    two.ask(1, "due");
    EXPECT_EQ(said(two), "due");
}

TEST_F(ControlServerTest, AnAnswerMayComeAfterTheServerIsGone) {
    client().ask(1, "later");
    ASSERT_TRUE(test::run_until(loop, [&] { return !handler.waiting.empty(); }));
    server.reset();
    handler.waiting.at(0)(Value(1));
    poll();
    EXPECT_FALSE(std::filesystem::exists(path));
}

// F98
TEST_F(ControlServerTest, TheThirtyThirdConnectionIsRefusedWhileAllWaitForAnswers) {
    for (int i = 0; i < 32; ++i) {
        client().ask(1, "later");
    }
    ASSERT_TRUE(test::run_until(loop, [&] { return handler.waiting.size() == 32; }));
    EXPECT_TRUE(client().until_closed());
    handler.waiting.front()(Value(Value::Object{{"said", "at last"}}));
    EXPECT_EQ(said(*clients.front()), "at last");
}

// F98
TEST_F(ControlServerTest, ConnectionsThatOnlyStandThereKeepNobodyOut) {
    auto& waiting = client();
    waiting.ask(1, "later");
    ASSERT_TRUE(test::run_until(loop, [&] { return !handler.waiting.empty(); }));
    for (int i = 0; i < 100; ++i) {
        client().send("{\"jsonrpc\": half a line");
    }
    auto& owner = client();
    owner.ask(1, "due");
    EXPECT_EQ(said(owner), "due");
    EXPECT_TRUE(clients.at(1)->until_closed());
    handler.waiting.front()(Value(Value::Object{{"said", "at last"}}));
    EXPECT_EQ(said(waiting), "at last");
}

// F98
TEST_F(ControlServerTest, WhomTheHandlerDoesNotAdmitIsHungUpOn) {
    handler.refused = ::getpgid(0);
    EXPECT_TRUE(client().until_closed());
    handler.refused = -2;
    auto& one = client();
    one.ask(1, "due");
    EXPECT_EQ(said(one), "due");
}

TEST_F(ControlServerTest, ASecondDaemonOnTheSamePathIsRefused) {
    EXPECT_THROW(ControlServer(loop, timers, path, -1, handler), std::system_error);
    auto& one = client();
    one.ask(1, "due");
    EXPECT_EQ(said(one), "due");
}

TEST_F(ControlServerTest, ADeadSocketIsReplaced) {
    const auto aside = directory.path() / "aside";
    std::filesystem::create_hard_link(path, aside);
    server.reset();
    std::filesystem::rename(aside, path);
    start();
    auto& one = client();
    one.ask(1, "due");
    EXPECT_EQ(said(one), "due");
}

// F97
TEST_F(ControlServerTest, AFileThatIsNoSocketIsLeftAlone) {
    const auto file = directory.write("precious", "data");
    EXPECT_THROW(ControlServer(loop, timers, file, -1, handler), std::system_error);
    EXPECT_EQ(std::filesystem::file_size(file), 4U);
}

TEST_F(ControlServerTest, RunningOutOfDescriptorsDoesNotSpin) {
    auto& one = client();
    poll();
    clients.push_back(std::make_unique<test::SocketClient>(loop, path));
    const test::ScarceDescriptors scarce(0);
    EXPECT_LT(poll(), 10U);
    EXPECT_EQ(timers.next(), 1s);
    one.ask(1, "due");
    EXPECT_EQ(said(one), "due");
}

TEST_F(ControlServerTest, WhoWaitedForADescriptorIsServedLater) {
    auto& one = client();
    {
        const test::ScarceDescriptors scarce(0);
        poll();
    }
    timers.advance(1s);
    one.ask(1, "due");
    EXPECT_EQ(said(one), "due");
}

// F98
TEST_F(ControlServerTest, AnotherUserIsRefused) {
    if (::geteuid() != 0) {
        GTEST_SKIP() << "only root can become another user";
    }
    std::filesystem::permissions(directory.path(), std::filesystem::perms::all);
    std::filesystem::permissions(path, std::filesystem::perms::all);
    const auto stranger = ::fork();
    if (stranger == 0) {
        constexpr uid_t nobody = 65534;
        if (::setuid(nobody) != 0) {
            ::_exit(2);
        }
        ::alarm(60);
        asio::io_context idle;
        test::SocketClient refused(idle, path);
        ::_exit(refused.is_hung_up_on() ? 0 : 1);
    }
    int status = -1;
    ASSERT_GT(loop.run_one_for(60s), 0U); // takes the connection and drops it
    ::waitpid(stranger, &status, 0);
    EXPECT_EQ(status, 0);
}

} // namespace kith::control
