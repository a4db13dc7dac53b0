#include "sdk/host.hpp"

#include "support/plugin_session.hpp"
#include "support/temporary_directory.hpp"
#include "support/text_of_file.hpp"
#include "wire/settings_schema.hpp"

#include <gtest/gtest.h>

namespace kith::sdk {
namespace {

using test::PluginSession;
using test::text_of;

std::string initialize_params(const std::filesystem::path& file) {
    return R"({"protocol":{"min":1,"max":1},"instance":"k7","channel":"notes","settings":{"file":")" +
           file.string() + R"("}})";
}

const char* const delivery =
    R"({"key":"d-1","kind":"test","now":"2026-11-23T07:30:00Z","message":{"title":"Hello"}})";

/// How often the process gave up the processor to wait.
long waits_of(pid_t pid) {
    const std::string status = text_of("/proc/" + std::to_string(pid) + "/status");
    const std::string name = "\nvoluntary_ctxt_switches:";
    return std::stol(status.substr(status.find(name) + name.size()));
}

TEST(RunTest, DescribesThePluginAndEnds) {
    PluginSession plugin({KITH_NOTEPAD, "--describe"});
    const auto description = plugin.next();
    EXPECT_EQ(description.at("name").as_string(), "notepad");
    EXPECT_EQ(description.at("protocol").at("max").as_integer(), 1);
    EXPECT_EQ(wire::check_schema(description.at("settings")), std::vector<wire::SettingFault>{});
    EXPECT_EQ(plugin.exit_code(), 0);
}

TEST(RunTest, RefusesOtherArguments) {
    PluginSession plugin({KITH_NOTEPAD, "--help"});
    EXPECT_EQ(plugin.exit_code(), 64);
}

TEST(RunTest, HoldsAWholeSession) {
    const test::TemporaryDirectory directory;
    const auto file = directory.path() / "notes.txt";
    PluginSession plugin({KITH_NOTEPAD});
    plugin.send("noise\n");
    EXPECT_EQ(plugin.next().at("error").at("code").as_integer(), -32700);
    EXPECT_EQ(plugin.ask("ping").at("error").at("code").as_integer(), -32002);
    EXPECT_TRUE(plugin.ask("initialize", initialize_params(file)).find("result"));
    EXPECT_EQ(plugin.ask("check").at("result").at("outcome").as_string(), "delivered");
    EXPECT_EQ(plugin.ask("deliver", delivery).at("result").at("outcome").as_string(), "delivered");
    EXPECT_EQ(text_of(file), "- Hello\n");
    EXPECT_TRUE(plugin.ask("ping").find("result"));
    EXPECT_EQ(plugin.exit_code(), 0);
}

TEST(RunTest, RefusesASettingAtItsPlace) {
    PluginSession plugin({KITH_NOTEPAD});
    const auto error = plugin.ask("initialize", initialize_params("/tmp/notes.md")).at("error");
    EXPECT_EQ(error.at("data").at("pointer").as_string(), "/file");
    EXPECT_EQ(plugin.exit_code(), 0);
}

TEST(RunTest, SaysWhenItsFileCannotBeWritten) {
    PluginSession plugin({KITH_NOTEPAD});
    plugin.ask("initialize", initialize_params("/nonexistent/notes.txt"));
    EXPECT_EQ(plugin.ask("check").at("result").at("outcome").as_string(), "unavailable");
}

TEST(RunTest, MakesNoWakeUpsWhileIdle) {
    const test::TemporaryDirectory directory;
    PluginSession plugin({KITH_NOTEPAD});
    plugin.ask("initialize", initialize_params(directory.path() / "notes.txt"));
    EXPECT_FALSE(plugin.wait_for_output(200));
    const long before = waits_of(plugin.pid());
    EXPECT_FALSE(plugin.wait_for_output(2'500));
    EXPECT_EQ(waits_of(plugin.pid()), before);
}

TEST(RunTest, EndsWithInputFromAFile) {
    PluginSession plugin({"/bin/sh", "-c", std::string(KITH_NOTEPAD) + " < /dev/null"});
    EXPECT_EQ(plugin.exit_code(), 0);
}

} // namespace
} // namespace kith::sdk
