#include "app/event_intake.hpp"

#include "household.hpp"

#include <gtest/gtest.h>

namespace kith::app {

namespace {

using namespace std::chrono_literals;

using domain::ReminderState;
using domain::Value;

Value event(const std::string& id, const std::string& type) {
    Value made;
    made["event_id"] = id;
    made["type"] = type;
    return made;
}

Value card(const std::string& id, const std::string& name) {
    Value made;
    made["id"] = id;
    made["name"] = name;
    return made;
}

class EventIntakeTest : public testing::Test {
protected:
    /// Why it is refused; empty when it was taken.
    std::string take(const Value& event, const std::string& channel = "popup") {
        return intake_.take(channel, event, home_.now()).refusal.value_or("");
    }
    /// A press on the popup that is on the screen.
    Value press(const std::string& id, const std::string& type) {
        auto made = event(id, type);
        made["key"] = shown_;
        return made;
    }
    Value interaction(const std::string& who, const std::string& whom) {
        auto made = event("i1", "interaction");
        made["interaction"][who] = whom;
        made["interaction"]["date"] = "2026-11-22";
        made["interaction"]["kind"] = "meeting";
        made["interaction"]["note"] = "coffee";
        return made;
    }
    [[nodiscard]] bool knows(const std::string& id) const {
        return home_.store->contact(id).has_value();
    }

    test::Household home_;
    EventIntake intake_{home_.engine()};
    std::string reminder_ = home_.open_of("anna").key;
    std::string shown_ = home_.deliver("popup").at(0).lease.delivery.key;
};

TEST_F(EventIntakeTest, DoneSettlesTheReminderOfThatDelivery) {
    EXPECT_EQ(take(press("e1", "done")), "");
    EXPECT_EQ(home_.state_of(reminder_), ReminderState::Done);
    EXPECT_EQ(home_.store->reminder(reminder_)->settled_by, "popup");
}

TEST_F(EventIntakeTest, SkipSettlesItAsSkipped) {
    EXPECT_EQ(take(press("e1", "skip")), "");
    EXPECT_EQ(home_.state_of(reminder_), ReminderState::Skipped);
}

TEST_F(EventIntakeTest, TakesAReminderByItsOwnKey) {
    auto done = event("e1", "done");
    done["reminder"] = reminder_;
    EXPECT_EQ(take(done), "");
    EXPECT_EQ(home_.state_of(reminder_), ReminderState::Done);
}

TEST_F(EventIntakeTest, SnoozesForDays) {
    auto snooze = press("e1", "snooze");
    snooze["days"] = 7;
    EXPECT_EQ(take(snooze), "");
    EXPECT_EQ(home_.state_of(reminder_), ReminderState::Snoozed);
    EXPECT_EQ(home_.store->reminder(reminder_)->due_at, test::instant("2026-11-30T08:00:00Z"));
}

TEST_F(EventIntakeTest, SnoozesUntilADay) {
    auto snooze = press("e1", "snooze");
    snooze["until"] = "2026-12-24";
    EXPECT_EQ(take(snooze), "");
    EXPECT_EQ(home_.store->reminder(reminder_)->due_at, test::instant("2026-12-24T08:00:00Z"));
}

TEST_F(EventIntakeTest, SnoozesUntilAMoment) {
    auto snooze = press("e1", "snooze");
    snooze["until"] = "2026-11-23T18:30:00Z";
    EXPECT_EQ(take(snooze), "");
    EXPECT_EQ(home_.store->reminder(reminder_)->due_at, test::instant("2026-11-23T18:30:00Z"));
}

TEST_F(EventIntakeTest, RefusesASnoozeWithoutAnEnd) {
    EXPECT_NE(take(press("e1", "snooze")), "");
    EXPECT_EQ(home_.state_of(reminder_), ReminderState::Open);
}

TEST_F(EventIntakeTest, RefusesASnoozeForEver) {
    auto snooze = press("e1", "snooze");
    snooze["days"] = 100'000;
    EXPECT_NE(take(snooze), "");
}

TEST_F(EventIntakeTest, AppliesTheSameEventOnce) {
    auto snooze = press("e1", "snooze");
    snooze["days"] = 1;
    ASSERT_EQ(take(snooze), "");
    home_.pass(24h); // it is open again
    EXPECT_EQ(take(snooze), "");
    EXPECT_EQ(home_.state_of(reminder_), ReminderState::Open);
}

TEST_F(EventIntakeTest, KeepsTheEventsOfTwoPluginsApart) {
    ASSERT_EQ(take(interaction("contact", "anna"), "mail"), "");
    ASSERT_EQ(take(interaction("contact", "anna"), "address-book"), "");
    EXPECT_EQ(home_.store->interactions("anna", 10).size(), 2U);
}

TEST_F(EventIntakeTest, TakesAPressOnWhatIsSettledAlready) {
    home_.engine().settle({&reminder_, 1}, ReminderState::Skipped, "kith skip", home_.now());
    EXPECT_EQ(take(press("e1", "done")), "");
    EXPECT_EQ(home_.state_of(reminder_), ReminderState::Skipped);
}

TEST_F(EventIntakeTest, RefusesAKeyNobodyKnows) {
    auto done = event("e1", "done");
    done["key"] = "d-0";
    EXPECT_EQ(take(done), "there is no reminder of that key");
}

TEST_F(EventIntakeTest, RefusesATypeNobodyKnows) {
    EXPECT_NE(take(event("e1", "dance")).find("dance"), std::string::npos);
}

TEST_F(EventIntakeTest, RefusesAnEventWithoutAnId) {
    Value done;
    done["type"] = "done";
    EXPECT_NE(take(done), "");
}

TEST_F(EventIntakeTest, MayTakeARefusedIdAgain) {
    ASSERT_NE(take(event("e1", "dance")), "");
    EXPECT_EQ(take(press("e1", "done")), "");
    EXPECT_EQ(home_.state_of(reminder_), ReminderState::Done);
}

TEST_F(EventIntakeTest, RecordsAnInteractionByAddress) {
    EXPECT_EQ(take(interaction("email", "ANNA@example.org"), "mail"), "");
    const auto recorded = home_.store->interactions("anna", 10);
    ASSERT_EQ(recorded.size(), 1U);
    EXPECT_EQ(recorded[0].note, "coffee");
    EXPECT_EQ(recorded[0].source, "mail");
}

TEST_F(EventIntakeTest, AnInteractionAnswersTheReminder) {
    ASSERT_EQ(take(interaction("contact", "anna")), "");
    EXPECT_EQ(home_.state_of(reminder_), ReminderState::Done);
}

TEST_F(EventIntakeTest, RefusesAnInteractionWithAStranger) {
    EXPECT_NE(take(interaction("email", "nobody@example.org")), "");
    EXPECT_NE(take(interaction("contact", "nobody")), "");
}

TEST_F(EventIntakeTest, RefusesAnInteractionInTheFuture) {
    auto tomorrow = interaction("contact", "anna");
    tomorrow["interaction"]["date"] = "2026-11-24";
    EXPECT_NE(take(tomorrow), "");
    EXPECT_TRUE(home_.store->interactions("anna", 10).empty());
}

class ContactsEventTest : public EventIntakeTest {
protected:
    std::string take_snapshot(const std::string& id, const std::string& mark, bool last,
                              const std::vector<Value>& cards) {
        auto made = event(id, "contacts");
        made["snapshot"] = mark;
        made["last"] = last;
        made["upsert"] = Value::Array(cards.begin(), cards.end());
        return take(made, "address-book");
    }
};

TEST_F(ContactsEventTest, BringsPeople) {
    auto made = event("c1", "contacts");
    made["upsert"].push_back(card("greta", "Greta Lindqvist"));
    EXPECT_EQ(take(made, "address-book"), "");
    EXPECT_TRUE(knows("greta"));
}

TEST_F(ContactsEventTest, RemovesByName) {
    take_snapshot("c1", "s1", true, {card("greta", "Greta"), card("omar", "Omar")});
    auto made = event("c2", "contacts");
    made["remove"].push_back("greta");
    EXPECT_EQ(take(made, "address-book"), "");
    EXPECT_FALSE(knows("greta"));
    EXPECT_TRUE(knows("omar"));
}

TEST_F(ContactsEventTest, ASnapshotRemovesWhoIsMissing) {
    take_snapshot("c1", "s1", true, {card("greta", "Greta"), card("omar", "Omar")});
    take_snapshot("c2", "s2", true, {card("omar", "Omar")});
    EXPECT_FALSE(knows("greta"));
    EXPECT_TRUE(knows("omar"));
}

TEST_F(ContactsEventTest, ASnapshotRemovesNobodyBeforeItsLastPage) {
    take_snapshot("c1", "s1", true, {card("greta", "Greta")});
    take_snapshot("c2", "s2", false, {card("omar", "Omar")});
    EXPECT_TRUE(knows("greta"));
    take_snapshot("c3", "s2", true, {});
    EXPECT_FALSE(knows("greta"));
    EXPECT_TRUE(knows("omar"));
}

TEST_F(ContactsEventTest, ASnapshotLeavesThePeopleOfOthersAlone) {
    take_snapshot("c1", "s1", true, {});
    EXPECT_TRUE(knows("anna"));
}

TEST_F(ContactsEventTest, ANewBirthdayIsPlanned) {
    auto greta = card("greta", "Greta Lindqvist");
    Value birthday;
    birthday["kind"] = "birthday";
    birthday["date"] = "--11-27";
    greta["dates"].push_back(std::move(birthday));
    take_snapshot("c1", "s1", true, {greta});
    const auto ahead = home_.store->agenda(test::day("2026-11-27"), test::day("2026-11-27"), false);
    ASSERT_EQ(ahead.size(), 1U);
    EXPECT_EQ(ahead[0].contact, "greta");
}

TEST_F(ContactsEventTest, RefusesAPersonWithoutANameAndTakesNobodyOfThatPage) {
    Value nameless;
    nameless["id"] = "x";
    EXPECT_NE(take_snapshot("c1", "s1", true, {card("greta", "Greta"), nameless}), "");
    EXPECT_FALSE(knows("greta"));
}

} // namespace

} // namespace kith::app
