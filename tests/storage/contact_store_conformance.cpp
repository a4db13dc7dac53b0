#include "storage/store_conformance.hpp"

#include <algorithm>

namespace kith::test {

namespace {

using domain::Contact;
using domain::ContactId;
using domain::ReminderState;
using Ids = std::vector<ContactId>;
using Texts = std::vector<std::string>;

domain::Interaction call(const std::string& contact, int days_from_today, std::string note = "") {
    domain::Interaction made{};
    made.contact = contact;
    made.date = day(days_from_today);
    made.note = std::move(note);
    made.source = "kith log";
    return made;
}

Contact full_contact() {
    auto anna = person("anna", "Anna Bérger", {"Anna@Example.org", "a@b.de"});
    anna.phones = {"+49 228 1234"};
    anna.dates = {{domain::DateKind::Birthday, "", {1988, 2, 29}},
                  {domain::DateKind::Custom, "choir", {std::nullopt, 6, 9}}};
    anna.institutions = {"Diakonie"};
    anna.networks = {"choir"};
    anna.tags = {"x", "y"};
    anna.importance = domain::Importance::High;
    anna.time_zone = "Europe/Berlin";
    anna.language = "de";
    anna.cadence = domain::Cadence{{6, domain::Span::Unit::Weeks}, domain::Span{3}};
    anna.leap_day = domain::LeapDay::Mar1;
    anna.last_contact = day(-30);
    anna.deceased = true;
    anna.note = "likes \"quotes\" and \\";
    return anna;
}

} // namespace

TEST_P(StoreConformance, AContactComesBackAsItWasPut) {
    const auto anna = full_contact();
    EXPECT_EQ(store().put_contacts("config", std::span(&anna, 1), {}, "", noon, today),
              Ids{"anna"});
    EXPECT_EQ(store().contact("anna"), anna);
    EXPECT_TRUE(store().has_contact("anna"));
    EXPECT_EQ(store().contact("ben"), std::nullopt);
    EXPECT_FALSE(store().has_contact("ben"));
    EXPECT_EQ(store().contact_count(), 1U);
    EXPECT_EQ(store().put_contacts("config", std::span(&anna, 1), {}, "", noon + 1h, today), Ids{});
}

TEST_P(StoreConformance, AContactIsFoundByAnyAddressWithoutCase) {
    put({full_contact(), person("ben", "Ben")});
    EXPECT_EQ(store().contact_by_email("ANNA@example.ORG"), "anna");
    EXPECT_EQ(store().contact_by_email("a@b.de"), "anna");
    EXPECT_EQ(store().contact_by_email("b@b.de"), std::nullopt);
    put({person("anna", "Anna")});
    EXPECT_EQ(store().contact_by_email("a@b.de"), std::nullopt);
}

TEST_P(StoreConformance, ContactsComeByName) {
    put({person("3", "Ömer"), person("1", "zoe"), person("2", "Anna"), person("4", "anna")});
    Ids seen;
    Texts names;
    store().each_contact([&](const ContactId& id, const std::string& name) {
        seen.push_back(id);
        names.push_back(name);
        return seen.size() < 3;
    });
    EXPECT_EQ(seen, (Ids{"2", "4", "3"}));
    EXPECT_EQ(names, (Texts{"Anna", "anna", "Ömer"}));
}

TEST_P(StoreConformance, ManyContactsAreVisitedOnceEachWhileTheyChange) {
    std::vector<Contact> many;
    for (int i = 0; i < 600; ++i) {
        many.push_back(person("id" + std::to_string(i), "Same Name"));
        many.back().emails = {std::to_string(i) + "@example.org"};
    }
    store().put_contacts("book", many, {}, "", noon, today);
    auto& held = store();
    std::size_t visits = 0;
    held.each_contact([&](const ContactId& id, const std::string&) {
        ++visits;
        held.apply_plan(id, plan_of({planned("r/" + id, id)}), noon, today);
        return true;
    });
    EXPECT_EQ(visits, 600U);
    EXPECT_EQ(store().due(noon, 1000).size(), 600U);
}

TEST_P(StoreConformance, DescriptionsWithOneIdAreOneContactAndTheConfigurationIsTheOverlay) {
    auto card = person("anna", "Anna B.", {"anna@example.org"});
    card.note = "from the card";
    put({card}, "book");
    auto overlay = person("anna", "Anna");
    overlay.importance = domain::Importance::High;
    put({overlay});
    EXPECT_EQ(store().contact("anna"), merged(overlay, card, "anna"));
    EXPECT_EQ(store().contact_count(), 1U);
}

TEST_P(StoreConformance, DescriptionsJoinByAddress) {
    put({person("anna", "Anna", {"anna@example.org"})});
    const auto card = person("uid-1", "Dr. A. Berger", {"x@y.de", "ANNA@example.org"});
    EXPECT_EQ(store().put_contacts("book", std::span(&card, 1), {}, "", noon, today), Ids{"anna"});
    EXPECT_EQ(store().contact_count(), 1U);
    EXPECT_EQ(store().contact("anna")->name, "Anna");
    EXPECT_EQ(store().contact("uid-1"), std::nullopt);
    EXPECT_EQ(store().contact_by_email("x@y.de"), "anna");
}

TEST_P(StoreConformance, TwoPeopleOfOneBookWhoShareAnAddressStayTwo) {
    put({person("1", "Anna Berger", {"family@example.org"}),
         person("2", "Ben Berger", {"family@example.org"})},
        "book");
    EXPECT_EQ(store().contact_count(), 2U);
    put({person("3", "Ben Berger", {"family@example.org"})}, "book"); // the same card, twice
    EXPECT_EQ(store().contact_count(), 2U);
}

TEST_P(StoreConformance, DescriptionsOfOtherSourcesJoinByNameWhenThereIsOneOnly) {
    put({person("anna", "Anna Bérger"), person("ben", "Ben"), person("ben2", "ben")});
    put({person("uid-1", "anna berger"), person("uid-2", "Ben")}, "book");
    EXPECT_EQ(store().contact("uid-1"), std::nullopt);
    EXPECT_TRUE(store().contact("uid-2"));
    put({person("uid-3", "Anna Berger")}, "book"); // a namesake in the same book is another person
    EXPECT_TRUE(store().contact("uid-3"));
    EXPECT_EQ(store().contact_count(), 5U);
}

TEST_P(StoreConformance, ADescriptionStaysWithItsContactWhenItChanges) {
    put({person("anna", "Anna", {"anna@example.org"})});
    put({person("uid-1", "Anna", {"anna@example.org"})}, "book");
    put({person("uid-1", "Anna Miller", {"new@example.org"})}, "book");
    EXPECT_EQ(store().contact("uid-1"), std::nullopt);
    EXPECT_EQ(store().contact("anna")->emails, (Texts{"anna@example.org", "new@example.org"}));

    EXPECT_EQ(store().put_contacts("config", {}, Texts{"anna"}, "", noon, today), Ids{"anna"});
    EXPECT_EQ(store().contact("anna")->name, "Anna Miller");
}

TEST_P(StoreConformance, ACardThatOnlyChangedItsIdKeepsItsContact) {
    put({person("uid-1", "Anna", {"anna@example.org"})}, "book");
    const auto renamed = person("uid-2", "Anna", {"anna@example.org"});
    EXPECT_EQ(store().put_contacts("book", std::span(&renamed, 1), Texts{"uid-1"}, "", noon, today),
              Ids{});
    EXPECT_TRUE(store().contact("uid-1"));
    EXPECT_EQ(store().contact_count(), 1U);
}

TEST_P(StoreConformance, AGoneContactKeepsItsInteractionsAndLosesItsReminders) {
    put({person("anna", "Anna", {"anna@example.org"})}, "book");
    store().log(call("anna", -1), std::nullopt, noon);
    open("spoken", {single("mail", "spoken")});
    store().apply_plan("anna", plan_of({planned("planned", "anna", 9)}), noon, today);
    EXPECT_EQ(store().put_contacts("book", {}, Texts{"anna", "unknown"}, "", noon, today),
              Ids{"anna"});

    EXPECT_EQ(store().contact("anna"), std::nullopt);
    EXPECT_EQ(store().contact_count(), 0U);
    EXPECT_EQ(store().contact_by_email("anna@example.org"), std::nullopt);
    EXPECT_FALSE(store().facts("anna", today));
    EXPECT_EQ(store().interactions("anna", 10).size(), 1U);
    EXPECT_EQ(state_of("spoken"), ReminderState::Cancelled);
    EXPECT_EQ(state_of("planned"), ReminderState::Cancelled);
    EXPECT_EQ(state_of(single("mail", "spoken")), domain::DeliveryState::Superseded);
}

TEST_P(StoreConformance, AContactThatReturnsIsKnownSinceItsFirstDay) {
    put({person("anna", "Anna")});
    store().apply_plan("anna", plan_of({planned("k", "anna", 9)}), noon, today);
    store().put_contacts("config", {}, Texts{"anna"}, "", noon, day(1));
    const auto anna = person("anna", "Anna");
    store().put_contacts("config", std::span(&anna, 1), {}, "", noon, day(2));
    EXPECT_EQ(store().facts("anna", day(2))->first_known, today);
    EXPECT_TRUE(store().apply_plan("anna", plan_of({planned("k", "anna", 9)}), noon, day(2)));
    EXPECT_EQ(state_of("k"), ReminderState::Planned);
}

TEST_P(StoreConformance, AFinishedSnapshotRemovesWhatDidNotCome) {
    put({person("1", "Anna"), person("2", "Ben"), person("3", "Cleo")}, "book");
    put({person("4", "Dora")}, "other");
    put({person("1", "Anna")}, "book", "s1");
    put({person("5", "Emil")}, "book", "s1");
    EXPECT_EQ(store().finish_snapshot("book", "s1", noon, today), (Ids{"2", "3"}));
    EXPECT_EQ(store().contact_count(), 3U);
    EXPECT_EQ(store().finish_snapshot("other", "s2", noon, today), Ids{"4"});
}

TEST_P(StoreConformance, ASnapshotThatWasCutOffRemovesNothing) {
    put({person("1", "Anna"), person("2", "Ben")}, "book");
    put({person("1", "Anna")}, "book", "cut off");
    put({person("2", "Ben")}, "book", "whole");
    EXPECT_EQ(store().finish_snapshot("book", "whole", noon, today), Ids{"1"});
}

TEST_P(StoreConformance, SourcesThatAreGoneTakeTheirDescriptions) {
    put({person("1", "Anna")}, "a");
    put({person("2", "Ben")}, "b");
    put({person("3", "Anna")}, "c");
    EXPECT_EQ(store().retain_sources(Texts{"b", "c"}, noon, today), Ids{});
    EXPECT_EQ(store().retain_sources(Texts{"b"}, noon, today), Ids{"1"});
    EXPECT_EQ(store().contact_count(), 1U);
}

TEST_P(StoreConformance, AChangedContactIsAChangeOfTheAgenda) {
    put({person("anna", "Anna")});
    store().apply_plan("anna", plan_of({planned("k", "anna")}), noon, today);
    const auto revision = store().agenda_revision();
    put({person("anna", "Anna Miller")});
    const auto changes = store().agenda_changes(revision, 10);
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].reminder.key, "k");
    EXPECT_EQ(changes[0].reminder.sequence, 0);
}

TEST_P(StoreConformance, InteractionsComeNewestFirst) {
    auto meeting = call("anna", -3, "moved to Bonn");
    meeting.kind = domain::InteractionKind::Meeting;
    meeting.direction = domain::Direction::In;
    meeting.balance = domain::Balance::Received;
    meeting.id = store().log(meeting, std::nullopt, noon);
    const auto today_first = store().log(call("anna", 0), std::nullopt, noon);
    const auto today_second = store().log(call("anna", 0), std::nullopt, noon);
    store().log(call("ben", 0, "other"), std::nullopt, noon);

    const auto all = store().interactions("anna", 10);
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].id, today_second);
    EXPECT_EQ(all[1].id, today_first);
    EXPECT_EQ(all[2], meeting);
    EXPECT_EQ(store().interactions("anna", 1).size(), 1U);
    EXPECT_EQ(store().last_note("anna"), meeting);
    EXPECT_EQ(store().last_note("cleo"), std::nullopt);
}

TEST_P(StoreConformance, APromiseIsKnownUntilItIsSettled) {
    put({person("anna", "Anna")});
    domain::Promise later{};
    later.due = day(9);
    later.text = "send the book";
    auto sooner = later;
    sooner.due = day(2);
    store().log(call("anna", -1), later, noon);
    store().log(call("anna", 0), sooner, noon);

    const auto promises = store().facts("anna", today)->promises;
    ASSERT_EQ(promises.size(), 2U);
    EXPECT_EQ(promises[0].due, day(2));
    EXPECT_EQ(promises[1].text, "send the book");
    EXPECT_EQ(promises[1].contact, "anna");
    EXPECT_EQ(promises[1].made, day(-1));
    store().settle_promise(promises[0].id, noon);
    EXPECT_EQ(store().facts("anna", today)->promises.size(), 1U);
}

TEST_P(StoreConformance, AnIntroductionIsAPromiseThatNamesWhom) {
    put({person("anna", "Anna")});
    domain::Promise promise{0, "", {}, day(7), "Ben", "ben"};
    store().log(call("anna", 0), promise, noon);
    promise = {store().facts("anna", today)->promises[0].id, "anna", today, day(7), "Ben", "ben"};
    EXPECT_EQ(store().facts("anna", today)->promises, std::vector<domain::Promise>{promise});
    EXPECT_EQ(store().promise(promise.id), promise);
    store().settle_promise(promise.id, noon);
    EXPECT_EQ(store().promise(promise.id), promise);
    EXPECT_EQ(store().promise(promise.id + 1), std::nullopt);
}

TEST_P(StoreConformance, APromiseMayComeWithoutAnInteraction) {
    put({person("anna", "Anna")});
    domain::Promise promise{0, "anna", today, day(21), "ask how it went", ""};
    promise.id = store().add_promise(promise, noon);
    EXPECT_EQ(store().facts("anna", today)->promises, std::vector<domain::Promise>{promise});
    EXPECT_TRUE(store().interactions("anna", 1).empty());
    EXPECT_EQ(store().newest_record(), noon);
}

TEST_P(StoreConformance, InteractionsOfEverybodyComeNewestFirst) {
    store().log(call("anna", -3), std::nullopt, noon);
    const auto first = store().log(call("anna", -2), std::nullopt, noon);
    const auto last = store().log(call("ben", -1), std::nullopt, noon);
    const auto second = store().log(call("cem", -2), std::nullopt, noon);
    store().log(call("anna", 0), std::nullopt, noon);
    std::vector<std::int64_t> ids;
    for (const auto& one : store().interactions_between(day(-2), day(-1), 10)) {
        ids.push_back(one.id);
    }
    EXPECT_EQ(ids, (std::vector{last, second, first}));
    EXPECT_EQ(store().interactions_between(day(-2), day(-1), 1).size(), 1U);
}

TEST_P(StoreConformance, FactsHoldWhatPlanningNeeds) {
    put({person("anna", "Anna")});
    for (int i = 0; i < 60; ++i) {
        store().log(call("anna", -i), std::nullopt, noon);
    }
    open("settled");
    settle("settled");
    open("open");
    store().apply_plan("anna", plan_of({planned("planned", "anna", 5)}), noon, today);

    const auto facts = store().facts("anna", today).value();
    EXPECT_EQ(facts.contact, person("anna", "Anna"));
    EXPECT_EQ(facts.first_known, today);
    ASSERT_EQ(facts.interactions.size(), 50U);
    EXPECT_EQ(facts.interactions.front().date, today);
    EXPECT_EQ(facts.interactions.back().date, day(-49));
    EXPECT_EQ(facts.reminders.size(), 3U);
    EXPECT_FALSE(store().facts("ben", today));
}

} // namespace kith::test
