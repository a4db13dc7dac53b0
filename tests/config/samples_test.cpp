// The files of config/: what a user copies, and the demonstration.

#include "config/load.hpp"
#include "config/render.hpp"
#include "recurrence/ical_calendar_reader.hpp"
#include "support/fake_plugin_directory.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <string>

namespace kith::config {

namespace {

namespace fs = std::filesystem;

const fs::path samples = KITH_SAMPLE_CONFIGURATION;

/// The shipped plugins as far as these files go: their settings are judged by themselves.
test::FakePluginDirectory shipped_plugins() {
    test::FakePluginDirectory plugins;
    for (const char* name : {"desktop", "email", "calendar", "vcard"}) {
        plugins.add(name).settings_schema = domain::Value::Object{{"type", "object"}};
    }
    plugins.answers["desktop"].description->sink = true;
    plugins.answers["email"].description->sink = true;
    plugins.answers["calendar"].description->mirror = true;
    plugins.answers["vcard"].description->source = true;
    return plugins;
}

Loaded load_from(const fs::path& directory) {
    auto plugins = shipped_plugins();
    return load(directory, plugins, recurrence::IcalCalendarReader(), "/home/anna");
}

/// The text with its commented keys and headers put in force.
std::string uncommented(const fs::path& file) {
    std::ifstream stream(file);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    static const std::regex key(R"((^|\n)# (\[+[a-z.]+\]+(?=\n)|[a-z_]+ = ))");
    return std::regex_replace(text, key, "$1$2");
}

TEST(SamplesTest, AreGoodAsTheyAre) {
    const auto loaded = load_from(samples);
    EXPECT_EQ(render(loaded.diagnostics, Colour::Off), "");
    ASSERT_TRUE(loaded.configuration);
    EXPECT_TRUE(loaded.configuration->contacts.empty());
}

TEST(SamplesTest, ShowDefaultsBehindTheCommentSigns) {
    auto text = uncommented(samples / "kith.toml");
    text.erase(text.find("[[channel]]"));
    const test::TemporaryDirectory directory;
    directory.write("kith.toml", text);
    EXPECT_NE(text.find("\nlanguage = "), std::string::npos);
    const auto loaded = load_from(directory.path());
    EXPECT_TRUE(loaded.configuration == domain::Configuration{})
        << render(loaded.diagnostics, Colour::Off);
}

TEST(SamplesTest, AreGoodWithEverythingInForce) {
    const test::TemporaryDirectory directory;
    for (const char* name : {"kith.toml", "networks.toml", "rules.toml", "contacts/sample.toml"}) {
        directory.write(name, uncommented(samples / name));
    }
    const auto loaded = load_from(directory.path());
    EXPECT_EQ(render(loaded.diagnostics, Colour::Off), "");
    ASSERT_TRUE(loaded.configuration);
    EXPECT_EQ(loaded.configuration->contacts.size(), 3U);
    EXPECT_EQ(loaded.configuration->channels.size(), 3U);
    EXPECT_EQ(loaded.configuration->sources.size(), 1U);
    EXPECT_EQ(loaded.configuration->pace.pauses.size(), 1U);
    EXPECT_EQ(loaded.configuration->alliances.size(), 1U);
    EXPECT_EQ(loaded.configuration->rules.size(), 9U);
}

class DemoTest : public testing::Test {
protected:
    DemoTest() {
        const auto loaded = load_from(samples / "demo");
        EXPECT_EQ(render(loaded.diagnostics, Colour::Off), "");
        demo_ = loaded.configuration.value_or(domain::Configuration{});
    }
    domain::Configuration demo_;
};

TEST_F(DemoTest, HasTwelvePeopleAndANetworkOfEachType) {
    EXPECT_EQ(demo_.contacts.size(), 12U);
    std::set<domain::NetworkType> types;
    for (const auto& network : demo_.networks) {
        types.insert(network.type);
    }
    EXPECT_EQ(types.size(), 3U);
}

TEST_F(DemoTest, HasSomebodyWhoIsDueOnAnyDay) {
    const auto due_for_long = [](const domain::Contact& contact) {
        return contact.last_contact && *contact.last_contact < domain::parse_date("2025-06-01");
    };
    EXPECT_GE(std::count_if(demo_.contacts.begin(), demo_.contacts.end(), due_for_long), 2);
}

TEST_F(DemoTest, HasEveryKindOfRule) {
    std::set<domain::RuleKind> kinds;
    for (const auto& rule : demo_.rules) {
        kinds.insert(rule.kind());
    }
    EXPECT_EQ(kinds.size(), 6U);
    EXPECT_EQ(demo_.pace.people_per_day, 3);
}

TEST_F(DemoTest, HasAnAllianceWhosePeopleStandInIt) {
    ASSERT_EQ(demo_.alliances.size(), 1U);
    auto people = demo_.alliances[0].ours;
    people.insert(people.end(), demo_.alliances[0].theirs.begin(), demo_.alliances[0].theirs.end());
    EXPECT_EQ(people.size(), 3U);
    for (const auto& name : people) {
        EXPECT_TRUE(std::any_of(demo_.contacts.begin(), demo_.contacts.end(),
                                [&](const auto& contact) { return contact.name == name; }))
            << name;
    }
}

TEST_F(DemoTest, ReadsTheAddressBookBesideIt) {
    ASSERT_EQ(demo_.sources.size(), 1U);
    EXPECT_EQ(demo_.sources[0].plugin, "vcard");
}

} // namespace

} // namespace kith::config
