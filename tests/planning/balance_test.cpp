#include "support/planning_builders.hpp"

#include <gtest/gtest.h>

namespace kith::planning {

using domain::Balance;
using domain::RuleKind;
using test::anna;
using test::day;
using test::noon;
using test::planned;
using Keys = std::vector<std::string>;

namespace {

void log(domain::Facts& facts, std::string_view date, Balance balance) {
    test::log(facts, date);
    for (auto& one : facts.interactions) {
        if (one.date == day(date)) {
            one.balance = balance;
        }
    }
}

/// Anna, who helped three times, the last time in March.
domain::Facts helped() {
    auto facts = anna();
    log(facts, "2026-01-10", Balance::Received);
    log(facts, "2026-02-10", Balance::Received);
    log(facts, "2026-03-10", Balance::Received);
    return facts;
}

const auto give_back = test::gave_back(3);
const auto monthly = test::every("family", test::months(2));

} // namespace

TEST(BalanceTest, SpeaksFirstAndWithTheNextCadence) {
    const auto plan = planned(helped(), {monthly, give_back}, noon("2026-03-11"));
    ASSERT_EQ(test::keys(plan), (Keys{"give-back/anna/2026-03-10"}));
    EXPECT_EQ(plan.planned[0].date, day("2026-05-10"));
    EXPECT_EQ(plan.planned[0].reasons.at(1).kind, RuleKind::KeepInTouch);
    EXPECT_EQ(plan.planned[0].reasons[0].date, day("2026-05-10"));
    EXPECT_TRUE(plan.planned[0].paced);
}

TEST(BalanceTest, WithoutACadenceItComesTwoWeeksLater) {
    const auto plan = planned(helped(), {give_back}, noon("2026-03-11"));
    EXPECT_EQ(plan.planned.at(0).date, day("2026-03-24"));
    EXPECT_FALSE(plan.planned[0].paced);
}

TEST(BalanceTest, TooLittleReceivedAsksNothing) {
    EXPECT_TRUE(planned(helped(), {test::gave_back(4)}, noon("2026-03-11")).planned.empty());
}

TEST(BalanceTest, WhatWasGivenEndsTheCountAndWhatWasMutualDoesNot) {
    for (const auto balance : {Balance::Gave, Balance::Mutual, Balance::None}) {
        auto facts = helped();
        log(facts, "2026-02-20", balance);
        EXPECT_EQ(planned(facts, {give_back}, noon("2026-03-11")).planned.empty(),
                  balance == Balance::Gave)
            << to_text(balance);
    }
}

TEST(BalanceTest, WhatIsLongOverDoesNotCount) {
    EXPECT_TRUE(planned(helped(), {give_back}, noon("2027-02-01")).planned.empty());
}

TEST(BalanceTest, AGiftAnswersItAndATouchBeforeItSpokeDoesNot) {
    for (const auto balance : {Balance::Gave, Balance::Mutual, Balance::None}) {
        auto facts = helped();
        log(facts, "2026-03-15", balance);
        EXPECT_EQ(planned(facts, {give_back}, noon("2026-03-16")).planned.empty(),
                  balance != Balance::None)
            << to_text(balance);
    }
}

TEST(BalanceTest, AnyTouchAnswersItOnceItSpokeAndItComesBackWithTheNextReceived) {
    auto facts = helped();
    test::keep(facts, planned(facts, {give_back}, noon("2026-03-11")));
    test::open(facts, "give-back/anna/2026-03-10");
    EXPECT_TRUE(planned(facts, {give_back}, noon("2026-03-24")).settled.empty());
    log(facts, "2026-03-24", Balance::None);
    const auto plan = planned(facts, {give_back}, noon("2026-03-25"));
    EXPECT_EQ(plan.settled.size(), 1);
    EXPECT_TRUE(plan.planned.empty());
    log(facts, "2026-04-01", Balance::Received);
    EXPECT_EQ(test::keys(planned(facts, {give_back}, noon("2026-04-01"))),
              (Keys{"give-back/anna/2026-04-01"}));
}

} // namespace kith::planning
