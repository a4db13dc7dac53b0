#include "app/clock_trust.hpp"

#include "app/absence.hpp"
#include "command_fixture.hpp"
#include "household.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <set>
#include <utility>

namespace kith::app {

namespace {

using namespace std::chrono_literals;

using domain::Instant;
using domain::ReminderState;

class ClockTrustTest : public testing::Test {
protected:
    /// As a new process whose clock shows that moment.
    void start_at(const char* moment) {
        home_.clock.moment = test::instant(moment);
        home_.restart();
    }
    void set_clock(const char* moment) {
        home_.clock.moment = test::instant(moment);
        home_.engine().clock_was_set(home_.now());
    }
    test::Household home_; ///< its newest record is of noon, 23 November 2026
};

// F22
TEST_F(ClockTrustTest, AClockOf1970IsNotBelievedEvenByANewStore) {
    home_.store = storage::open_in_memory();
    start_at("1970-01-01T00:10:00Z");
    ASSERT_TRUE(home_.engine().held());
    EXPECT_TRUE(home_.store->open_reminders().empty());
}

// F22
TEST_F(ClockTrustTest, SettingItToAnotherMomentBeforeKithWasWrittenDoesNotHelp) {
    start_at("1970-01-01T00:10:00Z");
    set_clock("2004-05-01T12:00:00Z");
    EXPECT_TRUE(home_.engine().held());
    set_clock("2026-12-01T09:00:00Z");
    EXPECT_FALSE(home_.engine().held());
    EXPECT_EQ(home_.open_of("bert").state, ReminderState::Open);
}

// F22
TEST_F(ClockTrustTest, AClockThatFallsTo1970WhileRunningIsHeldUntilItIsSet) {
    set_clock("1970-01-01T00:00:00Z");
    EXPECT_TRUE(home_.engine().held());
    set_clock("2026-11-23T12:05:00Z");
    EXPECT_FALSE(home_.engine().held());
}

// F21
TEST_F(ClockTrustTest, ARecordOfTheFutureBlocksNothingOnceTheClockIsSetBack) {
    home_.pass(24h * 400);
    set_clock("2026-11-23T12:05:00Z");
    EXPECT_EQ(home_.store->newest_record(), home_.now());
    home_.restart();
    EXPECT_FALSE(home_.engine().held());
}

// F21
TEST_F(ClockTrustTest, AClockThatRanOnForADayAndNobodySetIsBelieved) {
    home_.pass(24h * 400);
    start_at("2026-11-24T08:00:00Z");
    EXPECT_TRUE(home_.engine().held());
    start_at("2026-11-24T20:00:00Z");
    EXPECT_TRUE(home_.engine().held());
    start_at("2026-11-25T08:00:00Z");
    EXPECT_FALSE(home_.engine().held());
}

// F21
TEST_F(ClockTrustTest, WhatAClockThatWasAheadHasPlannedIsPlannedAnew) {
    home_.pass(24h * 900);
    set_clock("2026-11-23T12:05:00Z");
    domain::Interaction call;
    call.contact = "bert";
    call.date = test::day("2026-11-23");
    home_.engine().log(call, std::nullopt, home_.now());
    const auto ahead = home_.store->agenda(test::day("2027-01-04"), test::day("2027-01-04"), false);
    ASSERT_EQ(ahead.size(), 1U);
    EXPECT_EQ(ahead[0].contact, "bert");
}

// F21
TEST_F(ClockTrustTest, ADigestOfAClockThatWasAheadDoesNotKeepTheNextOnesAway) {
    for (int day = 0; day < 20; ++day) { // their digests are over when they come
        home_.pass(24h);
        home_.deliver("mail");
    }
    set_clock("2026-11-23T12:05:00Z");
    std::size_t digests = 0;
    for (int day = 0; day < 22; ++day) {
        home_.pass(24h);
        digests += home_.deliver("mail").size();
    }
    EXPECT_GE(digests, 1U);
}

// F21
TEST_F(ClockTrustTest, BelievedAtAStartItSaysWhatWaitedForAWrongDay) {
    set_clock("2026-12-01T08:01:00Z"); // Bert's digest would be that of 2 December
    home_.deliver("mail");
    start_at("2026-11-25T12:00:00Z");
    start_at("2026-11-26T12:00:00Z");
    ASSERT_FALSE(home_.engine().held());
    std::set<domain::ReminderKey> told;
    for (int day = 0; day < 10; ++day) {
        home_.pass(24h);
        for (const auto& sent : home_.deliver("mail")) {
            for (const auto& item : sent.message.items) {
                told.insert(item.key);
            }
        }
    }
    EXPECT_EQ(told.size(), 2U);
}

class WasOffTest : public test::CommandFixture {
protected:
    void be_off(Instant::duration span) {
        home_.deliver("popup");
        home_.engine().end(home_.now());
        home_.clock.moment += span;
        home_.restart();
    }
};

TEST_F(WasOffTest, IsTheFirstThingThatIsSaid) {
    be_off(24h * 10);
    const auto sent = home_.deliver("popup");
    ASSERT_FALSE(sent.empty());
    EXPECT_EQ(sent[0].message.title, "kith was off for a while");
    EXPECT_NE(sent[0].message.body.find("From 23 November 2026, 12:00 to 3 December 2026, 12:00"),
              std::string::npos)
        << sent[0].message.body;
}

TEST_F(WasOffTest, BeginsTheFirstDigestAndNoOther) {
    be_off(24h * 10);
    home_.pass(1min);
    const auto first = home_.deliver("mail");
    ASSERT_EQ(first.size(), 1U);
    EXPECT_TRUE(first[0].message.preface.starts_with("From 23 November 2026, 12:00"));
    EXPECT_TRUE(first[0].message.body.starts_with(first[0].message.preface + "\n\n"));
    home_.pass(24h);
    const auto second = home_.deliver("mail");
    ASSERT_EQ(second.size(), 1U);
    EXPECT_EQ(second[0].message.preface, "");
}

TEST_F(WasOffTest, CountsFromTheEndOfARunNotFromItsLastRecord) {
    home_.deliver("popup");
    home_.pass(24h * 3); // nothing is recorded
    be_off(24h * 10);
    const auto was_off = run("due").at("was_off");
    EXPECT_EQ(was_off.at("from").as_string(), "2026-11-26T12:00:00Z");
    EXPECT_EQ(was_off.at("to").as_string(), "2026-12-06T12:00:00Z");
    EXPECT_GE(was_off.at("late").as_integer(), 1);
}

TEST_F(WasOffTest, IsNoNewsAfterADay) {
    be_off(24h * 10);
    home_.pass(24h);
    EXPECT_TRUE(run("due").at("was_off").is_null());
}

/// A household whose clock does anything, and what was promised of it.
class WildClock {
public:
    void step() {
        const auto sign = *rc::gen::element(-1, 1);
        switch (*rc::gen::inRange(0, 6)) {
        case 0: // set, by a little or a lot
            home_.clock.moment += sign * std::chrono::minutes(*rc::gen::inRange(1, 60 * 24 * 500));
            home_.engine().clock_was_set(home_.now());
            break;
        case 1:
            home_.clock.moment = Instant(std::chrono::hours(*rc::gen::inRange(0, 1000)));
            home_.engine().clock_was_set(home_.now());
            break;
        case 2: // off for a while, and the clock with it
            home_.clock.moment += sign * std::chrono::hours(*rc::gen::inRange(1, 24 * 60));
            home_.restart();
            break;
        case 3:
            home_.configuration.time_zone =
                *rc::gen::element<std::string>("UTC", "Pacific/Auckland", "America/Santiago");
            home_.reload();
            break;
        default:
            home_.clock.moment += std::chrono::minutes(*rc::gen::inRange(1, 60 * 24 * 3));
        }
        run();
    }

    /// The clock is right again and stays so.
    void end() {
        home_.clock.moment = test::instant("2028-01-01T00:00:00Z");
        home_.engine().clock_was_set(home_.now());
        for (int day = 0; day < 60; ++day) {
            run();
            home_.clock.moment += 24h;
        }
        run();
        RC_ASSERT(!home_.engine().held());
        RC_ASSERT(home_.store->due(home_.now(), 10).empty());
        for (const auto& reminder : home_.store->open_reminders()) {
            for (const auto* channel : {"popup", "mail"}) {
                RC_LOG() << reminder.key << " by " << channel << std::endl;
                RC_ASSERT(heard_.contains({channel, reminder.key}));
            }
        }
    }

private:
    /// What the alarm and the plugins do.
    void run() {
        home_.engine().advance(home_.now());
        if (home_.engine().held()) {
            return;
        }
        for (const auto* channel : {"popup", "mail"}) {
            for (const auto& sent : home_.deliver(channel)) {
                RC_ASSERT(told_.insert(sent.lease.delivery.key).second); // once a key
                for (const auto& item : sent.message.items) {
                    heard_.insert({channel, item.key});
                    const auto reminder = home_.store->reminder(item.key);
                    RC_ASSERT(reminder->due_at <= home_.now()); // never early
                }
            }
        }
    }

    test::Household home_;
    std::set<std::string> told_;                          ///< keys of deliveries
    std::set<std::pair<std::string, std::string>> heard_; ///< channel and reminder
};

// F20 F21 G4 G5
RC_GTEST_PROP(WildClockTest, NothingIsSaidEarlyOrTwiceAndEverythingInTheEnd, ()) {
    WildClock clock;
    const auto steps = *rc::gen::inRange(1, 25);
    for (int i = 0; i < steps; ++i) {
        clock.step();
    }
    clock.end();
}

} // namespace

} // namespace kith::app
