#include "plugins/catalog.hpp"

#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace kith::plugins {

namespace {

namespace fs = std::filesystem;

const std::string good =
    R"({"name":"x","version":"1","protocol":{"min":1,"max":1},"kinds":["sink"],)"
    R"("settings":{"type":"object","properties":{"to":{"type":"string"}}}})";

/// Programs in a directory of their own that print what a test wants.
class CatalogTest : public testing::Test {
protected:
    void install(const std::string& name, const std::string& script) const {
        const auto path = directory.write("kith-" + name, "#!/bin/sh\n" + script + "\n");
        fs::permissions(path, fs::perms::owner_all);
    }
    void install_printing(const std::string& name, const std::string& json) const {
        install(name, "echo '" + json + "'");
    }
    std::string fault(const std::string& name) { return catalog.describe(name).fault; }

    test::TemporaryDirectory directory;
    Catalog catalog{{directory.path()}};
};

} // namespace

TEST_F(CatalogTest, ADescriptionIsRead) {
    install_printing("x", good);
    const auto answer = catalog.describe("x");
    ASSERT_TRUE(answer.description) << answer.fault;
    EXPECT_EQ(answer.description->name, "x");
    EXPECT_TRUE(answer.description->sink);
}

TEST_F(CatalogTest, APluginIsFoundByItsAbsolutePath) {
    install_printing("x", good);
    EXPECT_TRUE(catalog.describe((directory.path() / "kith-x").string()).description);
}

TEST_F(CatalogTest, APluginThatIsNotThereIsAFault) {
    EXPECT_EQ(fault("x"), "no plugin of that name is installed");
}

TEST_F(CatalogTest, AnExitCodeIsAFaultWithItsLastWords) {
    install("x", "echo 'no such option' >&2; exit 3");
    EXPECT_EQ(fault("x"), "--describe failed (exit code 3): no such option");
}

TEST_F(CatalogTest, WhatIsNotJsonIsAFault) {
    install("x", "echo hello");
    EXPECT_TRUE(fault("x").starts_with("--describe printed no JSON")) << fault("x");
}

TEST_F(CatalogTest, AMissingMemberIsAFaultThatNamesIt) {
    install_printing("x", R"({"name":"x"})");
    EXPECT_NE(fault("x").find("version"), std::string::npos) << fault("x");
}

TEST_F(CatalogTest, AnotherProtocolVersionIsAFault) {
    install_printing("x", R"({"name":"x","version":"1","protocol":{"min":2,"max":3},"kinds":[]})");
    EXPECT_NE(fault("x").find("version 1"), std::string::npos) << fault("x");
}

TEST_F(CatalogTest, APluginThatIsNothingIsAFault) {
    install_printing("x", R"({"name":"x","version":"1","protocol":{"min":1,"max":1},"kinds":[]})");
    EXPECT_NE(fault("x").find("kinds"), std::string::npos) << fault("x");
}

TEST_F(CatalogTest, AWrongSchemaIsAFaultThatNamesThePlace) {
    install_printing("x", R"({"name":"x","version":"1","protocol":{"min":1,"max":1},)"
                          R"("kinds":["sink"],"settings":{"type":"object",)"
                          R"("properties":{"to":{"type":"text"}}}})");
    EXPECT_NE(fault("x").find("/properties/to"), std::string::npos) << fault("x");
}

TEST_F(CatalogTest, AProgramThatHangsIsGivenUp) {
    install("x", "exec sleep 1000");
    EXPECT_EQ(fault("x"), "--describe did not end within 5 s");
}

TEST_F(CatalogTest, AProgramThatPrintsForEverIsGivenUp) {
    install("x", "exec yes");
    EXPECT_FALSE(fault("x").empty());
}

// F72
TEST_F(CatalogTest, AProgramOthersMayWriteToIsNotRun) {
    install("x", "touch " + (directory.path() / "ran").string());
    fs::permissions(directory.path() / "kith-x", fs::perms::all);
    EXPECT_NE(fault("x").find("others may write"), std::string::npos);
    EXPECT_FALSE(fs::exists(directory.path() / "ran"));
}

TEST_F(CatalogTest, AnAnswerIsKept) {
    auto numbered = good; // each run says its process id as its version
    numbered.replace(numbered.find("\"1\""), 3, "\"'$$'\"");
    install_printing("x", numbered);
    const auto first = catalog.describe("x");
    ASSERT_TRUE(first.description) << first.fault;
    EXPECT_EQ(catalog.describe("x").description->version, first.description->version);
}

TEST_F(CatalogTest, AnAnswerIsKeptUntilTheProgramChanges) {
    install("x", "exit 1");
    ASSERT_FALSE(catalog.describe("x").description);
    install_printing("x", good);
    const auto path = directory.path() / "kith-x";
    fs::last_write_time(path, fs::last_write_time(path) + std::chrono::seconds(2));
    EXPECT_TRUE(catalog.describe("x").description);
}

TEST_F(CatalogTest, TheFirstDirectoryWins) {
    const test::TemporaryDirectory second;
    install_printing("x", good);
    second.write("kith-x", "");
    const Catalog both({directory.path(), second.path()});
    EXPECT_EQ(both.program("x"), (directory.path() / "kith-x").string());
}

TEST_F(CatalogTest, InstalledPluginsAreListedByNameOnce) {
    install_printing("mail", good);
    install_printing("bell", good);
    directory.write("other", "");
    const Catalog twice({directory.path(), directory.path(), "/nowhere"});
    EXPECT_EQ(twice.installed(), (std::vector<std::string>{"bell", "mail"}));
}

} // namespace kith::plugins
