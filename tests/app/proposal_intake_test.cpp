#include "app/event_intake.hpp"
#include "app/proposal_bounds.hpp"

#include "household.hpp"

#include <gtest/gtest.h>

namespace kith::app {

namespace {

using namespace std::chrono_literals;

using domain::ProposalState;
using domain::Value;

domain::Configuration with_sources() {
    auto made = test::two_friends();
    for (const auto take : {domain::Take::Ask, domain::Take::AtOnce}) {
        domain::Channel source;
        source.name = take == domain::Take::Ask ? "mail-folder" : "agenda";
        source.plugin = "vcard";
        source.take = take;
        made.sources.push_back(source);
    }
    made.contacts[1].emails = {"bert@example.org", "bert@work.example"};
    return made;
}

Value item(const std::string& key, const std::string& what, const std::string& date,
           const std::string& email = "anna@example.org") {
    Value made;
    made["key"] = key;
    made["what"] = what;
    made["email"] = email;
    made["name"] = "Somebody";
    made["date"] = date;
    made["kind"] = what == "meeting" ? "meeting" : "message";
    made["direction"] = "in";
    made["evidence"] = "found: " + key;
    return made;
}

Value mail(const std::string& key, const std::string& date,
           const std::string& email = "anna@example.org") {
    return item(key, "interaction", date, email);
}

class ProposalIntakeTest : public testing::Test {
protected:
    plugins::EventAnswer answer(const Value::Array& items, const Value::Array& remove = {},
                                const std::string& source = "mail-folder") {
        Value event;
        event["event_id"] = "e" + std::to_string(++events_);
        event["type"] = "proposals";
        event["items"] = items;
        event["remove"] = remove;
        return intake_.take(source, event, home_.now());
    }
    /// Takes a page that is good; how many were known.
    std::int64_t take(const Value::Array& items, const Value::Array& remove = {},
                      const std::string& source = "mail-folder") {
        const auto answered = answer(items, remove, source);
        EXPECT_EQ(answered.refusal.value_or(""), "");
        return answered.result.integer_or("known", -1);
    }
    /// Takes what a source that is taken at once has.
    void at_once(const Value::Array& items, const Value::Array& remove = {}) {
        take(items, remove, "agenda");
    }
    std::optional<domain::Proposal> find(const std::string& key,
                                         const std::string& source = "mail-folder") {
        return home_.store->proposals().find(source, key);
    }
    ProposalState state_of(const std::string& key, const std::string& source = "mail-folder") {
        const auto found = find(key, source);
        return found.value().state;
    }
    std::vector<domain::Interaction> talks(const std::string& id = "anna") {
        return home_.store->interactions(id, 100);
    }
    std::vector<domain::Appointment> meetings() {
        return home_.store->appointments(test::day("2026-11-01"), test::day("2027-12-01"));
    }
    domain::Interaction call_on(const char* date) {
        domain::Interaction made;
        made.contact = "anna";
        made.date = test::day(date);
        made.kind = domain::InteractionKind::Message;
        made.source = "kith log";
        return made;
    }

    test::Household home_{with_sources()};
    EventIntake intake_{home_.engine()};
    int events_ = 0;
};

TEST_F(ProposalIntakeTest, KeepsWhatConcernsPeopleOneKnows) {
    EXPECT_EQ(take({mail("m:1", "2026-11-20", "ANNA@Example.org"),
                    mail("m:2", "2026-11-20", "stranger@example.org")}),
              1);
    EXPECT_EQ(state_of("m:1"), ProposalState::Open);
    EXPECT_EQ(find("m:1")->contact, "anna");
    EXPECT_EQ(find("m:1")->source, "mail-folder");
    EXPECT_EQ(find("m:2"), std::nullopt);
    EXPECT_TRUE(talks().empty());
}

TEST_F(ProposalIntakeTest, APageThatComesAgainChangesNothing) {
    Value event;
    event["event_id"] = "again";
    event["type"] = "proposals";
    event["items"] = Value::Array{mail("m:1", "2026-11-20")};
    EXPECT_EQ(intake_.take("agenda", event, home_.now()).result.integer_or("known", -1), 1);
    EXPECT_EQ(intake_.take("agenda", event, home_.now()).refusal, std::nullopt);
    EXPECT_EQ(talks().size(), 1U);
}

TEST_F(ProposalIntakeTest, AKeySeenBeforeIsNotProposedAgain) {
    take({mail("m:1", "2026-11-20")});
    auto refused = find("m:1").value();
    refused.state = ProposalState::Refused;
    home_.store->proposals().put(refused, home_.now());
    take({mail("m:1", "2026-11-21")});
    EXPECT_EQ(state_of("m:1"), ProposalState::Refused);
    EXPECT_EQ(home_.store->proposals().open_count(), 0U);
}

TEST_F(ProposalIntakeTest, WhatChangedWhileItIsOpenCounts) {
    take({mail("m:1", "2026-11-20")});
    const auto id = find("m:1")->id;
    auto later = mail("m:1", "2026-11-21");
    later["evidence"] = "another";
    take({later});
    EXPECT_EQ(find("m:1")->id, id);
    EXPECT_EQ(find("m:1")->date, test::day("2026-11-21"));
    EXPECT_EQ(find("m:1")->evidence, "another");
}

TEST_F(ProposalIntakeTest, WhatIsRemovedIsNotProposedAnyMore) {
    take({mail("m:1", "2026-11-20")});
    take({}, {"m:1", "m:unknown"});
    EXPECT_EQ(find("m:1"), std::nullopt);
    take({mail("m:1", "2026-11-20")});
    EXPECT_EQ(state_of("m:1"), ProposalState::Open);
}

TEST_F(ProposalIntakeTest, WhatIsOnRecordIsNotAsked) {
    home_.engine().log(call_on("2026-11-20"), std::nullopt, home_.now());
    take({mail("m:1", "2026-11-20"), mail("m:2", "2026-11-19")});
    EXPECT_EQ(state_of("m:1"), ProposalState::Absorbed);
    EXPECT_EQ(state_of("m:2"), ProposalState::Open);
    home_.engine().log(call_on("2026-11-19"), std::nullopt, home_.now());
    EXPECT_EQ(state_of("m:2"), ProposalState::Absorbed);
    EXPECT_EQ(talks().size(), 2U);
}

TEST_F(ProposalIntakeTest, TakenAtOnceItAnswersTheReminder) {
    const auto reminder = home_.open_of("anna").key;
    at_once({mail("m:1", "2026-11-20"), mail("m:2", "2026-11-20")});
    ASSERT_EQ(talks().size(), 1U); // one a day and kind
    EXPECT_EQ(talks()[0].source, "agenda");
    EXPECT_EQ(talks()[0].note, "found: m:1");
    EXPECT_EQ(talks()[0].direction, domain::Direction::In);
    EXPECT_EQ(state_of("m:1", "agenda"), ProposalState::Taken);
    EXPECT_EQ(state_of("m:2", "agenda"), ProposalState::Absorbed);
    EXPECT_EQ(home_.state_of(reminder), domain::ReminderState::Done);
}

TEST_F(ProposalIntakeTest, WhatWasTakenStaysWhenTheSourceLosesIt) {
    at_once({mail("m:1", "2026-11-20")});
    at_once({mail("m:1", "2026-11-18")});
    at_once({}, {"m:1"});
    ASSERT_EQ(talks().size(), 1U);
    EXPECT_EQ(talks()[0].date, test::day("2026-11-20"));
}

TEST_F(ProposalIntakeTest, AMeetingBecomesAnAppointmentAndMoves) {
    at_once({item("a:1", "meeting", "2026-12-03")});
    ASSERT_EQ(meetings().size(), 1U);
    EXPECT_EQ(meetings()[0].contacts, std::vector<domain::ContactId>{"anna"});
    EXPECT_EQ(meetings()[0].title, "found: a:1");
    at_once({item("a:1", "meeting", "2026-12-05")});
    ASSERT_EQ(meetings().size(), 1U);
    EXPECT_EQ(meetings()[0].date, test::day("2026-12-05"));
    at_once({}, {"a:1"});
    EXPECT_TRUE(meetings().empty());
    at_once({item("a:1", "meeting", "2026-12-05")}); // it is on again
    EXPECT_EQ(meetings().size(), 1U);
}

TEST_F(ProposalIntakeTest, AMeetingIsPreparedInsteadOfACall) {
    at_once({item("a:1", "meeting", "2026-11-24")});
    const auto facts = home_.store->facts("anna", test::day("2026-11-23"));
    bool prepares = false;
    for (const auto& one : facts.value().reminders) {
        prepares = prepares || one.reasons.front().kind == domain::RuleKind::Appointment;
    }
    EXPECT_TRUE(prepares);
}

TEST_F(ProposalIntakeTest, WhatTheOwnerCalledOffStaysSo) {
    at_once({item("a:1", "meeting", "2026-12-03")});
    home_.engine().cancel(meetings().at(0).id, home_.now());
    EXPECT_EQ(state_of("a:1", "agenda"), ProposalState::Refused);
    at_once({item("a:1", "meeting", "2026-12-04")});
    EXPECT_TRUE(meetings().empty());
}

TEST_F(ProposalIntakeTest, AMeetingThatMovesIntoThePastIsNoneAnyMore) {
    at_once({item("a:1", "meeting", "2026-12-03")});
    at_once({item("a:1", "meeting", "2026-11-20")});
    EXPECT_TRUE(meetings().empty());
}

TEST_F(ProposalIntakeTest, AMeetingArrangedByHandIsNotArrangedTwice) {
    home_.engine().meet({0, test::day("2026-12-03"), {}, "Tea", {"anna"}, "kith meet"},
                        home_.now());
    at_once({item("a:1", "meeting", "2026-12-03")});
    EXPECT_EQ(meetings().size(), 1U);
    at_once({item("a:1", "meeting", "2026-12-09")}); // so it was another one
    EXPECT_EQ(meetings().size(), 2U);
}

TEST_F(ProposalIntakeTest, OnlyASourceProposes) {
    EXPECT_NE(answer({mail("m:1", "2026-11-20")}, {}, "popup").refusal.value_or("").find("popup"),
              std::string::npos);
}

TEST_F(ProposalIntakeTest, RefusesAPageAsAWhole) {
    const auto refuse = [&](const Value& bad) {
        const auto refusal = answer({mail("m:9", "2026-11-20"), bad}).refusal;
        EXPECT_EQ(find("m:9"), std::nullopt);
        return refusal.value_or("");
    };
    take({mail("m:1", "2026-11-20"), item("a:1", "meeting", "2026-12-03")});
    EXPECT_EQ(refuse(mail("m:2", "2026-11-25")),
              "items[1].date: an interaction cannot lie in the future");
    EXPECT_EQ(refuse(mail("m:1", "2026-11-20", "bert@example.org")),
              "items[1].key: it was used for somebody else");
    EXPECT_EQ(refuse(mail("a:1", "2026-11-20")), "items[1].key: it was used for something else");
    EXPECT_EQ(refuse("m:3"), "items[1]: expected an object, found string");
    EXPECT_EQ(find("m:1")->contact, "anna");
}

TEST_F(ProposalIntakeTest, AnotherAddressOfTheSamePersonIsTheSame) {
    take({mail("m:1", "2026-11-20", "bert@example.org")});
    EXPECT_EQ(take({mail("m:1", "2026-11-21", "bert@work.example")}), 1);
    EXPECT_EQ(find("m:1")->date, test::day("2026-11-21"));
}

TEST_F(ProposalIntakeTest, LeavesOutWhatIsOfAnotherDay) {
    const auto answered = answer({mail("m:1", "2026-11-24"), item("a:1", "meeting", "2026-11-22"),
                                  mail("m:2", "2024-11-01"), item("a:2", "meeting", "2029-01-01")});
    EXPECT_EQ(answered.result.integer_or("known", -1), 4);
    EXPECT_EQ(answered.result.integer_or("left_out", -1), 4);
    EXPECT_EQ(home_.store->proposals().count("mail-folder").all, 0U);
}

TEST_F(ProposalIntakeTest, NoMoreThanSomeThousandsWait) {
    Value::Array page;
    for (std::size_t i = 0; i < most_open_proposals + 7; ++i) {
        page.push_back(mail("m:" + std::to_string(i), "2026-11-20"));
    }
    const auto answered = answer(page);
    EXPECT_EQ(answered.result.integer_or("left_out", -1), 7);
    EXPECT_EQ(home_.store->proposals().open_count(), most_open_proposals);
    take({}, {"m:0"});
    EXPECT_EQ(answer({mail("m:5006", "2026-11-20")}).result.integer_or("left_out", -1), -1);
}

TEST_F(ProposalIntakeTest, WhatNobodyAnswersLapses) {
    take({mail("m:1", "2026-11-20"), item("a:1", "meeting", "2026-11-24")});
    home_.pass(48h);
    EXPECT_EQ(state_of("a:1"), ProposalState::Lapsed);
    EXPECT_EQ(state_of("m:1"), ProposalState::Open);
    home_.pass(24h * 90);
    EXPECT_EQ(state_of("m:1"), ProposalState::Lapsed);
    take({mail("m:1", "2026-11-20")});
    EXPECT_EQ(state_of("m:1"), ProposalState::Lapsed);
    home_.pass(24h * 800);
    EXPECT_EQ(home_.store->proposals().count("mail-folder").all, 0U);
}

TEST_F(ProposalIntakeTest, TheDigestSaysHowManyWait) {
    take({mail("m:1", "2026-11-20"), mail("m:2", "2026-11-19")});
    home_.pass(24h);
    const auto sent = home_.deliver("mail");
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_NE(sent[0].message.preface.find("2 traces of contact wait"), std::string::npos);
    EXPECT_TRUE(sent[0].message.body.starts_with(sent[0].message.preface));
}

} // namespace

} // namespace kith::app
