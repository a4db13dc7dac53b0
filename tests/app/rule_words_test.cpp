#include "app/rule_words.hpp"

#include "support/planning_builders.hpp"

#include <gtest/gtest.h>

namespace kith::app {

namespace {

using domain::Rule;

TEST(RuleWordsTest, NobodyNamedIsEveryone) {
    EXPECT_EQ(whom_in_words(test::every("all", test::weeks(6))), "everyone");
}

TEST(RuleWordsTest, SaysEveryConditionAndWhoIsLeftOut) {
    auto rule = test::every("friends", test::weeks(6));
    rule.who.networks = {"Friends", "Choir"};
    rule.who.importance = domain::Importance::High;
    rule.who.names = {"Anna", "Bert", "Carl"};
    rule.except.tags = {"quiet"};
    EXPECT_EQ(whom_in_words(rule), "people named Anna, Bert or Carl, of the network Friends or "
                                   "Choir, of importance high, but not people tagged quiet");
}

TEST(RuleWordsTest, TypeAndPartAreOfOneNetwork) {
    auto rule = test::every("work", test::weeks(6));
    rule.who.network_type = domain::NetworkType::Institutional;
    rule.who.participation = domain::Participation::Active;
    EXPECT_EQ(whom_in_words(rule), "people of an institutional network you take an active part in");
    ASSERT_EQ(conditions_of(rule.who).size(), 1U);
    EXPECT_EQ(conditions_of(rule.who)[0].alone, rule.who);
}

TEST(RuleWordsTest, EachConditionStandsAlone) {
    domain::Selector selector;
    selector.tags = {"choir"};
    selector.languages = {"de"};
    selector.institutions = {"Diakonie"};
    selector.alliances = {"Housing first"};
    const auto conditions = conditions_of(selector);
    ASSERT_EQ(conditions.size(), 4U);
    EXPECT_EQ(conditions[0].words, "of the institution Diakonie");
    EXPECT_EQ(conditions[1].words, "of the alliance Housing first");
    EXPECT_EQ(conditions[2].words, "tagged choir");
    EXPECT_EQ(conditions[3].words, "speaking de");
    EXPECT_EQ(conditions[3].alone.languages, selector.languages);
    EXPECT_TRUE(conditions[3].alone.tags.empty());
}

TEST(RuleWordsTest, ADutyWithoutANetworkIsYours) {
    auto rule = test::rule("taxes", domain::Duty{});
    EXPECT_EQ(whom_in_words(rule), "you alone");
    EXPECT_EQ(subjects_of(rule), domain::SubjectKind::Portfolio);
}

TEST(RuleWordsTest, ADutyIsOfNetworksOrAlliances) {
    auto rule = test::rule("dues", domain::Duty{});
    rule.who.network_type = domain::NetworkType::Institutional;
    EXPECT_EQ(whom_in_words(rule), "networks of type institutional");
    EXPECT_EQ(subjects_of(rule), domain::SubjectKind::Network);
    rule.who = {};
    rule.who.networks = {"Choir"};
    EXPECT_EQ(whom_in_words(rule), "the network Choir");
    rule.who = {};
    rule.who.alliances = {"Housing first"};
    EXPECT_EQ(whom_in_words(rule), "the alliance Housing first");
    EXPECT_EQ(subjects_of(rule), domain::SubjectKind::Alliance);
}

TEST(RuleWordsTest, PresenceNamesWhatIsWatched) {
    const auto watching = [](domain::SubjectKind each) {
        return whom_in_words(test::rule("watch", domain::Presence{each, test::months(6), 1}));
    };
    EXPECT_EQ(watching(domain::SubjectKind::Network), "networks");
    EXPECT_EQ(watching(domain::SubjectKind::NetworkType), "types of network");
    EXPECT_EQ(watching(domain::SubjectKind::Alliance), "alliances");
    EXPECT_EQ(watching(domain::SubjectKind::Portfolio), "your networks as a whole");
}

TEST(RuleWordsTest, CountsInWords) {
    EXPECT_EQ(days_in_words(1), "1 day");
    EXPECT_EQ(days_in_words(0), "0 days");
}

} // namespace

} // namespace kith::app
