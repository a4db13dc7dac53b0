#include "app/introductions.hpp"

#include "household.hpp"

#include <gtest/gtest.h>

namespace kith::app {

namespace {

using domain::ReminderState;
using domain::RuleKind;
using test::day;

class IntroductionTest : public testing::Test {
protected:
    /// Promised on 23 November for the same day, so that it is open at once.
    IntroductionTest() {
        domain::Interaction call;
        call.contact = "bert";
        call.date = day("2026-11-23");
        const domain::Promise promise{0, "bert", call.date, call.date, "", "anna"};
        home_.engine().log(call, promise, home_.now());
    }
    void settle(ReminderState state) {
        const auto key = home_.open_of("bert").key;
        home_.engine().settle({&key, 1}, state, "test", home_.now());
    }
    std::vector<domain::Promise> promises(const char* contact) {
        return home_.store->facts(contact, day("2026-11-23")).value().promises;
    }
    test::Household home_;
};

TEST_F(IntroductionTest, NamesWhomToIntroduce) {
    const auto reason = home_.open_of("bert").reasons.front();
    EXPECT_EQ(reason.kind, RuleKind::Introduction);
    EXPECT_EQ(reason.people, std::vector<std::string>{"Anna Berger"});
}

TEST_F(IntroductionTest, IsAskedAboutOnBothSidesThreeWeeksAfterItWasMade) {
    settle(ReminderState::Done);
    const auto of_bert = promises("bert");
    const auto of_anna = promises("anna");
    ASSERT_EQ(of_bert.size(), 1U);
    ASSERT_EQ(of_anna.size(), 1U);
    EXPECT_EQ(of_bert[0].due, day("2026-12-14"));
    EXPECT_EQ(of_anna[0].due, day("2026-12-14"));
    EXPECT_NE(of_bert[0].text.find("Anna Berger"), std::string::npos);
    EXPECT_NE(of_anna[0].text.find("Bert Müller"), std::string::npos);
    EXPECT_TRUE(of_anna[0].introduces.empty());
}

TEST_F(IntroductionTest, IsAskedAboutNobodyWhenItWasSkipped) {
    settle(ReminderState::Skipped);
    EXPECT_TRUE(promises("bert").empty());
    EXPECT_TRUE(promises("anna").empty());
}

TEST_F(IntroductionTest, IsPlannedAtOnce) {
    settle(ReminderState::Done);
    EXPECT_FALSE(home_.store->agenda(day("2026-12-14"), day("2026-12-14"), false).empty());
}

} // namespace

} // namespace kith::app
