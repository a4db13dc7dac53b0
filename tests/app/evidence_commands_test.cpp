#include "command_fixture.hpp"

namespace kith::app {

namespace {

using domain::ProposalState;
using domain::Proposed;
using domain::Value;

class EvidenceCommandsTest : public test::CommandFixture {
protected:
    std::int64_t put(const std::string& key, const char* date, const std::string& contact = "anna",
                     Proposed what = Proposed::Interaction) {
        domain::Proposal made;
        made.source = "mail-folder";
        made.key = key;
        made.what = what;
        made.contact = contact;
        made.email = contact + "@example.org";
        made.date = test::day(date);
        made.evidence = "Mail: " + key;
        return home_.store->proposals().put(made, home_.now());
    }
    ProposalState state_of(std::int64_t id) { return home_.store->proposals().find(id)->state; }
    Value take(const Value& ids) { return run("evidence", {{"take", ids}}); }
    Value refuse(const Value& ids) { return run("evidence", {{"refuse", ids}}); }
    std::size_t talks() { return home_.store->interactions("anna", 100).size(); }
};

TEST_F(EvidenceCommandsTest, ListsWhatWaits) {
    const auto id = put("m:1", "2026-11-20");
    const auto answer = run("evidence");
    EXPECT_EQ(answer.at("open").as_integer(), 1);
    const auto& one = answer.at("proposals").as_array().at(0);
    EXPECT_EQ(one.at("id").as_integer(), id);
    EXPECT_EQ(one.at("what").as_string(), "interaction");
    EXPECT_EQ(one.at("contact").at("name").as_string(), "Anna Berger");
    EXPECT_EQ(one.at("date").as_string(), "2026-11-20");
    EXPECT_EQ(one.at("evidence").as_string(), "Mail: m:1");
    EXPECT_EQ(one.at("source").as_string(), "mail-folder");
    EXPECT_EQ(run("due").at("proposals").as_integer(), 1);
}

TEST_F(EvidenceCommandsTest, WhatIsTakenAnswersTheReminder) {
    const auto reminder = home_.open_of("anna").key;
    const auto id = put("m:1", "2026-11-20");
    const auto answer = take(Value::Array{std::to_string(id)});
    EXPECT_EQ(answer.at("taken").as_array().at(0).at("state").as_string(), "taken");
    EXPECT_EQ(answer.at("settled").as_array().at(0).at("key").as_string(), reminder);
    EXPECT_EQ(answer.at("open").as_integer(), 0);
    EXPECT_EQ(home_.state_of(reminder), domain::ReminderState::Done);
    EXPECT_EQ(home_.store->interactions("anna", 1).at(0).source, "mail-folder");
    take(Value::Array{id}); // said twice, recorded once
    EXPECT_EQ(talks(), 1U);
}

TEST_F(EvidenceCommandsTest, HistoryNamesTheSource) {
    take(Value::Array{put("m:1", "2026-11-20")});
    const auto history = run("history", {{"name", "anna"}});
    EXPECT_EQ(history.at("settled").as_array().at(0).at("answered_by").as_string(), "mail-folder");
}

TEST_F(EvidenceCommandsTest, WhatIsRefusedIsNotAskedAgain) {
    const auto id = put("m:1", "2026-11-20");
    refuse(Value::Array{id});
    EXPECT_EQ(state_of(id), ProposalState::Refused);
    EXPECT_EQ(run("evidence").at("open").as_integer(), 0);
    EXPECT_EQ(talks(), 0U);
    take(Value::Array{id}); // one may think again
    EXPECT_EQ(talks(), 1U);
}

TEST_F(EvidenceCommandsTest, WhatWasTakenIsTakenBackAndTheReminderReturns) {
    const auto id = put("m:1", "2026-11-20");
    take(Value::Array{id});
    ASSERT_TRUE(run("due").at("items").as_array().empty() || talks() == 1U);
    EXPECT_EQ(run("evidence", {{"lately", true}}).at("lately").as_array().size(), 1U);
    refuse(Value::Array{id});
    EXPECT_EQ(state_of(id), ProposalState::Refused);
    EXPECT_EQ(talks(), 0U);
    bool due = false;
    const auto items = run("due");
    for (const auto& item : items.at("items").as_array()) {
        due = due || item.at("contact").at("id").as_string() == "anna";
    }
    EXPECT_TRUE(due);
    EXPECT_TRUE(run("evidence", {{"lately", true}}).at("lately").as_array().empty());
}

TEST_F(EvidenceCommandsTest, AMeetingIsArrangedAndCalledOff) {
    const auto id = put("a:1", "2026-12-03", "anna", Proposed::Meeting);
    take(Value::Array{id});
    EXPECT_EQ(run("meet").at("appointments").as_array().size(), 1U);
    refuse(Value::Array{id});
    EXPECT_TRUE(run("meet").at("appointments").as_array().empty());
}

TEST_F(EvidenceCommandsTest, AllAreThoseThatWait) {
    const auto no = put("m:1", "2026-11-20");
    const auto yes = put("m:2", "2026-11-19");
    const auto answer = run("evidence", {{"refuse", Value::Array{no}}, {"take", "all"}});
    EXPECT_EQ(answer.at("taken").as_array().size(), 1U);
    EXPECT_EQ(state_of(no), ProposalState::Refused);
    EXPECT_EQ(state_of(yes), ProposalState::Taken);
    put("m:3", "2026-11-18");
    refuse(Value::Array{"all"});
    EXPECT_EQ(run("evidence").at("open").as_integer(), 0);
    EXPECT_EQ(talks(), 1U);
}

TEST_F(EvidenceCommandsTest, AMeetingWhoseDayIsOverCannotBeArranged) {
    const auto id = put("a:1", "2026-11-22", "anna", Proposed::Meeting);
    const auto other = put("m:1", "2026-11-20");
    EXPECT_NE(refused("evidence", {{"take", Value::Array{other, id}}}).code, 0);
    EXPECT_EQ(state_of(other), ProposalState::Open); // all or nothing
    EXPECT_EQ(talks(), 0U);
}

TEST_F(EvidenceCommandsTest, RefusesANumberNobodyKnows) {
    for (const Value& id : {Value(999), Value("999"), Value("x"), Value(""), Value(-1)}) {
        EXPECT_EQ(refused("evidence", {{"take", Value::Array{id}}}).code,
                  control::refusal_code::nothing_to_do);
    }
    EXPECT_EQ(refused("evidence", {{"take", Value::Array{true}}}).code,
              wire::error_code::invalid_params);
}

} // namespace

} // namespace kith::app
