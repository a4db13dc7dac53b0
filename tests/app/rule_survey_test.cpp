#include "app/rule_survey.hpp"

#include "household.hpp"

#include <gtest/gtest.h>

namespace kith::app {

namespace {

class RuleSurveyTest : public testing::Test {
protected:
    std::vector<RuleSurvey> survey() {
        home_.reload();
        return survey_rules(*home_.store, home_.engine().situation(), test::day("2026-11-23"));
    }
    domain::Rule& rule(std::size_t index) { return home_.configuration.rules.at(index); }

    test::Household home_;
};

TEST_F(RuleSurveyTest, CountsPeopleAndFindsWhenTheyComeUp) {
    const auto rules = survey();
    EXPECT_EQ(rules[0].matches, 2U);
    EXPECT_EQ(rules[0].in_charge, 2U);
    ASSERT_TRUE(rules[0].next.has_value());
    EXPECT_EQ(rules[0].next->contact, "anna");
    EXPECT_EQ(rules[1].matches, 2U);
    EXPECT_FALSE(rules[1].next.has_value());
    EXPECT_EQ(rules[1].warning, "");
}

TEST_F(RuleSurveyTest, TheFirstCadenceIsInCharge) {
    auto later = rule(0);
    later.name = "all";
    later.who = {};
    home_.configuration.rules.push_back(later);
    const auto rules = survey();
    EXPECT_EQ(rules[2].matches, 2U);
    EXPECT_EQ(rules[2].in_charge, 0U);
}

TEST_F(RuleSurveyTest, SuggestsTheWordThatWasMeant) {
    home_.configuration.contacts[0].tags = {"choir"};
    rule(1).who.tags = {"chior"};
    EXPECT_EQ(survey()[1].warning, "nobody is tagged \"chior\"; did you mean \"choir\"?");
}

TEST_F(RuleSurveyTest, WithoutANearWordItOnlySaysWhatIsMissing) {
    rule(1).who.institutions = {"Diakonie"};
    EXPECT_EQ(survey()[1].warning, "nobody works at \"Diakonie\"");
}

TEST_F(RuleSurveyTest, NamesArePeopleAndIds) {
    rule(1).who.names = {"bert"};
    EXPECT_EQ(survey()[1].matches, 1U);
    rule(1).who.names = {"Bert Mueler"};
    EXPECT_EQ(survey()[1].warning,
              "nobody is called \"Bert Mueler\"; did you mean \"Bert Müller\"?");
}

TEST_F(RuleSurveyTest, ConditionsThatHoldOnlyApartAreNamedSo) {
    home_.configuration.contacts[0].tags = {"choir"};
    home_.configuration.contacts[1].language = "de";
    rule(1).who.tags = {"choir"};
    rule(1).who.languages = {"de"};
    EXPECT_EQ(survey()[1].warning, "nobody has all of that together");
}

TEST_F(RuleSurveyTest, ADutyCountsCircles) {
    domain::Rule dues;
    dues.name = "dues";
    dues.who.networks = {"Friends"};
    dues.terms = domain::Duty{domain::parse_date_rule("31 March"), {}, {}, {{0}}, "dues"};
    home_.configuration.rules.push_back(dues);
    const auto rules = survey();
    EXPECT_EQ(rules[2].matches, 1U);
    ASSERT_TRUE(rules[2].next.has_value());
    EXPECT_EQ(rules[2].next->date, test::day("2027-03-31"));
}

TEST_F(RuleSurveyTest, TheDeadAreNotCounted) {
    home_.configuration.contacts[0].deceased = true;
    EXPECT_EQ(survey()[0].matches, 1U);
}

} // namespace

} // namespace kith::app
