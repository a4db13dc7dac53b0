#include "exec/exec_plugin.hpp"

#include "support/plugin_session.hpp"
#include "support/temporary_directory.hpp"
#include "wire/settings_schema.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <sys/stat.h>

namespace kith::exec {
namespace {

using domain::Value;
using test::PluginSession;

/// The real kith-exec with a shell script as its command; the script's $0 is the file "out".
class ExecPluginTest : public testing::Test {
protected:
    Value initialize(const std::string& settings) {
        return plugin_.ask("initialize", R"({"protocol":{"min":1,"max":1},"instance":"k7",)"
                                         R"("channel":"run","settings":)" +
                                             settings + "}");
    }
    void start(const std::string& script, const std::string& more = "") {
        const Value command = Value::Array{"sh", "-c", script, out()};
        const auto answer = initialize("{\"command\":" + wire::dump_json(command) + more + "}");
        ASSERT_TRUE(answer.find("result")) << wire::dump_json(answer);
    }
    static std::string delivery(const std::string& key) {
        return R"({"key":")" + key +
               R"(","kind":"test","now":"2026-11-23T07:30:00Z","x_more":[1],"message":)"
               R"js({"title":"Anna\n$(id)","body":"b"}})js";
    }
    Value deliver() { return plugin_.ask("deliver", delivery("d-1")).at("result"); }
    std::string out() const { return (directory_.path() / "out").string(); }
    std::string text_of_out() const {
        std::ostringstream text;
        text << std::ifstream(out()).rdbuf();
        return text.str();
    }

    test::TemporaryDirectory directory_;
    PluginSession plugin_{{KITH_EXEC}};
};

TEST(ExecDescriptionTest, HasAWellFormedSchema) {
    const Value description = ExecPlugin().description();
    EXPECT_EQ(wire::check_schema(description.at("settings")).size(), 0U);
    EXPECT_EQ(description.at("capabilities").at("deliver_ms").as_integer(), 70'000);
}

TEST_F(ExecPluginTest, HandsTheWholeDeliveryToTheCommand) {
    start(
        "cat > \"$0\"; printf '%s %s %s' \"$KITH_METHOD\" \"$KITH_KEY\" \"$KITH_TITLE\" >> \"$0\"");
    EXPECT_EQ(deliver().at("outcome").as_string(), "delivered");
    std::istringstream lines(text_of_out());
    std::string json;
    std::string facts;
    std::getline(lines, json);
    std::getline(lines, facts);
    EXPECT_EQ(wire::parse_json(json), wire::parse_json(delivery("d-1")));
    EXPECT_EQ(facts, "deliver d-1 Anna $(id)");
}

TEST_F(ExecPluginTest, ReportsWhatTheCommandSays) {
    start("echo 'too many calls' >&2; exit 75");
    const Value result = deliver();
    EXPECT_EQ(result.at("outcome").as_string(), "retry");
    EXPECT_EQ(result.at("text").as_string(), "too many calls");
    EXPECT_EQ(result.at("code").as_string(), "exit 75");
}

TEST_F(ExecPluginTest, AnswersWhileACommandRunsAndCancelsIt) {
    ASSERT_EQ(::mkfifo(out().c_str(), 0600), 0);
    start("echo begun > \"$0\"; exec sleep 600");
    plugin_.send(R"({"jsonrpc":"2.0","id":90,"method":"deliver","params":)" + delivery("d-9") +
                 "}\n");
    EXPECT_EQ(text_of_out(), "begun\n");
    EXPECT_TRUE(plugin_.ask("ping").find("result"));
    EXPECT_EQ(plugin_.ask("check").at("result").at("outcome").as_string(), "delivered");
    plugin_.send("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancel\",\"params\":{\"id\":90}}\n");
    const Value result = plugin_.answer(90).at("result");
    EXPECT_EQ(result.at("outcome").as_string(), "retry");
    EXPECT_EQ(result.at("code").as_string(), "cancelled");
    EXPECT_EQ(plugin_.exit_code(), 0);
}

TEST_F(ExecPluginTest, StopsACommandThatTakesTooLong) {
    start("exec sleep 600", ",\"timeout_s\":1");
    EXPECT_EQ(deliver().at("code").as_string(), "timeout");
}

TEST_F(ExecPluginTest, FinishesWhatRunsAtTheEndOfInput) {
    ASSERT_EQ(::mkfifo(out().c_str(), 0600), 0);
    start("echo begun > \"$0\"; read -r go < \"$0\"; exit 0");
    plugin_.send(R"({"jsonrpc":"2.0","id":90,"method":"deliver","params":)" + delivery("d-9") +
                 "}\n");
    EXPECT_EQ(text_of_out(), "begun\n");
    plugin_.end_input();
    std::ofstream(out()) << "go\n";
    EXPECT_EQ(plugin_.answer(90).at("result").at("outcome").as_string(), "delivered");
    EXPECT_EQ(plugin_.exit_code(), 0);
}

TEST_F(ExecPluginTest, TakesItsCommandsAlongWhenItIsTerminated) {
    ASSERT_EQ(::mkfifo(out().c_str(), 0600), 0);
    // The pipe's other end is held by the command alone: reading it ends when the command does.
    start("exec sleep 600 > \"$0\"");
    plugin_.send(R"({"jsonrpc":"2.0","id":90,"method":"deliver","params":)" + delivery("d-9") +
                 "}\n");
    std::ifstream held(out());
    ::kill(plugin_.pid(), SIGTERM);
    EXPECT_EQ(held.get(), std::ifstream::traits_type::eof());
    EXPECT_EQ(plugin_.exit_code(), 75);
}

TEST_F(ExecPluginTest, WithdrawsByACommandOfItsOwn) {
    const Value withdraw = Value::Array{"sh", "-c", "cat > \"$0\"", out()};
    start("exit 0", ",\"withdraw\":" + wire::dump_json(withdraw));
    EXPECT_EQ(plugin_.ask("withdraw", R"({"key":"d-1"})").at("result").at("outcome").as_string(),
              "delivered");
    EXPECT_EQ(text_of_out(), "{\"key\":\"d-1\"}\n");
}

TEST_F(ExecPluginTest, SaysWhetherItCanWithdraw) {
    const auto result = initialize(R"({"command":["true"],"timeout_s":5})").at("result");
    EXPECT_FALSE(result.at("capabilities").at("withdraw").as_bool());
    EXPECT_EQ(result.at("capabilities").at("deliver_ms").as_integer(), 15'000);
    EXPECT_EQ(plugin_.ask("withdraw", R"({"key":"d-1"})").at("result").at("outcome").as_string(),
              "delivered");
}

TEST_F(ExecPluginTest, IsUnavailableWithoutItsProgram) {
    initialize(R"({"command":["kith-no-such-program"]})");
    for (const Value& result : {plugin_.ask("check").at("result"), deliver()}) {
        EXPECT_EQ(result.at("outcome").as_string(), "unavailable");
        EXPECT_EQ(result.at("text").as_string(), "there is no program kith-no-such-program");
    }
}

TEST_F(ExecPluginTest, RefusesCommandsThatCannotBe) {
    for (const auto& [settings, pointer] : std::vector<std::pair<std::string, std::string>>{
             {R"({"command":[]})", "/command"},
             {R"({"command":[""]})", "/command"},
             {R"({"command":["./tool"]})", "/command/0"},
             {R"({"command":["true","a\u0000b"]})", "/command/1"},
             {R"({"command":["true"],"withdraw":[]})", "/withdraw"},
             {R"({"command":["true"],"timeout_s":0})", "/timeout_s"},
             {R"({"command":"true"})", "/command"},
             {R"({"comand":["true"]})", "/comand"}}) {
        const Value answer = initialize(settings);
        ASSERT_TRUE(answer.find("error")) << settings;
        EXPECT_EQ(answer.at("error").at("data").at("pointer").as_string(), pointer) << settings;
    }
}

} // namespace
} // namespace kith::exec
