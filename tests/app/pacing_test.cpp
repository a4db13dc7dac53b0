#include "app/pacing.hpp"

#include "crowd.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace kith::app {

namespace {

using namespace std::chrono_literals;

using domain::ReminderState;
using test::crowd;
using test::day;
using test::Household;

constexpr auto one_day = 24h;

std::vector<std::string> open_contacts(const Household& home) {
    std::vector<std::string> ids;
    for (const auto& reminder : home.store->open_reminders()) {
        ids.push_back(reminder.contact);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

TEST(PacingTest, OpensAsManyPeopleADayAsThePaceAllows) {
    Household home(crowd(7, 3));
    EXPECT_EQ(home.store->open_count(), 3U);
    home.pass(one_day);
    EXPECT_EQ(home.store->open_count(), 6U);
    home.pass(one_day);
    EXPECT_EQ(home.store->open_count(), 7U);
}

TEST(PacingTest, TakesFirstWhoWaitsLongest) {
    const Household home(crowd(7, 3));
    EXPECT_EQ(open_contacts(home), (std::vector<std::string>{"p100", "p101", "p102"}));
}

TEST(PacingTest, OpensNoMoreAfterARestartInTheMiddleOfTheDay) {
    Household home(crowd(7, 3));
    home.restart();
    home.pass(2h);
    home.restart();
    EXPECT_EQ(home.store->open_count(), 3U);
}

TEST(PacingTest, OpensNoMoreWhenSomebodyIsSettledOnTheSameDay) {
    Household home(crowd(7, 3));
    const auto key = home.open_of("p100").key;
    home.engine().settle({&key, 1}, ReminderState::Done, "test", home.now());
    EXPECT_EQ(test::opened_on(*home.store, day("2026-11-23")), 3);
    EXPECT_EQ(home.store->open_count(), 2U);
}

TEST(PacingTest, LandsSoftlyAfterThreeWeeksOff) {
    Household home(crowd(12, 2));
    home.clock.moment += one_day * 21;
    home.restart();
    EXPECT_EQ(test::opened_on(*home.store, day("2026-12-14")), 2);
    home.pass(one_day);
    EXPECT_EQ(test::opened_on(*home.store, day("2026-12-15")), 2);
}

TEST(PacingTest, SpeaksToAMachineThatNeverRunsAtTheHour) {
    Household home(crowd(3, 1));
    home.clock.moment = test::instant("2026-11-24T06:00:00Z");
    home.restart();
    home.clock.moment = test::instant("2026-11-25T06:00:00Z");
    home.restart();
    EXPECT_EQ(test::opened_on(*home.store, day("2026-11-25")), 1);
}

TEST(PacingTest, OpensNobodyOnADayOff) {
    auto configuration = crowd(3, 3);
    configuration.pace.holidays = {day("2026-11-23"), day("2026-11-24")};
    Household home(configuration);
    home.pass(one_day);
    EXPECT_EQ(home.store->open_count(), 0U);
    home.pass(one_day);
    EXPECT_EQ(home.store->open_count(), 3U);
}

TEST(PacingTest, AsksToBeWokenForTheNextDealAndNoSooner) {
    Household home(crowd(7, 3));
    home.deliver("popup");
    EXPECT_EQ(home.engine().next_moment([](const auto&) { return true; }),
              test::instant("2026-11-24T08:00:00Z"));
}

TEST(PacingTest, LimitsNothingWithoutAPace) {
    Household home(crowd(7, std::nullopt));
    EXPECT_EQ(home.store->open_count(), 7U);
    EXPECT_EQ(home.engine().situation().calendar().attention, nullptr);
}

TEST(PacingTest, FillsADayThatBecameFree) {
    Household home(crowd(4, 1));
    domain::Interaction call;
    call.contact = "p101"; // tomorrow's
    call.date = day("2026-11-23");
    home.engine().log(call, std::nullopt, home.now());
    home.pass(one_day);
    EXPECT_EQ(open_contacts(home), (std::vector<std::string>{"p100", "p102"}));
}

TEST(PacingTest, KnowsWhatTheDaysHoldAfterARestart) {
    Household home(crowd(7, 3));
    const auto load = [&](const char* date) {
        return home.engine().situation().attention.value().load(day(date));
    };
    home.restart();
    EXPECT_EQ(load("2026-11-23"), 3);
    EXPECT_EQ(load("2026-11-24"), 3);
    EXPECT_EQ(load("2026-11-25"), 1);
}

/// Things that happen to a daemon, as numbers to shrink.
struct Step {
    int what = 0;
    int amount = 1;
};

std::ostream& operator<<(std::ostream& stream, const Step& step) {
    return stream << step.what << "x" << step.amount;
}

void log_call(Household& home, const std::string& contact) {
    domain::Interaction call;
    call.contact = contact;
    call.date = home.engine().today(home.now());
    home.engine().log(call, std::nullopt, home.now());
}

void skip_all(Household& home) {
    std::vector<domain::ReminderKey> keys;
    for (const auto& reminder : home.store->open_reminders()) {
        keys.push_back(reminder.key);
    }
    home.engine().settle(keys, ReminderState::Skipped, "test", home.now());
}

void happen(Household& home, const Step& step) {
    const auto today = home.engine().today(home.now());
    switch (step.what) {
    case 0:
        return home.pass(1h * step.amount);
    case 1: // off, and on again
        home.clock.moment += one_day * step.amount;
        return home.restart();
    case 2:
        return home.restart();
    case 3: // somebody sets the clock, back or on
        home.clock.moment -= 1h * step.amount;
        home.engine().clock_was_set(home.now());
        return home.engine().advance(home.now());
    case 4:
        return log_call(home, "p" + std::to_string(100 + step.amount % 10));
    case 5:
        return skip_all(home);
    case 6:
        home.engine().pause({0, {}, {today, domain::plus_days(today, step.amount)}, ""},
                            home.now());
        return;
    case 7:
        home.engine().resume({}, home.now());
        return;
    case 8:
        home.engine().fresh_start(home.now());
        return;
    default:
        return home.reload();
    }
}

rc::Gen<Step> any_step() {
    return rc::gen::build<Step>(rc::gen::set(&Step::what, rc::gen::inRange(0, 10)),
                                rc::gen::set(&Step::amount, rc::gen::inRange(1, 30)));
}

RC_GTEST_PROP(PacingProperty, NeverOpensMorePeopleOnADayThanThePace, ()) {
    const int most = *rc::gen::inRange(1, 4);
    Household home(crowd(10, most));
    const auto steps = *rc::gen::container<std::vector<Step>>(any_step());
    for (const auto& step : steps) {
        happen(home, step);
        RC_ASSERT(test::opened_on(*home.store, home.engine().today(home.now())) <= most);
    }
}

RC_GTEST_PROP(PacingProperty, ForgetsNobodyHoweverTheDaysGo, ()) {
    Household home(crowd(10, *rc::gen::inRange(1, 4)));
    for (const auto& step : *rc::gen::container<std::vector<Step>>(any_step())) {
        happen(home, step);
    }
    home.engine().resume({}, home.now());
    if (home.engine().held()) {
        return; // a clock that lies holds everything; EngineTest knows
    }
    for (int i = 0; i < 75; ++i) { // a fresh start, its stagger and the longest wait
        home.pass(one_day);
    }
    const auto today = home.engine().today(home.now());
    for (int i = 0; i < 10; ++i) {
        const auto id = "p" + std::to_string(100 + i);
        const bool waits = home.store->open_reminders_of(id).empty();
        const auto facts = home.store->facts(id, today).value();
        const bool was_said =
            std::any_of(facts.reminders.begin(), facts.reminders.end(),
                        [](const auto& reminder) { return reminder.opened_at.has_value(); });
        RC_ASSERT(!waits || was_said);
    }
}

} // namespace

} // namespace kith::app
