// What Engine::pause() and resume() promise, and the trap of a pause after which nothing comes.

#include "app/engine.hpp"

#include "crowd.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kith::app {

namespace {

using namespace std::chrono_literals;

using domain::ContactId;
using domain::ReminderState;
using test::day;
using test::Household;

bool always(const std::string&) { return true; }

bool is_notice(const Outbox::Dispatch& sent) {
    return sent.lease.delivery.kind == domain::DeliveryKind::Notice;
}

/// Anna's birthday is on 25 November, her cadence is open; Bert's turn comes on 1 December.
domain::Configuration with_a_birthday() {
    auto made = test::two_friends();
    domain::DatedFact birthday;
    birthday.date = domain::parse_partial_date("--11-25").value();
    made.contacts[0].dates = {birthday};
    return made;
}

class PauseTest : public testing::Test {
protected:
    void pause_until(const char* last, const ContactId& subject = {}) {
        home_.engine().pause({0, subject, {day("2026-11-23"), day(last)}, ""}, home_.now());
    }
    std::size_t open_of(const ContactId& contact) {
        return home_.store->open_reminders_of(contact).size();
    }
    /// Midnight after that day has come.
    void pass_midnights_until(const char* date) {
        while (home_.engine().today(home_.now()) < day(date)) {
            home_.pass(1h);
        }
    }

    Household home_{with_a_birthday()};
};

TEST_F(PauseTest, OpensNothingNew) {
    pause_until("2026-12-06");
    pass_midnights_until("2026-12-06");
    EXPECT_EQ(open_of("bert"), 0U);
    for (const auto& reminder : home_.store->open_reminders_of("anna")) {
        EXPECT_EQ(reminder.reasons.front().kind, domain::RuleKind::KeepInTouch);
    }
}

TEST_F(PauseTest, AfterItEndsEverythingIsReEvaluated) { // Alertmanager #3367
    pause_until("2026-12-06");
    home_.deliver("popup");
    pass_midnights_until("2026-12-07");
    home_.pass(9h);
    EXPECT_EQ(open_of("bert"), 1U);
    const auto anna = home_.open_of("anna");
    EXPECT_EQ(anna.reasons.front().kind, domain::RuleKind::Occasion);
    EXPECT_GE(home_.deliver("popup").size(), 2U);
}

TEST_F(PauseTest, ItsEndIsAMomentToBeWokenFor) {
    home_.configuration.contacts.clear();
    home_.configuration.channels.resize(1);
    home_.reload();
    pause_until("2026-12-06");
    home_.deliver("popup");
    EXPECT_EQ(home_.engine().next_moment(always), test::instant("2026-12-07T08:00:00Z"));
}

TEST_F(PauseTest, TellsThatItIsOver) {
    pause_until("2026-12-06");
    home_.deliver("popup");
    home_.clock.moment = test::instant("2026-12-07T08:00:00Z");
    home_.engine().advance(home_.now());
    const auto sent = home_.deliver("popup");
    EXPECT_TRUE(std::any_of(sent.begin(), sent.end(), is_notice));
}

TEST_F(PauseTest, TellsThatItIsOverWhenNothingRanOnThatDay) {
    pause_until("2026-12-06");
    home_.configuration.contacts.clear();
    home_.clock.moment = test::instant("2026-12-10T12:00:00Z");
    home_.restart();
    const auto sent = home_.deliver("popup");
    EXPECT_EQ(std::count_if(sent.begin(), sent.end(), is_notice), 1);
}

TEST_F(PauseTest, TellsThatItIsOverThoughTheOwnerWasQuickerThatMorning) {
    pause_until("2026-12-06");
    pass_midnights_until("2026-12-06");
    home_.deliver("popup");
    home_.clock.moment = test::instant("2026-12-07T07:00:00Z");
    home_.engine().meet({0, day("2026-12-20"), {}, "lunch", {"anna"}, "kith meet"}, home_.now());
    const auto sent = home_.deliver("popup");
    EXPECT_TRUE(std::any_of(sent.begin(), sent.end(), is_notice));
}

TEST_F(PauseTest, DoesNotNagMeanwhile) {
    pause_until("2026-12-06");
    pass_midnights_until("2026-12-06");
    EXPECT_TRUE(home_.deliver("mail").empty());
    home_.clock.moment = test::instant("2026-12-07T08:00:00Z");
    home_.engine().advance(home_.now());
    EXPECT_EQ(home_.deliver("mail").size(), 1U);
}

TEST_F(PauseTest, EndsWhenTheOwnerIsBackEarlier) {
    pause_until("2026-12-20");
    pass_midnights_until("2026-12-02");
    home_.pass(9h);
    EXPECT_EQ(open_of("bert"), 0U);
    const auto ended = home_.engine().resume({}, home_.now());
    EXPECT_EQ(ended.size(), 1U);
    EXPECT_EQ(open_of("bert"), 1U);
}

TEST_F(PauseTest, OfOnePersonLetsTheOthersSpeak) {
    pause_until("2026-12-20", "bert");
    pass_midnights_until("2026-12-02");
    EXPECT_EQ(open_of("bert"), 0U);
    EXPECT_EQ(home_.open_of("anna").reasons.front().kind, domain::RuleKind::Occasion);
    pass_midnights_until("2026-12-21");
    home_.pass(9h);
    EXPECT_EQ(open_of("bert"), 1U);
}

TEST_F(PauseTest, OfANetworkRestsWhoIsInIt) {
    pause_until("2026-12-20", "network:Friends");
    pass_midnights_until("2026-12-20");
    home_.pass(9h);
    EXPECT_EQ(open_of("bert"), 0U);
    home_.engine().resume("network:Friends", home_.now());
    EXPECT_EQ(open_of("bert"), 1U);
}

TEST_F(PauseTest, OutlivesARestart) {
    pause_until("2026-12-06");
    home_.clock.moment = test::instant("2026-12-03T12:00:00Z");
    home_.restart();
    EXPECT_EQ(open_of("bert"), 0U);
    home_.clock.moment = test::instant("2026-12-09T12:00:00Z");
    home_.restart();
    EXPECT_EQ(open_of("bert"), 1U);
}

TEST_F(PauseTest, OfTheConfigurationWorksAsWell) {
    home_.configuration.pace.pauses = {{0, {}, {day("2026-11-23"), day("2026-12-06")}, ""}};
    home_.reload();
    pass_midnights_until("2026-12-06");
    EXPECT_EQ(open_of("bert"), 0U);
    pass_midnights_until("2026-12-07");
    home_.pass(9h);
    EXPECT_EQ(open_of("bert"), 1U);
}

} // namespace

} // namespace kith::app
