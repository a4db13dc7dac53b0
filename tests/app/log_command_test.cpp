#include "app/commands.hpp"

#include "household.hpp"

#include <gtest/gtest.h>

namespace kith::app {

namespace {

using control::Refusal;
using domain::Value;

domain::Configuration with_more_people() {
    auto configuration = test::two_friends();
    configuration.contacts.push_back(test::friend_of_mine("bertine", "Anna Bertram", "2026-11-01"));
    configuration.contacts.push_back(test::friend_of_mine("jo", "Jo Freitag", "2026-11-01"));
    return configuration;
}

/// `kith log WORDS`, as kithd takes it.
class LogCommandTest : public testing::Test {
protected:
    Answer log(const std::vector<std::string>& words, Value::Object params = {}) {
        params["words"] = Value(Value::Array(words.begin(), words.end()));
        return commands_.run("log", Value(params));
    }
    /// Who was logged, by name; or what was refused.
    std::vector<std::string> logged(const std::vector<std::string>& words,
                                    const Value::Object& params = {}) {
        const auto answer = log(words, params);
        if (const auto* refusal = std::get_if<Refusal>(&answer)) {
            return {refusal->message};
        }
        std::vector<std::string> names;
        for (const auto& one : std::get<Value>(answer).at("logged").as_array()) {
            names.push_back(one.at("contact").at("name").as_string());
        }
        return names;
    }
    Refusal refused(const std::vector<std::string>& words, const Value::Object& params = {}) {
        const auto answer = log(words, params);
        return std::holds_alternative<Refusal>(answer) ? std::get<Refusal>(answer)
                                                       : Refusal{0, "it was done", {}};
    }
    std::size_t recorded(const std::string& id) { return home_.store->interactions(id, 10).size(); }

    test::Household home_{with_more_people()};
    Commands commands_{home_.engine(), home_.clock};
};

using Names = std::vector<std::string>;

TEST_F(LogCommandTest, TakesSeveralPeople) {
    EXPECT_EQ(logged({"berger", "müller", "meeting"}), (Names{"Anna Berger", "Bert Müller"}));
    EXPECT_EQ(recorded("anna"), 1U);
    EXPECT_EQ(home_.store->interactions("bert", 1).at(0).kind, domain::InteractionKind::Meeting);
}

TEST_F(LogCommandTest, TakesWholeNamesWithoutQuotes) {
    EXPECT_EQ(logged({"anna", "berger", "yesterday"}), Names{"Anna Berger"});
    EXPECT_EQ(home_.store->interactions("anna", 1).at(0).date, test::day("2026-11-22"));
}

TEST_F(LogCommandTest, TellsPeopleApartByCommas) {
    EXPECT_EQ(logged({"anna", "berger,", "jo"}), (Names{"Anna Berger", "Jo Freitag"}));
}

TEST_F(LogCommandTest, LogsEachPersonOnce) {
    EXPECT_EQ(logged({"berger,", "anna", "berger"}), Names{"Anna Berger"});
}

TEST_F(LogCommandTest, LogsNobodyWhenOneIsUnknown) {
    EXPECT_EQ(refused({"berger,", "zacharias"}).code, control::refusal_code::nobody);
    EXPECT_EQ(recorded("anna"), 0U);
}

TEST_F(LogCommandTest, RefusesWhatFitsOneNameAndSeveralPeople) {
    // "Anna Bertram", or Anna Berger and Bert Müller.
    const auto refusal = refused({"anna@example.org", "bert"});
    EXPECT_EQ(refusal.code, 0) << refusal.message; // an address is no word of a name
    EXPECT_EQ(refused({"bertr", "bert"}).code, control::refusal_code::ambiguous);
}

TEST_F(LogCommandTest, ASlipIsAskedAboutAndNeverGuessed) {
    const auto refusal = refused({"anna", "bregr"});
    EXPECT_NE(refusal.code, 0);
    EXPECT_EQ(recorded("anna"), 0U);
}

TEST_F(LogCommandTest, NamesWhomASlipMayMean) {
    const auto refusal = refused({"mlüler"});
    ASSERT_EQ(refusal.code, control::refusal_code::nobody);
    EXPECT_EQ(refusal.data.at("typed").as_string(), "mlüler");
    EXPECT_EQ(refusal.data.at("suggested").as_array().at(0).at("id").as_string(), "bert");
}

TEST_F(LogCommandTest, GivesEachThePromise) {
    ASSERT_EQ(
        logged({"berger,", "müller"}, {{"follow_up", "2w"}, {"promise", "the photos"}}).size(), 2U);
    for (const auto* id : {"anna", "bert"}) {
        const auto promises = home_.store->facts(id, test::day("2026-11-23"))->promises;
        ASSERT_EQ(promises.size(), 1U);
        EXPECT_EQ(promises[0].text, "the photos");
    }
}

TEST_F(LogCommandTest, RefusesAFollowUpInThePast) {
    EXPECT_NE(refused({"berger"}, {{"follow_up", "-3d"}}).code, 0);
    EXPECT_NE(refused({"berger", "-5d"}, {{"follow_up", "-3d"}}).code, 0);
    EXPECT_EQ(recorded("anna"), 0U);
}

TEST_F(LogCommandTest, RefusesTwoDays) {
    EXPECT_NE(refused({"berger", "yesterday"}, {{"date", "-3d"}}).code, 0);
}

TEST_F(LogCommandTest, IntroducesToOnePersonOnly) {
    EXPECT_NE(refused({"berger,", "müller"}, {{"introduce", "jo"}}).code, 0);
}

TEST_F(LogCommandTest, StillTakesANameAlone) {
    const auto answer =
        commands_.run("log", Value(Value::Object{{"name", "berger"}, {"kind", "l"}}));
    ASSERT_TRUE(std::holds_alternative<Value>(answer));
    EXPECT_EQ(home_.store->interactions("anna", 1).at(0).kind, domain::InteractionKind::Letter);
}

} // namespace

} // namespace kith::app
