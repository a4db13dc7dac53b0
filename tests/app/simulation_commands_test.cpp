#include "app/simulation_commands.hpp"

#include "household.hpp"

#include <gtest/gtest.h>

namespace kith::app {

namespace {

using control::Refusal;
using domain::Value;

class SimulationCommandsTest : public testing::Test {
protected:
    Answer ask(const Value::Object& params) {
        auto handlers = commands_.handlers();
        return handlers.at("simulate")(Value(params), home_.now());
    }
    Value run(const Value::Object& params = {}) {
        auto answer = ask(params);
        if (const auto* refusal = std::get_if<Refusal>(&answer)) {
            ADD_FAILURE() << refusal->message;
            return {};
        }
        return std::get<Value>(std::move(answer));
    }
    static Value::Object against(const std::string& text) {
        Value rules;
        rules["name"] = "new.toml";
        rules["text"] = text;
        return {{"against", rules}};
    }
    /// As if the file had those rules; "broken" has a fault.
    config::Loaded read(const config::OtherRules& rules) {
        config::Loaded loaded;
        if (rules.text == "broken") {
            domain::Diagnostic fault;
            fault.where = {rules.name, 3, 1};
            fault.what = "\"evry\" is not known";
            loaded.diagnostics.push_back(fault);
            return loaded;
        }
        loaded.configuration = home_.configuration;
        loaded.configuration->rules = other_;
        return loaded;
    }
    static std::int64_t count(const Value& simulation, const std::string& rule) {
        for (const auto& one : simulation.at("rules").as_array()) {
            if (one.at("rule").as_string() == rule) {
                return one.at("count").as_integer();
            }
        }
        return -1;
    }

    test::Household home_;
    std::vector<domain::Rule> other_ = home_.configuration.rules;
    SimulationCommands commands_{home_.engine(),
                                 [this](const config::OtherRules& rules) { return read(rules); }};
};

TEST_F(SimulationCommandsTest, LooksAYearAhead) {
    const auto answer = run();
    EXPECT_EQ(answer.at("from").as_string(), "2026-11-23");
    const auto& simulation = answer.at("simulation");
    EXPECT_EQ(simulation.at("days").as_array().size(), 365U);
    // Anna and Bert every six weeks.
    EXPECT_GE(count(simulation, "friends"), 16);
    EXPECT_EQ(count(simulation, "birthdays"), 0);
    EXPECT_EQ(answer.find("against"), nullptr);
}

TEST_F(SimulationCommandsTest, ChangesNothing) {
    const auto before = home_.store->agenda(test::day("2026-01-01"), test::day("2028-01-01"), true);
    run();
    EXPECT_EQ(home_.store->agenda(test::day("2026-01-01"), test::day("2028-01-01"), true), before);
    EXPECT_TRUE(home_.store->interactions("anna", 1).empty());
}

TEST_F(SimulationCommandsTest, TheSameRulesAskForTheSame) {
    const auto answer = run(against("same"));
    const auto& difference = answer.at("against").at("difference");
    EXPECT_EQ(difference.at("new").at("count").as_integer(), 0);
    EXPECT_EQ(difference.at("gone").at("count").as_integer(), 0);
    EXPECT_EQ(difference.at("moved").at("count").as_integer(), 0);
    EXPECT_GE(difference.at("same").as_integer(), 16);
}

TEST_F(SimulationCommandsTest, ASlowerCadenceLetsSomeGo) {
    other_[0].terms = domain::KeepInTouch{{{12, domain::Span::Unit::Weeks}, std::nullopt}};
    const auto answer = run(against("slower"));
    const auto& difference = answer.at("against").at("difference");
    EXPECT_GT(difference.at("gone").at("count").as_integer(), 5);
    EXPECT_EQ(difference.at("gone").at("items").as_array().at(0).at("rule").as_string(), "friends");
    EXPECT_FALSE(difference.at("gone")
                     .at("items")
                     .as_array()
                     .at(0)
                     .at("contact")
                     .at("name")
                     .as_string()
                     .empty());
    EXPECT_LT(count(answer.at("against").at("simulation"), "friends"),
              count(answer.at("simulation"), "friends"));
}

TEST_F(SimulationCommandsTest, BrokenRulesAreRefusedWithTheirFaults) {
    const auto answer = ask(against("broken"));
    const auto& refusal = std::get<Refusal>(answer);
    EXPECT_EQ(refusal.code, wire::error_code::invalid_params);
    EXPECT_EQ(refusal.message, "\"new.toml\" is broken");
    const auto& diagnostics = refusal.data.at("diagnostics").as_array();
    ASSERT_EQ(diagnostics.size(), 1U);
    EXPECT_NE(diagnostics[0].at("text").as_string().find("evry"), std::string::npos);
}

TEST_F(SimulationCommandsTest, NamesClockChangesAndLeapDays) {
    home_.configuration.time_zone = "Europe/Berlin";
    home_.reload();
    const auto simulation = run({{"days", 500}}).at("simulation");
    EXPECT_EQ(simulation.at("clock_changes").as_array().at(0).as_string(), "2027-03-28");
    EXPECT_EQ(simulation.at("leap_days").as_array().at(0).as_string(), "2028-02-29");
}

TEST_F(SimulationCommandsTest, RefusesWhatIsOutOfRange) {
    EXPECT_THROW(ask({{"days", 0}}), domain::ValueError);
    EXPECT_THROW(ask({{"days", 4000}}), domain::ValueError);
    EXPECT_THROW(ask({{"attentive", 0}}), domain::ValueError);
}

TEST_F(SimulationCommandsTest, RefusesToKeepTheDaemonBusyForLong) {
    std::vector<domain::Contact> many;
    for (int i = 0; i < 2000; ++i) {
        many.push_back(test::friend_of_mine("many" + std::to_string(i), "Many " + std::to_string(i),
                                            "2026-11-01"));
    }
    home_.store->put_contacts("book", many, {}, "", home_.now(), test::day("2026-11-23"));
    const auto answer = ask({{"days", 3660}});
    EXPECT_EQ(std::get<Refusal>(answer).message,
              "with so many people that would keep kithd busy too long; take at most 1998 days");
}

} // namespace

} // namespace kith::app
