#include "app/plan_mark.hpp"

#include "household.hpp"

#include <gtest/gtest.h>

namespace kith::app {

namespace {

using namespace std::chrono_literals;

using test::day;
using test::Household;

/// Bert's turn comes on 1 December; both are planned by the first configuration.
class PlanMarkTest : public testing::Test {
protected:
    PlanMarkTest() { start_from("first"); }

    /// As a new process that reads that configuration.
    void start_from(const char* basis) {
        home_.basis = basis;
        home_.restart();
    }
    /// Bert's plan is lost, as only planning him anew would notice.
    void lose_plan_of_bert() {
        home_.store->apply_plan("bert", {}, home_.now(), home_.engine().today(home_.now()));
    }
    [[nodiscard]] bool is_planned(const char* contact) const {
        for (const auto& one : home_.store->agenda(day("2026-11-23"), day("2027-12-31"), false)) {
            if (one.contact == contact) {
                return true;
            }
        }
        return false;
    }

    Household home_;
};

} // namespace

TEST_F(PlanMarkTest, NobodyIsPlannedAnewByTheSameConfiguration) {
    lose_plan_of_bert();
    start_from("first");
    EXPECT_FALSE(is_planned("bert"));
}

TEST_F(PlanMarkTest, EverybodyIsPlannedAnewByAnother) {
    lose_plan_of_bert();
    start_from("second");
    EXPECT_TRUE(is_planned("bert"));
}

TEST_F(PlanMarkTest, EverybodyIsPlannedAnewWhenNobodyKnows) {
    lose_plan_of_bert();
    start_from("");
    EXPECT_TRUE(is_planned("bert"));
}

TEST_F(PlanMarkTest, WhoChangedIsPlannedByTheSameConfiguration) {
    home_.configuration.contacts[1].last_contact = day("2026-11-20");
    home_.configuration.contacts.push_back(test::friend_of_mine("cem", "Cem Kaya", "2026-11-01"));
    start_from("first");
    const auto agenda = home_.store->agenda(day("2026-12-02"), day("2027-01-31"), false);
    ASSERT_EQ(agenda.size(), 2U);
    EXPECT_EQ(agenda[0].contact, "cem");
    EXPECT_EQ(agenda[1].contact, "bert");
    EXPECT_EQ(agenda[1].date, day("2027-01-01"));
}

TEST_F(PlanMarkTest, WhoIsGoneIsNoLongerPlanned) {
    home_.configuration.contacts.pop_back();
    start_from("first");
    EXPECT_FALSE(is_planned("bert"));
}

TEST_F(PlanMarkTest, IsGoneWhileManyPlansAreToFollow) {
    PlanMark mark(*home_.store);
    mark.take_away();
    lose_plan_of_bert(); // and then the machine lost its power
    start_from("first");
    EXPECT_TRUE(is_planned("bert"));
}

TEST_F(PlanMarkTest, StandsAgainAfterWhatTookItAway) {
    home_.engine().pause({0, "bert", {day("2026-11-23"), day("2026-11-24")}, ""}, home_.now());
    home_.engine().resume("bert", home_.now());
    home_.engine().fresh_start(home_.now());
    home_.engine().meet({0, day("2026-11-26"), {}, "lunch", {"anna"}, "kith meet"}, home_.now());
    home_.engine().cancel(1, home_.now());
    EXPECT_EQ(PlanMark(*home_.store).since("first"), day("2026-11-23"));
}

TEST_F(PlanMarkTest, StaysAwayWhenWhatTookItAwayBeforeWasNotFinished) {
    PlanMark mark(*home_.store);
    mark.take_away();
    home_.store->set_note("planned by", ""); // its plans were never made
    mark.take_away();
    mark.put_back();
    EXPECT_EQ(mark.since("first"), std::nullopt);
}

TEST_F(PlanMarkTest, APauseThatEndedWhileNothingRanIsOver) {
    home_.engine().pause({0, "bert", {day("2026-11-23"), day("2026-12-10")}, ""}, home_.now());
    home_.clock.moment += 24h * 20;
    start_from("first");
    const auto kept = home_.store->open_reminders_of("bert").size() +
                      static_cast<std::size_t>(is_planned("bert"));
    start_from("second"); // plans everybody
    EXPECT_EQ(kept, home_.store->open_reminders_of("bert").size() +
                        static_cast<std::size_t>(is_planned("bert")));
    EXPECT_GT(kept, 0U);
    EXPECT_EQ(PlanMark(*home_.store).since("second"), day("2026-12-13"));
}

TEST_F(PlanMarkTest, MovesWithTheDay) {
    home_.pass(48h);
    EXPECT_EQ(PlanMark(*home_.store).since("first"), day("2026-11-25"));
}

TEST_F(PlanMarkTest, OfADayToComeIsNotBelieved) {
    PlanMark(*home_.store).set("first", day("2026-12-24"));
    lose_plan_of_bert();
    start_from("first");
    EXPECT_TRUE(is_planned("bert"));
}

} // namespace kith::app
