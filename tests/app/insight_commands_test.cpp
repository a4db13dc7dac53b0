#include "app/commands.hpp"

#include "household.hpp"

#include <gtest/gtest.h>

namespace kith::app {

namespace {

using control::Refusal;
using domain::Value;

class InsightCommandsTest : public testing::Test {
protected:
    Value run(const std::string& method, const Value::Object& params = {}) {
        auto answer = commands_.run(method, Value(params));
        if (const auto* refusal = std::get_if<Refusal>(&answer)) {
            ADD_FAILURE() << method << ": " << refusal->message;
            return {};
        }
        return std::get<Value>(std::move(answer));
    }
    Refusal refused(const std::string& method, const Value::Object& params) {
        auto answer = commands_.run(method, Value(params));
        return std::holds_alternative<Refusal>(answer) ? std::get<Refusal>(answer)
                                                       : Refusal{0, "it was done", {}};
    }

    test::Household home_;
    Commands commands_{home_.engine(), home_.clock};
};

TEST_F(InsightCommandsTest, WhyTellsOfWhatIsOpen) {
    const auto answer = run("why", {{"name", "anna"}});
    EXPECT_EQ(answer.at("on").as_string(), "2026-11-23");
    const auto& said = answer.at("said").as_array();
    ASSERT_EQ(said.size(), 1U);
    EXPECT_EQ(said[0].at("state").as_string(), "open");
    EXPECT_EQ(said[0].at("key").as_string(), home_.open_of("anna").key);
    EXPECT_EQ(said[0].at("ways").as_array().size(), 2U);
    EXPECT_EQ(answer.at("rules").as_array().size(), 2U);
    EXPECT_EQ(answer.at("rules").as_array()[0].at("stance").as_string(), "speaks");
}

TEST_F(InsightCommandsTest, WhyTellsOfTheNextOneWhenNothingIsOpen) {
    const auto answer = run("why", {{"name", "bert"}});
    EXPECT_EQ(answer.at("on").as_string(), "2026-12-01");
    const auto& ways = answer.at("said").as_array().at(0).at("ways").as_array();
    EXPECT_EQ(ways.at(0).at("at").as_string(), "2026-12-01T08:00:00Z");
}

TEST_F(InsightCommandsTest, WhyTellsOfAnotherDay) {
    const auto answer = run("why-not", {{"name", "bert"}, {"on", "2026-12-24"}});
    EXPECT_TRUE(answer.at("said").as_array().empty());
    EXPECT_EQ(answer.at("rules").as_array()[0].at("stance").as_string(), "later");
}

TEST_F(InsightCommandsTest, WhyTellsOfACircle) {
    const auto answer = run("why-not", {{"name", "network:Friends"}});
    EXPECT_EQ(answer.at("contact").at("name").as_string(), "Friends");
    const auto& first = answer.at("rules").as_array().at(0);
    EXPECT_EQ(first.at("steps").as_array().at(0).at("what").as_string(), "wrong-subject");
}

TEST_F(InsightCommandsTest, WhyNamesWhatWasAbsorbed) {
    home_.configuration.contacts[1].dates = {
        {domain::DateKind::Birthday, "", domain::parse_partial_date("--12-04").value()}};
    home_.reload();
    home_.pass(std::chrono::hours(24 * 8)); // Bert's turn
    home_.pass(std::chrono::hours(24 * 3)); // his birthday takes it over
    const auto answer = run("why", {{"name", "bert"}});
    const auto& absorbed = answer.at("said").as_array().at(0).at("absorbed").as_array();
    ASSERT_EQ(absorbed.size(), 1U);
    EXPECT_EQ(absorbed[0].as_string(), "friends/bert/2026-10-20");
}

TEST_F(InsightCommandsTest, WhyPassesOnWhoFitsNobodyAndWhatIsNoDay) {
    EXPECT_EQ(refused("why", {{"name", "Zacharias"}}).code, control::refusal_code::nobody);
    EXPECT_EQ(refused("why-not", {{"name", "anna"}, {"on", "someday"}}).code,
              wire::error_code::invalid_params);
    EXPECT_EQ(refused("why", {}).code, wire::error_code::invalid_params);
}

TEST_F(InsightCommandsTest, WhyAsksWhoIsMeant) {
    home_.configuration.contacts.push_back(
        test::friend_of_mine("anna2", "Anna Berg", "2026-10-20"));
    home_.reload();
    const auto refusal = refused("why", {{"name", "ann"}});
    EXPECT_EQ(refusal.code, control::refusal_code::ambiguous);
    EXPECT_EQ(refusal.data.at("candidates").as_array().size(), 2U);
}

TEST_F(InsightCommandsTest, RulesTellsWhomAndWhen) {
    home_.configuration.rules[0].location = {"rules.toml", 12, 1};
    home_.reload();
    const auto rules = run("rules").at("rules").as_array();
    ASSERT_EQ(rules.size(), 2U);
    EXPECT_EQ(rules[0].at("file").as_string(), "rules.toml");
    EXPECT_EQ(rules[0].at("line").as_integer(), 12);
    EXPECT_EQ(rules[0].at("for").as_string(), "people of the network Friends");
    EXPECT_EQ(rules[0].at("matches").as_integer(), 2);
    EXPECT_EQ(rules[0].at("next").at("contact").at("id").as_string(), "anna");
    EXPECT_TRUE(rules[1].at("next").is_null());
}

TEST_F(InsightCommandsTest, RulesTestTakesEveryRuleThatIsForThem) {
    const auto rules = run("rules-test", {{"name", "bert"}}).at("rules").as_array();
    ASSERT_EQ(rules.size(), 2U);
    EXPECT_TRUE(rules[0].at("selected").as_bool());
    EXPECT_EQ(rules[0].at("ways").as_array().at(1).at("at").as_string(), "2026-11-24T08:00:00Z");
}

TEST_F(InsightCommandsTest, RulesTestTakesOneRuleEvenWhenItIsNotForThem) {
    home_.configuration.rules[1].who.tags = {"choir"};
    home_.reload();
    const auto rules =
        run("rules-test", {{"name", "bert"}, {"rule", "birthdays"}}).at("rules").as_array();
    ASSERT_EQ(rules.size(), 1U);
    EXPECT_FALSE(rules[0].at("selected").as_bool());
}

TEST_F(InsightCommandsTest, RulesTestSuggestsTheRuleThatWasMeant) {
    EXPECT_EQ(refused("rules-test", {{"name", "bert"}, {"rule", "freinds"}}).message,
              "no rule is called \"freinds\"; did you mean \"friends\"?");
}

} // namespace

} // namespace kith::app
