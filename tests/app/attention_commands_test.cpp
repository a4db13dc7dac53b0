#include "command_fixture.hpp"

#include <algorithm>

namespace kith::app {

namespace {

using domain::Value;

class AttentionCommandsTest : public test::CommandFixture {
protected:
    static constexpr int invalid = wire::error_code::invalid_params;
};

} // namespace

TEST_F(AttentionCommandsTest, APauseOfEverythingNamesWhatKeepsItsDay) {
    run("log", {{"name", "anna"}, {"follow_up", "4d"}, {"promise", "send the draft"}});
    const auto answer = run("pause", {{"until", "2w"}, {"deputy", "Frau Weber"}});
    EXPECT_TRUE(answer.at("pause").at("subject").is_null());
    EXPECT_EQ(answer.at("pause").at("to").as_string(), "2026-12-07");
    EXPECT_EQ(answer.at("pause").at("deputy").as_string(), "Frau Weber");
    ASSERT_EQ(answer.at("meanwhile").as_array().size(), 1U);
    EXPECT_EQ(answer.at("meanwhile").as_array()[0].at("kind").as_string(), "promise");
}

TEST_F(AttentionCommandsTest, PausesAreListedUntilTheyAreResumed) {
    run("pause", {{"name", "friends"}, {"until", "2w"}});
    const auto pauses = run("pause").at("pauses").as_array();
    ASSERT_EQ(pauses.size(), 1U);
    EXPECT_EQ(pauses[0].at("subject").at("name").as_string(), "Friends");
    EXPECT_EQ(run("resume", {{"name", "friends"}}).at("ended").as_array().size(), 1U);
    EXPECT_TRUE(run("pause").at("pauses").as_array().empty());
}

TEST_F(AttentionCommandsTest, APauseMakesSense) {
    EXPECT_EQ(refused("pause", {{"until", "yesterday"}}).code, invalid);
    EXPECT_EQ(refused("pause", {{"until", "3d"}, {"from", "4d"}}).code, invalid);
    EXPECT_EQ(refused("pause", {{"until", "20 years"}}).code, invalid);
    EXPECT_EQ(refused("pause", {{"name", "anna"}}).code, invalid);
    EXPECT_EQ(refused("pause", {{"name", "housing"}, {"until", "3d"}}).code, invalid);
    EXPECT_EQ(refused("pause", {{"name", "anna"}, {"until", "3d"}, {"deputy", "Eva"}}).code,
              invalid);
    EXPECT_TRUE(home_.store->pauses(test::day("2026-11-23")).empty());
}

TEST_F(AttentionCommandsTest, ThereIsNothingToResumeWithoutAPause) {
    EXPECT_EQ(refused("resume", {}).code, control::refusal_code::nothing_to_do);
    EXPECT_EQ(refused("resume", {{"name", "anna"}}).code, control::refusal_code::nothing_to_do);
}

TEST_F(AttentionCommandsTest, PaceShowsTheNextTwoWeeks) {
    const auto answer = run("pace");
    EXPECT_EQ(answer.at("next_days").as_array().size(), 14U);
    EXPECT_EQ(answer.at("next_days").as_array()[8].at("people").as_integer(), 1); // Bert
    EXPECT_TRUE(answer.at("people_per_day").is_null());
}

TEST_F(AttentionCommandsTest, PaceTellsWhyADayIsOff) {
    run("pause", {{"until", "3d"}});
    const auto days = run("pace").at("next_days").as_array();
    EXPECT_EQ(days[3].at("off").as_string(), "pause");
    EXPECT_EQ(days[4].at("off").as_string(), "");
}

TEST_F(AttentionCommandsTest, PaceTellsWhoseWordItIs) {
    const auto answer = run("pace", {{"name", "anna"}});
    EXPECT_EQ(answer.at("cadence").at("every").as_string(), "6 weeks");
    EXPECT_EQ(answer.at("cadence").at("from").as_string(), "rule");
    EXPECT_EQ(answer.at("cadence").at("rule").as_string(), "friends");
    EXPECT_FALSE(answer.at("changed").as_bool());
}

TEST_F(AttentionCommandsTest, LongerIsTwiceAsLong) {
    const auto answer = run("pace", {{"name", "anna"}, {"every", "longer"}});
    EXPECT_EQ(answer.at("cadence").at("every").as_string(), "12 weeks");
    EXPECT_EQ(answer.at("cadence").at("from").as_string(), "owner");
    EXPECT_EQ(answer.at("was").at("every").as_string(), "6 weeks");
}

TEST_F(AttentionCommandsTest, NeverHoldsUntilTheRulesSpeakAgain) {
    EXPECT_TRUE(run("pace", {{"name", "anna"}, {"every", "never"}}).at("cadence").is_null());
    EXPECT_EQ(refused("pace", {{"name", "anna"}, {"every", "longer"}}).code, invalid);
    const auto back = run("pace", {{"name", "anna"}, {"every", "rule"}});
    EXPECT_EQ(back.at("cadence").at("every").as_string(), "6 weeks");
    EXPECT_FALSE(back.at("never").as_bool());
}

TEST_F(AttentionCommandsTest, APaceIsASpanThatMakesSense) {
    EXPECT_EQ(run("pace", {{"name", "anna"}, {"every", "3 months"}})
                  .at("cadence")
                  .at("every")
                  .as_string(),
              "3 months");
    for (const char* wish : {"sometimes", "0 days", "9999 years"}) {
        EXPECT_EQ(refused("pace", {{"name", "anna"}, {"every", wish}}).code, invalid) << wish;
    }
    EXPECT_EQ(refused("pace", {{"name", "chamber"}, {"every", "never"}}).code, invalid);
}

TEST_F(AttentionCommandsTest, AMeetingIsKeptWithEverybodyOnce) {
    const auto answer = run("meet", {{"names", Value::Array{"anna", "bert", "Anna Berger"}},
                                     {"on", "3d"},
                                     {"at", "14:30"},
                                     {"title", "tea"}});
    const auto& one = answer.at("appointment");
    EXPECT_EQ(one.at("date").as_string(), "2026-11-26");
    EXPECT_EQ(one.at("at").as_string(), "14:30");
    EXPECT_EQ(one.at("contacts").as_array().size(), 2U);
    EXPECT_EQ(run("meet").at("appointments").as_array().size(), 1U);
    EXPECT_EQ(run("show", {{"name", "bert"}}).at("appointments").as_array().size(), 1U);
}

TEST_F(AttentionCommandsTest, ACancelledMeetingIsGone) {
    const auto id = run("meet", {{"names", Value::Array{"anna"}}, {"on", "3d"}})
                        .at("appointment")
                        .at("id")
                        .as_integer();
    run("meet", {{"cancel", id}});
    EXPECT_TRUE(run("meet").at("appointments").as_array().empty());
    EXPECT_EQ(refused("meet", {{"cancel", id}}).code, control::refusal_code::nothing_to_do);
}

TEST_F(AttentionCommandsTest, AMeetingMakesSense) {
    const Value anna(Value::Array{"anna"});
    EXPECT_EQ(refused("meet", {{"names", anna}}).code, invalid);
    EXPECT_EQ(refused("meet", {{"names", anna}, {"on", "yesterday"}}).code, invalid);
    EXPECT_EQ(refused("meet", {{"names", anna}, {"on", "3d"}, {"at", "25:00"}}).code, invalid);
    EXPECT_EQ(refused("meet", {{"names", Value::Array{}}, {"on", "3d"}}).code, invalid);
    EXPECT_EQ(refused("meet", {{"names", Value::Array{"chamber"}}, {"on", "3d"}}).code, invalid);
    EXPECT_EQ(refused("meet", {{"names", Value::Array{7}}, {"on", "3d"}}).code, invalid);
}

TEST_F(AttentionCommandsTest, AFreshStartOnlyTellsWhatItWouldDoUntilOneIsSure) {
    const auto asked = run("fresh-start");
    EXPECT_EQ(asked.at("overdue").as_integer(), 1); // Anna
    EXPECT_FALSE(asked.at("begun").as_bool());
    EXPECT_EQ(home_.state_of(home_.open_of("anna").key), domain::ReminderState::Open);
    EXPECT_TRUE(run("fresh-start", {{"yes", true}}).at("begun").as_bool());
    EXPECT_TRUE(home_.store->open_reminders_of("anna").empty());
    EXPECT_EQ(run("fresh-start").at("overdue").as_integer(), 0);
}

TEST_F(AttentionCommandsTest, AnIntroductionIsPromisedForTheNextWeek) {
    const auto answer = run("log", {{"name", "anna"}, {"introduce", "bert"}, {"balance", "gave"}});
    EXPECT_EQ(answer.at("promise").at("due").as_string(), "2026-11-30");
    EXPECT_EQ(answer.at("introduces").at("id").as_string(), "bert");
    const auto ahead = home_.store->agenda(test::day("2026-11-30"), test::day("2026-11-30"), false);
    ASSERT_EQ(ahead.size(), 1U);
    EXPECT_EQ(ahead[0].reasons.at(0).kind, domain::RuleKind::Introduction);
    EXPECT_EQ(home_.store->interactions("anna", 1).at(0).balance, domain::Balance::Gave);
}

TEST_F(AttentionCommandsTest, OnlyTwoPeopleAreIntroducedToEachOther) {
    for (const char* other : {"anna", "chamber"}) {
        EXPECT_EQ(refused("log", {{"name", "anna"}, {"introduce", other}}).code, invalid) << other;
    }
    EXPECT_EQ(refused("log", {{"name", "chamber"}, {"introduce", "anna"}}).code, invalid);
    EXPECT_EQ(refused("log", {{"name", "anna"}, {"introduce", "zzz"}}).code,
              control::refusal_code::nobody);
    EXPECT_TRUE(home_.store->interactions("anna", 1).empty());
}

TEST_F(AttentionCommandsTest, TheLedgerIsInWordsAndHasAdviceWhenItsRuleSpeaks) {
    EXPECT_TRUE(run("balance", {{"name", "anna"}}).at("advice").is_null());
    run("log", {{"name", "anna"}, {"date", "-2d"}, {"balance", "received"}, {"note", "advice"}});
    run("log", {{"name", "anna"}, {"date", "-1d"}});
    run("log", {{"name", "anna"}, {"balance", "received"}, {"note", "a lift"}});
    const auto answer = run("balance", {{"name", "anna"}});
    const auto& entries = answer.at("entries").as_array();
    ASSERT_EQ(entries.size(), 2U); // the call in between weighs nothing
    EXPECT_EQ(entries[0].at("note").as_string(), "a lift");
    EXPECT_NE(answer.at("advice").as_string().find("Anna"), std::string::npos);
}

TEST_F(AttentionCommandsTest, TheReviewTellsTheWeekAndGoesThroughAChannel) {
    run("log", {{"name", "bert"}, {"note", "moved"}});
    const auto answer = run("review", {{"channel", "mail"}});
    EXPECT_NE(answer.at("sections")
                  .as_array()
                  .at(0)
                  .at("lines")
                  .as_array()
                  .at(0)
                  .as_string()
                  .find("moved"),
              std::string::npos);
    const auto sent = home_.deliver("mail");
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(sent[0].message.title, answer.at("title").as_string());
    EXPECT_EQ(refused("review", {{"channel", "calendar"}}).code, control::refusal_code::no_channel);
}

TEST_F(AttentionCommandsTest, ShowTellsTheOwnersWordAndTheCircles) {
    run("pace", {{"name", "bert"}, {"every", "3 months"}});
    run("pause", {{"name", "chamber"}, {"until", "2w"}});
    const auto shown = run("show", {{"name", "bert"}});
    EXPECT_EQ(shown.at("arrangement").at("every").as_string(), "3 months");
    EXPECT_EQ(shown.at("pauses").as_array().size(), 1U);
    std::vector<std::string> circles;
    for (const auto& circle : shown.at("circles").as_array()) {
        circles.push_back(circle.at("id").as_string());
    }
    EXPECT_NE(std::find(circles.begin(), circles.end(), "alliance:Housing"), circles.end());
    EXPECT_NE(std::find(circles.begin(), circles.end(), "network:Chamber"), circles.end());
}

} // namespace kith::app
