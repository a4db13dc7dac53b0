#include "app/fire_drills.hpp"

#include "delivery/fire_drill.hpp"
#include "household.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace kith::app {

namespace {

using namespace std::chrono_literals;

using domain::DeliveryState;
using test::day;
using test::instant;

domain::Configuration with_drills(domain::Drill drill = domain::Drill::Monthly) {
    auto made = test::two_friends();
    made.channels[0].drill = drill;
    return made;
}

/// The popups are tried once a month; now it is 23 November.
class FireDrillsTest : public testing::Test {
protected:
    /// The tests that go out through the channel now.
    std::size_t drills() {
        std::size_t count = 0;
        for (const auto& sent : home_.deliver("popup")) {
            count += delivery::is_drill(sent.lease.delivery) ? 1 : 0;
            title_ = delivery::is_drill(sent.lease.delivery) ? sent.message.title : title_;
        }
        return count;
    }
    void go_to(const char* moment) {
        home_.clock.moment = instant(moment);
        home_.engine().advance(home_.now());
    }
    /// The next test ends so.
    void answer_drill(domain::Outcome::Result result) {
        auto dispatch = home_.engine().outbox().next("popup", home_.now());
        while (dispatch && !delivery::is_drill(dispatch->lease.delivery)) {
            home_.engine().outbox().finish(*dispatch, {}, home_.now());
            dispatch = home_.engine().outbox().next("popup", home_.now());
        }
        plugins::Answer answer;
        answer.outcome.result = result;
        answer.outcome.text = "the test says so";
        home_.engine().outbox().finish(dispatch.value(), answer, home_.now());
    }

    test::Household home_{with_drills()};
    std::string title_;
};

TEST_F(FireDrillsTest, SayWhatTheyAre) {
    ASSERT_EQ(drills(), 1U);
    EXPECT_EQ(title_, "kith: monthly test of this channel; nothing to do");
}

TEST_F(FireDrillsTest, GoOutOnTheFirstOfTheMonth) {
    drills();
    go_to("2026-12-01T07:59:00Z");
    EXPECT_EQ(drills(), 0U);
    EXPECT_LE(home_.engine().next_moment([](const auto&) { return true; }),
              instant("2026-12-01T08:00:00Z"));
    go_to("2026-12-01T08:00:00Z");
    EXPECT_EQ(drills(), 1U);
}

TEST_F(FireDrillsTest, GoOutOnceAMonth) {
    EXPECT_EQ(drills(), 1U);
    go_to("2026-11-30T23:00:00Z");
    home_.restart();
    home_.reload();
    EXPECT_EQ(drills(), 0U);
}

TEST_F(FireDrillsTest, AreCaughtUpWhenTheMachineWasOff) {
    drills();
    home_.clock.moment = instant("2027-01-20T10:00:00Z");
    home_.restart();
    EXPECT_EQ(drills(), 1U);
}

TEST_F(FireDrillsTest, AreOffByDefault) {
    home_.configuration = test::two_friends();
    home_.restart();
    go_to("2026-12-01T08:00:00Z");
    EXPECT_EQ(test::two_friends().channels[0].drill, domain::Drill::Never);
    drills(); // November's, planned before
    go_to("2027-01-01T08:00:00Z");
    EXPECT_EQ(drills(), 0U);
}

TEST_F(FireDrillsTest, WaitForTheHoursOfTheirChannel) {
    home_.configuration.channels[0].hours = domain::ChannelHours{9h, 18h};
    home_.reload();
    drills();
    go_to("2026-12-01T08:00:00Z");
    EXPECT_EQ(drills(), 0U);
    go_to("2026-12-01T09:00:00Z");
    EXPECT_EQ(drills(), 1U);
}

TEST_F(FireDrillsTest, RestInAPause) {
    drills();
    domain::Pause pause;
    pause.days = {day("2026-11-30"), day("2026-12-02")};
    home_.engine().pause(pause, home_.now());
    go_to("2026-12-01T08:00:00Z");
    EXPECT_EQ(drills(), 0U);
    go_to("2026-12-03T08:00:00Z");
    EXPECT_EQ(drills(), 1U);
}

TEST_F(FireDrillsTest, AFailureIsToldElsewhere) {
    answer_drill(domain::Outcome::Result::Permanent);
    const auto told = home_.deliver("mail");
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].message.title, "The monthly test by popup failed");
    EXPECT_NE(told[0].message.body.find("the test says so"), std::string::npos);
}

TEST_F(FireDrillsTest, AreNotJoinedByAnotherWhileTheyWait) {
    answer_drill(domain::Outcome::Result::Unavailable);
    home_.engine().outbox().channel_down("popup", "no server", home_.now());
    go_to("2026-12-01T08:00:00Z");
    home_.engine().outbox().channel_up("popup", home_.now());
    EXPECT_EQ(drills(), 1U);
    home_.pass(1h);
    home_.restart();
    EXPECT_EQ(drills(), 0U);
}

TEST_F(FireDrillsTest, TheLastOnesStateIsKnown) {
    const auto today = home_.engine().today(home_.now());
    EXPECT_EQ(last_drill(*home_.store, "popup", today)->state, DeliveryState::Pending);
    drills();
    EXPECT_EQ(last_drill(*home_.store, "popup", today)->state, DeliveryState::Delivered);
    const auto next = domain::plus_days(today, 30);
    EXPECT_EQ(last_drill(*home_.store, "popup", next)->state, DeliveryState::Delivered);
    EXPECT_EQ(last_drill(*home_.store, "mail", today), std::nullopt);
}

TEST(FireDrillsClockTest, NeverGoOutTwiceInAMonthHoweverTheClockMoves) {
    std::mt19937 random(23);
    std::uniform_int_distribution<int> jump(-1700, 1700);
    for (int run = 0; run < 5; ++run) {
        test::Household home(with_drills());
        std::set<std::string> months;
        for (int i = 0; i < 60; ++i) {
            home.clock.moment += std::chrono::hours(jump(random));
            if (i % 3 == 0) {
                home.restart();
            }
            home.engine().clock_was_set(home.now());
            home.engine().advance(home.now());
            const auto month = domain::format_date(home.engine().today(home.now())).substr(0, 7);
            for (const auto& sent : home.deliver("popup")) {
                if (delivery::is_drill(sent.lease.delivery)) {
                    EXPECT_TRUE(months.insert(month).second) << month;
                }
            }
        }
        EXPECT_GT(months.size(), 3U);
    }
}

} // namespace

} // namespace kith::app
