// The ready-made rules of config/rules: each set is good as it is, and on fitting people, networks
// and interactions (below rule_sets/) every rule of it speaks.

#include "config/load.hpp"
#include "config/render.hpp"
#include "planning/plan.hpp"
#include "planning/selection.hpp"
#include "recurrence/ical_calendar_reader.hpp"
#include "sample_plugins.hpp"
#include "support/dates.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace kith::config {

namespace {

namespace fs = std::filesystem;

using domain::Contact;
using domain::Facts;
using domain::SubjectKind;
using test::day;

const fs::path rules = fs::path(KITH_SAMPLE_CONFIGURATION) / "rules";

Contact circle(SubjectKind kind, const std::string& name) {
    Contact contact;
    contact.subject = kind;
    contact.id = circle_id(kind, name);
    contact.name = name;
    return contact;
}

/// The people and every circle the rules may speak of.
std::vector<Contact> subjects(const domain::Configuration& configuration) {
    auto all = configuration.contacts;
    for (const auto& network : configuration.networks) {
        all.push_back(circle(SubjectKind::Network, network.name));
        all.back().networks = {network.name};
    }
    for (const auto& alliance : configuration.alliances) {
        all.push_back(circle(SubjectKind::Alliance, alliance.name));
        all.back().institutions = alliance.institutions;
    }
    for (const char* type : {"informal", "institutional", "professional"}) {
        all.push_back(circle(SubjectKind::NetworkType, type));
    }
    all.push_back(circle(SubjectKind::Portfolio, ""));
    return all;
}

/// Known since January; people helped three times, last in May in that way. Of a circle one was in
/// touch in January.
Facts facts_of(const Contact& contact, domain::InteractionKind last) {
    Facts facts;
    facts.contact = contact;
    facts.first_known = day("2026-01-01");
    if (contact.subject != SubjectKind::Person) {
        facts.circle = domain::CircleFacts{3, {}, {{"anna", "Anna", {}, day("2026-01-10")}}};
        facts.circle->lately = {{"anna", "Anna", {}, day("2026-01-10")}};
        return facts;
    }
    for (const char* date : {"2026-05-01", "2026-04-01", "2026-03-01"}) {
        domain::Interaction one;
        one.id = 10 - static_cast<std::int64_t>(facts.interactions.size());
        one.contact = contact.id;
        one.date = day(date);
        one.kind = last;
        one.balance = domain::Balance::Received;
        facts.interactions.push_back(one);
    }
    return facts;
}

class RuleSetTest : public testing::TestWithParam<std::string> {
protected:
    RuleSetTest() {
        const auto people = fs::path(KITH_RULE_SETS) / GetParam();
        directory_.write("kith.toml", "[[channel]]\nname = \"desktop\"\nplugin = \"desktop\"\n");
        fs::copy_file(rules / (GetParam() + ".toml"), directory_.path() / "rules.toml");
        fs::copy_file(people / "networks.toml", directory_.path() / "networks.toml");
        fs::copy_file(people / "contacts.toml", directory_.path() / "contacts.toml");
        auto plugins = sample_plugins();
        loaded_ = load(directory_.path(), plugins, recurrence::IcalCalendarReader(), "/home/anna");
    }

    test::TemporaryDirectory directory_;
    Loaded loaded_;
};

TEST_P(RuleSetTest, IsGoodAsItIs) {
    EXPECT_EQ(render(loaded_.diagnostics, Colour::Off), "");
    ASSERT_TRUE(loaded_.configuration);
    EXPECT_GE(loaded_.configuration->rules.size(), 8U);
}

TEST_P(RuleSetTest, SpeaksByEveryRule) {
    ASSERT_TRUE(loaded_.configuration);
    const auto& configuration = *loaded_.configuration;
    const planning::RuleBook book{configuration.rules, configuration.networks,
                                  configuration.alliances};
    const auto noon = test::wall("Europe/Berlin", "2026-05-02 12:00");
    std::set<std::string> silent;
    for (const auto& rule : configuration.rules) {
        silent.insert(rule.name);
    }
    for (const auto& contact : subjects(configuration)) {
        for (const auto last : {domain::InteractionKind::Event, domain::InteractionKind::Meeting}) {
            const auto plan = planning::plan(facts_of(contact, last), book,
                                             {domain::Zone("Europe/Berlin")}, noon);
            for (const auto& reminder : plan.planned) {
                EXPECT_LE(reminder.date, day("2027-11-02")) << reminder.key;
                for (const auto& reason : reminder.reasons) {
                    silent.erase(reason.rule);
                }
            }
        }
    }
    EXPECT_EQ(silent, std::set<std::string>{});
}

INSTANTIATE_TEST_SUITE_P(, RuleSetTest,
                         testing::Values("personal", "social-institution", "association-board",
                                         "freelancer"),
                         [](const auto& set) {
                             auto name = set.param;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

TEST(RuleSetsTest, AreAllTested) {
    std::set<std::string> shipped;
    std::set<std::string> tested;
    for (const auto& entry : fs::directory_iterator(rules)) {
        shipped.insert(entry.path().stem().string());
    }
    for (const auto& entry : fs::directory_iterator(KITH_RULE_SETS)) {
        tested.insert(entry.path().filename().string());
    }
    EXPECT_EQ(shipped, tested);
}

} // namespace

} // namespace kith::config
