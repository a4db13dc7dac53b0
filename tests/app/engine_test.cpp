#include "app/engine.hpp"

#include "household.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kith::app {

namespace {

using namespace std::chrono_literals;

using domain::DeliveryKind;
using domain::DeliveryState;
using domain::ReminderState;

bool always(const std::string&) { return true; }

std::size_t notices(const std::vector<Outbox::Dispatch>& sent) {
    return static_cast<std::size_t>(std::count_if(sent.begin(), sent.end(), [](const auto& one) {
        return one.lease.delivery.kind == DeliveryKind::Notice;
    }));
}

class EngineTest : public testing::Test {
protected:
    test::Household home_;
};

TEST_F(EngineTest, OpensWhatIsDueAtTheStart) {
    EXPECT_EQ(home_.open_of("anna").state, ReminderState::Open);
    EXPECT_TRUE(home_.store->open_reminders_of("bert").empty());
}

TEST_F(EngineTest, OpensTheOthersWhenTheirDayComes) {
    const auto next = home_.engine().next_moment(always);
    ASSERT_TRUE(next);
    EXPECT_EQ(home_.store->next_change(), test::instant("2026-12-01T08:00:00Z"));
    home_.clock.moment = test::instant("2026-12-01T07:59:59Z");
    home_.engine().advance(home_.now());
    EXPECT_TRUE(home_.store->open_reminders_of("bert").empty());
    home_.pass(1s);
    EXPECT_EQ(home_.open_of("bert").state, ReminderState::Open);
}

TEST_F(EngineTest, OpensNothingTwice) {
    home_.deliver("popup");
    home_.engine().advance(home_.now());
    home_.restart();
    EXPECT_TRUE(home_.deliver("popup").empty());
    EXPECT_EQ(home_.store->open_reminders().size(), 1U);
}

TEST_F(EngineTest, PlansTheNextOneAfterAnInteraction) {
    const auto answered = home_.open_of("anna").key;
    domain::Interaction call;
    call.contact = "anna";
    call.date = home_.engine().today(home_.now());
    home_.engine().log(call, std::nullopt, home_.now());
    EXPECT_EQ(home_.state_of(answered), ReminderState::Done);
    const auto ahead = home_.store->agenda(test::day("2027-01-04"), test::day("2027-01-04"), false);
    ASSERT_EQ(ahead.size(), 1U);
    EXPECT_EQ(ahead[0].contact, "anna");
}

TEST_F(EngineTest, TakesAShownPopupBackWhenItsReminderIsSettled) {
    const auto shown = home_.deliver("popup");
    ASSERT_EQ(shown.size(), 1U);
    const auto key = home_.open_of("anna").key;
    home_.engine().settle({&key, 1}, ReminderState::Done, "test", home_.now());
    const auto taken_back = home_.deliver("popup");
    ASSERT_EQ(taken_back.size(), 1U);
    EXPECT_EQ(taken_back[0].lease.delivery.kind, DeliveryKind::Withdraw);
    EXPECT_EQ(taken_back[0].lease.delivery.belongs_to, shown[0].lease.delivery.key);
}

TEST_F(EngineTest, SettlesOnlyWhatIsOpen) {
    const auto key = home_.open_of("anna").key;
    EXPECT_EQ(home_.engine().settle({&key, 1}, ReminderState::Done, "test", home_.now()).size(),
              1U);
    EXPECT_TRUE(
        home_.engine().settle({&key, 1}, ReminderState::Skipped, "test", home_.now()).empty());
    EXPECT_EQ(home_.state_of(key), ReminderState::Done);
}

TEST_F(EngineTest, SaysASnoozedOneAgainInANewRound) {
    home_.deliver("popup");
    const auto key = home_.open_of("anna").key;
    ASSERT_TRUE(home_.engine().snooze(key, home_.now() + 24h, home_.now()));
    home_.deliver("popup"); // the withdrawal
    home_.pass(24h);
    const auto again = home_.deliver("popup");
    ASSERT_EQ(again.size(), 1U);
    EXPECT_EQ(again[0].lease.delivery.round, 2);
}

TEST_F(EngineTest, CancelsTheRemindersOfWhomTheConfigurationDrops) {
    const auto key = home_.open_of("anna").key;
    home_.configuration.contacts.erase(home_.configuration.contacts.begin());
    home_.reload();
    EXPECT_EQ(home_.state_of(key), ReminderState::Cancelled);
    EXPECT_FALSE(home_.store->contact("anna"));
}

// F42
TEST_F(EngineTest, CancelsWhatARemovedRuleHadOpened) {
    const auto key = home_.open_of("anna").key;
    home_.configuration.rules.clear();
    home_.reload();
    EXPECT_EQ(home_.state_of(key), ReminderState::Cancelled);
}

// F42: a rule is its name, not its place in the file.
TEST_F(EngineTest, MovingARuleInItsFileChangesNothingRenamingItCancelsAndPlansAnew) {
    const auto key = home_.open_of("anna").key;
    auto& rules = home_.configuration.rules;
    std::swap(rules.front(), rules.back());
    home_.reload();
    EXPECT_EQ(home_.state_of(key), ReminderState::Open);
    EXPECT_EQ(home_.store->open_reminders().size(), 1U);
    rules.back().name = "old-friends";
    home_.reload();
    EXPECT_EQ(home_.state_of(key), ReminderState::Cancelled);
    EXPECT_NE(home_.open_of("anna").key, key);
}

TEST_F(EngineTest, DropsThePeopleOfARemovedSource) {
    domain::Contact card;
    card.id = "c1";
    card.name = "Greta Lindqvist";
    home_.store->put_contacts("address-book", {&card, 1}, {}, "", home_.now(),
                              test::day("2026-11-23"));
    home_.reload();
    ASSERT_TRUE(home_.store->contact("c1"));
    home_.configuration.sources.clear();
    home_.reload();
    EXPECT_FALSE(home_.store->contact("c1"));
}

TEST_F(EngineTest, EndsDeliveriesOfARemovedChannelVisibly) {
    const auto key = home_.open_of("anna").key;
    home_.configuration.channels.erase(home_.configuration.channels.begin());
    home_.reload();
    const auto deliveries = home_.store->deliveries_of(key);
    const auto popup = std::find_if(deliveries.begin(), deliveries.end(),
                                    [](const auto& one) { return one.channel == "popup"; });
    ASSERT_NE(popup, deliveries.end());
    EXPECT_EQ(popup->state, DeliveryState::Dead);
}

class AbsenceTest : public EngineTest {
protected:
    /// Off from now on, and back so much later.
    void be_away(domain::Instant::duration span) {
        home_.deliver("popup");
        home_.clock.moment += span;
        home_.restart();
    }
};

TEST_F(AbsenceTest, IsToldWhenSomethingWasMissed) {
    be_away(24h * 10);
    EXPECT_EQ(notices(home_.deliver("popup")), 1U);
}

TEST_F(AbsenceTest, IsToldOnce) {
    be_away(24h * 10);
    home_.deliver("popup");
    home_.restart();
    home_.pass(1h);
    EXPECT_EQ(notices(home_.deliver("popup")), 0U);
}

TEST_F(AbsenceTest, IsNobodysBusinessWhenNothingWasMissed) {
    be_away(24h * 2);
    EXPECT_EQ(notices(home_.deliver("popup")), 0U);
}

TEST_F(AbsenceTest, IsNotToldAtTheFirstStart) { EXPECT_EQ(notices(home_.deliver("popup")), 0U); }

class HeldEngineTest : public EngineTest {
protected:
    /// Started again by a clock that lies before the newest record.
    HeldEngineTest() {
        home_.clock.moment -= 48h;
        home_.restart();
    }
};

TEST_F(HeldEngineTest, SaysWhy) {
    ASSERT_TRUE(home_.engine().held());
    EXPECT_NE(home_.engine().held()->find("set the clock"), std::string::npos);
}

TEST_F(HeldEngineTest, WaitsForNoMoment) { EXPECT_FALSE(home_.engine().next_moment(always)); }

TEST_F(HeldEngineTest, OpensNothingHoweverTimePasses) {
    home_.pass(24h * 30);
    EXPECT_TRUE(home_.store->open_reminders_of("bert").empty());
}

TEST_F(HeldEngineTest, TakesNoConfigurationIn) {
    home_.configuration.contacts.clear();
    home_.reload();
    EXPECT_TRUE(home_.store->contact("anna"));
}

TEST_F(HeldEngineTest, CatchesUpOnceTheClockIsSet) {
    home_.clock.moment = test::instant("2026-12-01T09:00:00Z");
    home_.engine().clock_was_set(home_.now());
    EXPECT_FALSE(home_.engine().held());
    EXPECT_EQ(home_.open_of("bert").state, ReminderState::Open);
}

TEST_F(EngineTest, TrustsAClockThatIsALittleBehind) {
    home_.clock.moment -= 1h;
    home_.restart();
    EXPECT_FALSE(home_.engine().held());
}

} // namespace

} // namespace kith::app
