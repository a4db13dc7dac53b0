#include "control/control_server.hpp"
#include "loop/boot_timers.hpp"
#include "support/temporary_directory.hpp"
#include "wire/json.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <sys/wait.h>
#include <thread>

namespace kith::cli {

namespace {

using control::Refusal;
using domain::Value;

/// A daemon that answers each method with a fixed answer or refusal.
class FakeDaemon final : public control::ControlHandler {
public:
    explicit FakeDaemon(const std::filesystem::path& directory)
        : server_(std::in_place, loop_, timers_, directory / "control.sock", -1, *this) {
        thread_ = std::thread([this] { loop_.run(); });
    }
    ~FakeDaemon() override {
        loop_.stop();
        thread_.join();
    }
    FakeDaemon(const FakeDaemon&) = delete;
    FakeDaemon& operator=(const FakeDaemon&) = delete;

    void handle(const std::string& method, const Value& params, control::Reply reply) override {
        static const std::map<std::string, int> refusals{{"ambiguous", -32010},
                                                         {"nobody", -32011},
                                                         {"nothing", -32012},
                                                         {"broken-store", -32014}};
        const auto found = refusals.find(params.text_or("name", ""));
        if (found != refusals.end()) {
            reply(Refusal{found->second, "refused", Value()});
        } else if (method == "test" && params.at("channel").as_string() == "none") {
            reply(Refusal{control::refusal_code::no_channel, "no such channel", Value()});
        } else if (method == "test") {
            reply(wire::parse_json(R"({"outcome":"retry","text":"later"})"));
        } else if (method == "due") {
            reply(wire::parse_json(R"({"items":[{"title":"Ben","reasons":[],)"
                                   R"("contact":{"emails":[],"phones":[]}}]})"));
        } else if (method == "reload") {
            reply(wire::parse_json(R"({"applied":false,"diagnostics":[]})"));
        } else {
            reply(Value(Value::Object{})); // of no shape that is known
        }
    }

private:
    asio::io_context loop_;
    loop::BootTimers timers_{loop_};
    std::optional<control::ControlServer> server_;
    std::thread thread_;
};

/// The real command as a process.
class RunTest : public testing::Test {
protected:
    /// Its exit code; what it prints, errors too, is in `output`.
    int kith(const std::string& words) {
        const auto command = "KITH_RUNTIME_DIR=" + directory.path().string() +
                             " timeout 60 " KITH_PROGRAM " " + words + " 2>&1";
        auto* pipe = ::popen(command.c_str(), "r");
        output.clear();
        for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) {
            output += static_cast<char>(c);
        }
        return WEXITSTATUS(::pclose(pipe));
    }
    test::TemporaryDirectory directory;
    std::string output;
};

class RunWithDaemonTest : public RunTest {
protected:
    FakeDaemon daemon{directory.path()};
};

} // namespace

TEST_F(RunTest, WithoutADaemonItEndsWith69AndSaysHowToStartOne) {
    EXPECT_EQ(kith(""), 69);
    EXPECT_NE(output.find("systemctl --user start kithd"), std::string::npos) << output;
}

TEST_F(RunTest, WrongWordsEndWith64) { EXPECT_EQ(kith("dance"), 64); }

TEST_F(RunTest, HelpEndsWith0) {
    EXPECT_EQ(kith("--help"), 0);
    EXPECT_NE(output.find("snooze"), std::string::npos);
}

TEST_F(RunWithDaemonTest, AnAnswerIsPrintedAndEndsWith0) {
    EXPECT_EQ(kith(""), 0);
    EXPECT_EQ(output, "Ben\n");
}

TEST_F(RunWithDaemonTest, WhatGoesIntoAPipeHasNoColours) {
    kith("due");
    EXPECT_EQ(output.find('\033'), std::string::npos);
}

TEST_F(RunWithDaemonTest, OnATerminalThereAreColours) {
    ASSERT_EQ(kith("due > /dev/null && TERM=xterm KITH_RUNTIME_DIR=" + directory.path().string() +
                   " script -qec '" KITH_PROGRAM " due' /dev/null"),
              0);
    EXPECT_NE(output.find('\033'), std::string::npos) << output;
}

TEST_F(RunWithDaemonTest, NoColorIsHonouredOnATerminal) {
    ASSERT_EQ(kith("due > /dev/null && NO_COLOR=1 TERM=xterm KITH_RUNTIME_DIR=" +
                   directory.path().string() + " script -qec '" KITH_PROGRAM " due' /dev/null"),
              0);
    EXPECT_EQ(output.find('\033'), std::string::npos) << output;
}

TEST_F(RunWithDaemonTest, JsonIsTheAnswerItself) {
    EXPECT_EQ(kith("reload --json"), 65);
    EXPECT_EQ(output, "{\"applied\":false,\"diagnostics\":[]}\n");
}

TEST_F(RunWithDaemonTest, AnAmbiguousNameEndsWith65) { EXPECT_EQ(kith("show ambiguous"), 65); }

TEST_F(RunWithDaemonTest, AnUnknownNameEndsWith67) { EXPECT_EQ(kith("show nobody"), 67); }

TEST_F(RunWithDaemonTest, NothingToDoEndsWith65) { EXPECT_EQ(kith("done nothing"), 65); }

TEST_F(RunWithDaemonTest, AnUnknownChannelEndsWith69) { EXPECT_EQ(kith("test none"), 69); }

TEST_F(RunWithDaemonTest, AFailingStoreEndsWith74) { EXPECT_EQ(kith("show broken-store"), 74); }

TEST_F(RunWithDaemonTest, ABrokenConfigurationEndsWith65) { EXPECT_EQ(kith("reload"), 65); }

TEST_F(RunWithDaemonTest, ATestThatDoesNotGetThroughEndsWith1) { EXPECT_EQ(kith("test mail"), 1); }

TEST_F(RunWithDaemonTest, AnAnswerOfAnotherVersionIsSaidSo) {
    EXPECT_EQ(kith("status"), 69);
    EXPECT_NE(output.find("same version"), std::string::npos) << output;
}

} // namespace kith::cli
