#include "storage/store_conformance.hpp"

namespace kith::test {

namespace {

using domain::Proposal;
using domain::ProposalState;
using domain::Proposed;

Proposal meeting(std::string key, std::string contact, int days_from_today) {
    auto made = trace(std::move(key), std::move(contact), days_from_today);
    made.what = Proposed::Meeting;
    made.kind = domain::InteractionKind::Meeting;
    return made;
}

} // namespace

TEST_P(StoreConformance, AProposalIsKeptAsItIsAndFoundByItsKey) {
    auto made = trace("m:1", "anna", -3);
    made.id = store().proposals().put(made, noon);
    EXPECT_GT(made.id, 0);
    EXPECT_EQ(store().proposals().find("mail", "m:1"), made);
    EXPECT_EQ(store().proposals().find(made.id), made);
    EXPECT_EQ(store().proposals().find("other", "m:1"), std::nullopt);
    EXPECT_EQ(store().proposals().find("mail", "m:2"), std::nullopt);
    EXPECT_EQ(store().newest_record(), noon);
}

TEST_P(StoreConformance, AProposalIsReplacedUnderItsId) {
    auto made = trace("m:1", "anna", -3);
    made.id = store().proposals().put(made, noon);
    made.date = day(-2);
    made.evidence = "Mail: another";
    made.state = ProposalState::Taken;
    made.record = 7;
    EXPECT_EQ(store().proposals().put(made, noon + 1h), made.id);
    EXPECT_EQ(store().proposals().find(made.id), made);
    made.state = ProposalState::Refused;
    made.record = 0;
    store().proposals().put(made, noon + 2h);
    EXPECT_EQ(store().proposals().find(made.id), made);
}

TEST_P(StoreConformance, AnAddressOfAProposalIsKeptWithoutCase) {
    auto made = trace("m:1", "anna", -3);
    made.email = "Anna@Example.ORG";
    const auto id = store().proposals().put(made, noon);
    EXPECT_EQ(store().proposals().find(id)->email, "anna@example.org");
}

TEST_P(StoreConformance, TheTraceOfATakenProposalIsNoNoteOfTheOwners) {
    put({person("anna", "Anna")});
    domain::Interaction own{};
    own.contact = "anna";
    own.date = day(-9);
    own.note = "moved to Bonn";
    own.id = store().log(own, std::nullopt, noon);
    auto mail = own;
    mail.date = day(-3);
    mail.note = "Mail: Re: Pflegetag";
    auto made = trace("m:1", "anna", -3);
    made.state = ProposalState::Taken;
    made.record = store().log(mail, std::nullopt, noon);
    store().proposals().put(made, noon);
    EXPECT_EQ(store().last_note("anna"), own);
}

TEST_P(StoreConformance, ADroppedProposalNeverGivesItsIdToAnother) {
    const auto first = store().proposals().put(trace("m:1", "anna", 0), noon);
    store().proposals().drop(first, noon);
    EXPECT_EQ(store().proposals().find(first), std::nullopt);
    EXPECT_GT(store().proposals().put(trace("m:1", "anna", 0), noon), first);
}

TEST_P(StoreConformance, TwoProposalsOfOneKeyAreRefused) {
    store().proposals().put(trace("m:1", "anna", 0), noon);
    EXPECT_THROW(store().proposals().put(trace("m:1", "ben", 0), noon), domain::StoreError);
    EXPECT_EQ(store().proposals().find("mail", "m:1")->contact, "anna");
}

TEST_P(StoreConformance, OpenProposalsAreOfThoseWhoAreThereNewestFirst) {
    put({person("anna", "Anna"), person("ben", "Ben"), person("cem", "Cem")});
    const auto old = store().proposals().put(trace("m:1", "anna", -9), noon);
    const auto newest = store().proposals().put(trace("m:2", "ben", 0), noon);
    store().proposals().put(trace("m:3", "cem", -1), noon);
    auto answered = trace("m:4", "anna", 0);
    answered.state = ProposalState::Refused;
    store().proposals().put(answered, noon);
    store().put_contacts("config", {}, std::vector<std::string>{"cem"}, "", noon, today);
    const auto open = store().proposals().open(10);
    ASSERT_EQ(open.size(), 2U);
    EXPECT_EQ(open[0].id, newest);
    EXPECT_EQ(open[1].id, old);
    EXPECT_EQ(store().proposals().open_count(), 2U);
    EXPECT_EQ(store().proposals().open(1).size(), 1U);
    const auto count = store().proposals().count("mail");
    EXPECT_EQ(count.open, 3U);
    EXPECT_EQ(count.all, 4U);
    EXPECT_EQ(store().proposals().count("other").all, 0U);
}

TEST_P(StoreConformance, AnInteractionAbsorbsWhatProposesTheSame) {
    put({person("anna", "Anna"), person("ben", "Ben")});
    const auto same = store().proposals().put(trace("m:1", "anna", 0), noon);
    const auto other_day = store().proposals().put(trace("m:2", "anna", -1), noon);
    const auto other_one = store().proposals().put(trace("m:3", "ben", 0), noon);
    const auto to_come = store().proposals().put(meeting("a:1", "anna", 0), noon);
    auto call = touch("anna", 0);
    call.kind = domain::InteractionKind::Call;
    store().log(call, std::nullopt, noon);
    EXPECT_EQ(store().proposals().find(same)->state, ProposalState::Open);
    EXPECT_FALSE(store().proposals().is_recorded("anna", today, domain::InteractionKind::Message));
    call.kind = domain::InteractionKind::Message;
    store().log(call, std::nullopt, noon);
    EXPECT_EQ(store().proposals().find(same)->state, ProposalState::Absorbed);
    EXPECT_TRUE(store().proposals().is_recorded("anna", today, domain::InteractionKind::Message));
    for (const auto id : {other_day, other_one, to_come}) {
        EXPECT_EQ(store().proposals().find(id)->state, ProposalState::Open);
    }
}

TEST_P(StoreConformance, WhatIsTakenBackIsRefused) {
    put({person("anna", "Anna")});
    auto mail = trace("m:1", "anna", 0);
    mail.record = store().log(touch("anna", 0), std::nullopt, noon);
    mail.state = ProposalState::Taken;
    mail.id = store().proposals().put(mail, noon);
    auto lunch = meeting("a:1", "anna", 1);
    lunch.record = store().add_appointment({0, day(1), {}, "Lunch", {"anna"}, "mail"}, noon);
    lunch.state = ProposalState::Taken;
    lunch.id = store().proposals().put(lunch, noon);
    ASSERT_EQ(mail.record, lunch.record); // they are told apart all the same
    store().remove_appointment(lunch.record, noon);
    EXPECT_EQ(store().proposals().find(lunch.id)->state, ProposalState::Refused);
    EXPECT_EQ(store().proposals().find(mail.id), mail);
    store().remove_interaction(mail.record, noon);
    EXPECT_EQ(store().proposals().find(mail.id)->state, ProposalState::Refused);
    EXPECT_EQ(store().proposals().find(mail.id)->record, 0);
}

TEST_P(StoreConformance, ARemovedInteractionNeverWas) {
    put({person("anna", "Anna")});
    auto first = touch("anna", -9);
    first.id = store().log(first, std::nullopt, noon);
    domain::Promise promise{};
    promise.due = day(3);
    auto second = touch("anna", 0);
    second.id = store().log(second, promise, noon);
    EXPECT_EQ(store().remove_interaction(second.id, noon + 1h), second);
    EXPECT_EQ(store().remove_interaction(second.id, noon + 2h), std::nullopt);
    EXPECT_EQ(store().interactions("anna", 9), std::vector<domain::Interaction>{first});
    EXPECT_EQ(store().longest_silent(day(1), 9).at(0).last_touch, day(-9));
    EXPECT_EQ(store().facts("anna", today)->promises.size(), 1U);
    EXPECT_EQ(store().newest_record(), noon + 1h);
}

TEST_P(StoreConformance, TakenProposalsComeLastTakenFirst) {
    auto made = trace("m:1", "anna", -3);
    made.state = ProposalState::Taken;
    made.record = 1;
    made.id = store().proposals().put(made, noon);
    auto later = trace("m:2", "anna", -4);
    later.id = store().proposals().put(later, noon);
    later.state = ProposalState::Taken;
    later.record = 2;
    store().proposals().put(later, noon + 1h);
    EXPECT_EQ(store().proposals().taken(noon, 9), (std::vector<Proposal>{later, made}));
    EXPECT_EQ(store().proposals().taken(noon + 1h, 9), std::vector<Proposal>{later});
    EXPECT_EQ(store().proposals().taken(noon, 1), std::vector<Proposal>{later});
}

TEST_P(StoreConformance, WhatNobodyAnsweredLapsesAndTheOldIsDropped) {
    const auto long_open = store().proposals().put(trace("m:1", "anna", -1), noon - 24h);
    const auto open = store().proposals().put(trace("m:2", "anna", -1), noon);
    const auto over = store().proposals().put(meeting("a:1", "anna", -1), noon);
    const auto to_come = store().proposals().put(meeting("a:2", "anna", 0), noon);
    auto answered = trace("m:3", "anna", -800);
    answered.state = ProposalState::Refused;
    const auto old = store().proposals().put(answered, noon);
    EXPECT_EQ(store().proposals().lapse(noon, day(-700), noon, today), 2U);
    for (const auto id : {long_open, over}) {
        EXPECT_EQ(store().proposals().find(id)->state, ProposalState::Lapsed);
    }
    for (const auto id : {open, to_come}) {
        EXPECT_EQ(store().proposals().find(id)->state, ProposalState::Open);
    }
    EXPECT_EQ(store().proposals().find(old), std::nullopt);
    EXPECT_EQ(store().proposals().lapse(noon, day(-700), noon, today), 0U);
}

TEST_P(StoreConformance, ProposalsJoinTheTransaction) {
    auto& held = store();
    const auto body = [&held] {
        held.proposals().put(trace("m:1", "anna", 0), noon);
        throw std::runtime_error("no");
    };
    EXPECT_THROW(held.transact(body), std::runtime_error);
    EXPECT_EQ(store().proposals().find("mail", "m:1"), std::nullopt);
}

} // namespace kith::test
