#include "plugins/conformance.hpp"

#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace kith::plugins {

namespace {

using domain::Value;

class ConformanceTest : public testing::Test {
protected:
    bool conforms(const std::string& program, Value::Object settings) {
        Catalog catalog({});
        return test_conformance(catalog, program, Value(std::move(settings)),
                                [this](const Finding& one) {
                                    if (!one.met) {
                                        unmet += one.demand + ": " + one.detail + "\n";
                                    }
                                });
    }
    bool bad_plugin_conforms(const std::string& mode) {
        return conforms(KITH_BAD_PLUGIN, {{"mode", mode}});
    }
    [[nodiscard]] bool unmet_names(const std::string& text) const {
        return unmet.find(text) != std::string::npos;
    }
    test::TemporaryDirectory directory;
    std::string unmet;
};

} // namespace

TEST_F(ConformanceTest, TheShippedCommandPluginConforms) {
    EXPECT_TRUE(conforms(KITH_EXEC, {{"command", Value::Array{"/bin/true"}}})) << unmet;
}

TEST_F(ConformanceTest, TheExampleInPythonConforms) {
    const auto file = (directory.path() / "todo.txt").string();
    EXPECT_TRUE(conforms(KITH_EXAMPLES "/todo.py", {{"file", file}})) << unmet;
}

TEST_F(ConformanceTest, TheExampleInShellConforms) {
    const auto file = (directory.path() / "log.txt").string();
    EXPECT_TRUE(conforms(KITH_EXAMPLES "/logbook.sh", {{"file", file}})) << unmet;
}

TEST_F(ConformanceTest, WhatASourceProposesIsJudged) {
    const auto conforms_with = [this](const std::string& item) {
        directory.write("events",
                        R"({"event_id":"e1","type":"proposals","items":[)" + item + "]}\n");
        return conforms(KITH_PROPOSER, {{"file", (directory.path() / "events").string()}});
    };
    const std::string good = R"({"key":"m:1","what":"interaction","email":"a@example.org",)"
                             R"("date":"2026-11-20","kind":"message","evidence":"Mail: hello"})";
    EXPECT_TRUE(conforms_with(good)) << unmet;
    EXPECT_FALSE(conforms_with(good + R"(,{"key":"m:2"})"));
    EXPECT_TRUE(unmet_names("what it proposes is as the protocol says: items[1].what: is missing"))
        << unmet;
}

TEST_F(ConformanceTest, MissingSettingsGetTheirDefaults) {
    EXPECT_TRUE(conforms(KITH_BAD_PLUGIN, {})) << unmet;
}

TEST_F(ConformanceTest, SettingsThatDoNotFitAreNamed) {
    EXPECT_FALSE(conforms(KITH_BAD_PLUGIN, {{"mode", 3}}));
    EXPECT_TRUE(unmet_names("/mode")) << unmet;
}

TEST_F(ConformanceTest, AProgramThatIsNoPluginFails) {
    EXPECT_FALSE(conforms("/bin/false", {}));
    EXPECT_TRUE(unmet_names("--describe failed (exit code 1)")) << unmet;
}

TEST_F(ConformanceTest, ABannerIsNamed) {
    EXPECT_FALSE(bad_plugin_conforms("banner"));
    EXPECT_TRUE(unmet_names("every line on standard output is a message: \"Welcome!\"")) << unmet;
}

TEST_F(ConformanceTest, GarbageIsNamed) {
    EXPECT_FALSE(bad_plugin_conforms("garbage"));
    EXPECT_TRUE(unmet_names("every line on standard output is a message")) << unmet;
}

TEST_F(ConformanceTest, ACrashIsNamed) {
    EXPECT_FALSE(bad_plugin_conforms("crash-on-deliver"));
    EXPECT_TRUE(unmet_names("deliver is answered with an outcome: no answer in time")) << unmet;
}

TEST_F(ConformanceTest, AnAnswerInAnotherVersionIsNamed) {
    EXPECT_FALSE(bad_plugin_conforms("bad-version"));
    EXPECT_TRUE(unmet_names("initialize is answered")) << unmet;
}

TEST_F(ConformanceTest, AnEndlessStreamOfNoiseIsGivenUp) {
    EXPECT_FALSE(bad_plugin_conforms("noise-for-ever"));
    EXPECT_TRUE(unmet_names("initialize is answered with protocol 1: no answer in time")) << unmet;
}

} // namespace kith::plugins
