#include "support/plugin_session.hpp"
#include "support/temporary_directory.hpp"
#include "support/text_of_file.hpp"
#include "wire/settings_schema.hpp"

#include <gtest/gtest.h>

namespace kith::exec {
namespace {

using domain::Value;
using test::PluginSession;
using test::text_of;

Value initialize(PluginSession& plugin, const std::filesystem::path& file) {
    return plugin.ask("initialize",
                      R"({"protocol":{"min":1,"max":1},"instance":"k7","channel":"notes",)"
                      R"("settings":{"file":")" +
                          file.string() + "\"}}");
}

/// Each plugin under plugins/exec/examples through a real session.
class ExamplesTest : public testing::TestWithParam<std::string> {
protected:
    static std::vector<std::string> program() { return {KITH_EXAMPLES "/" + GetParam()}; }

    static int code(const Value& answer) {
        return static_cast<int>(answer.at("error").at("code").as_integer());
    }
    static std::string outcome(const Value& answer) {
        return answer.at("result").at("outcome").as_string();
    }
    std::string file() const { return (directory_.path() / "notes").string(); }
    std::string text_of_file() const { return text_of(file()); }

    test::TemporaryDirectory directory_;
};

const char* const delivery =
    R"({"key":"d-1","kind":"single","now":"2026-11-23T07:30:00Z","reminders":[{"title":"Änna \ud83d\ude00 \"B\"\n$(id) -->"}],)"
    R"("message":{"title":"Änna \ud83d\ude00 \"B\"\n$(id) -->","body":"b"}})";

TEST_P(ExamplesTest, DescribesItself) {
    auto command = program();
    command.emplace_back("--describe");
    PluginSession plugin(command);
    const Value description = plugin.next();
    EXPECT_EQ(description.at("kinds"), Value(Value::Array{"sink"}));
    EXPECT_EQ(wire::check_schema(description.at("settings")).size(), 0U);
    EXPECT_EQ(plugin.exit_code(), 0);
}

TEST_P(ExamplesTest, RefusesOtherArguments) {
    auto command = program();
    command.emplace_back("--no");
    EXPECT_EQ(PluginSession(command).exit_code(), 64);
}

TEST_P(ExamplesTest, HoldsAWholeSession) {
    PluginSession plugin(program());
    EXPECT_EQ(code(plugin.ask("ping")), -32002);
    EXPECT_EQ(initialize(plugin, file()).at("result").at("protocol").as_integer(), 1);
    EXPECT_EQ(outcome(plugin.ask("check")), "delivered");
    EXPECT_EQ(outcome(plugin.ask("deliver", delivery)), "delivered");
    EXPECT_NE(text_of_file().find("Änna 😀 \"B\" $(id)"), std::string::npos) << text_of_file();
    EXPECT_NE(text_of_file().find("d-1"), std::string::npos);
    EXPECT_EQ(outcome(plugin.ask("withdraw", R"({"key":"d-1"})")), "delivered");
    EXPECT_EQ(plugin.ask("ping").at("result"), Value(Value::Object{}));
    EXPECT_EQ(code(plugin.ask("configure")), -32601);
    plugin.send("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancel\",\"params\":{\"id\":3}}\n");
    EXPECT_EQ(plugin.exit_code(), 0);
}

TEST_P(ExamplesTest, AnswersNoiseAndGoesOn) {
    PluginSession plugin(program());
    initialize(plugin, file());
    for (const std::string& noise :
         {std::string("noise"), std::string("{\"a\":"), std::string("{} {}"), std::string(),
          std::string(40'000, '['), std::string("{\"a\":\"\x01\"}")}) {
        plugin.send(noise + "\n");
        EXPECT_EQ(code(plugin.next()), -32700) << noise.substr(0, 20);
    }
    EXPECT_TRUE(plugin.ask("ping").find("result"));
}

TEST_P(ExamplesTest, RefusesWhatItCannotDo) {
    PluginSession plugin(program());
    EXPECT_EQ(code(plugin.ask("initialize",
                              R"({"protocol":{"min":2,"max":3},"settings":{"file":"/x"}})")),
              -32000);
    const Value refused = initialize(plugin, "relative.md");
    EXPECT_EQ(code(refused), -32001);
    EXPECT_EQ(refused.at("error").at("data").at("pointer").as_string(), "/file");
    EXPECT_EQ(code(plugin.ask("initialize", "{}")), -32602);
    initialize(plugin, "/nonexistent/kith/notes");
    EXPECT_EQ(outcome(plugin.ask("check")), "unavailable");
    EXPECT_EQ(outcome(plugin.ask("deliver", delivery)), "unavailable");
    EXPECT_EQ(code(plugin.ask("deliver",
                              R"({"key":"a b","reminders":[],"now":"","message":{"title":""}})")),
              -32602);
    EXPECT_EQ(code(plugin.ask("deliver", "{}")), -32602);
}

INSTANTIATE_TEST_SUITE_P(, ExamplesTest, testing::Values("todo.py", "logbook.sh"),
                         [](const auto& example) {
                             return example.param.substr(0, example.param.find('.'));
                         });

TEST(TodoTest, TouchesOnlyItsOwnLines) {
    const test::TemporaryDirectory directory;
    const auto todo = directory.write("todo.md", "# mine\r\n- [ ] milk\n");
    PluginSession plugin({KITH_EXAMPLES "/todo.py"});
    initialize(plugin, todo);
    plugin.ask("deliver", delivery);
    const std::string once = text_of(todo);
    EXPECT_EQ(once, "# mine\r\n- [ ] milk\n- [ ] Änna 😀 \"B\" $(id) <!-- kith d-1 -->\n");
    plugin.ask("deliver", delivery);
    EXPECT_EQ(text_of(todo), once);
    plugin.ask("withdraw", R"({"key":"d-1"})");
    EXPECT_EQ(text_of(todo), "# mine\r\n- [ ] milk\n");
}

} // namespace
} // namespace kith::exec
