#include "app/commands.hpp"

#include "household.hpp"

#include <gtest/gtest.h>

namespace kith::app {

namespace {

using namespace std::chrono_literals;

using control::Refusal;
using domain::ReminderState;
using domain::Value;

class CommandsTest : public testing::Test {
protected:
    Value run(const std::string& method, const Value::Object& params = {}) {
        auto answer = commands_.run(method, Value(params));
        if (const auto* refusal = std::get_if<Refusal>(&answer)) {
            ADD_FAILURE() << method << ": " << refusal->message;
            return {};
        }
        return std::get<Value>(std::move(answer));
    }
    Refusal refused(const std::string& method, const Value::Object& params) {
        auto answer = commands_.run(method, Value(params));
        return std::holds_alternative<Refusal>(answer) ? std::get<Refusal>(answer)
                                                       : Refusal{0, "it was done", {}};
    }
    static std::vector<std::string> names(const Value& items) {
        std::vector<std::string> result;
        for (const auto& item : items.as_array()) {
            result.push_back(item.at("contact").at("name").as_string());
        }
        return result;
    }

    test::Household home_;
    Commands commands_{home_.engine(), home_.clock};
    std::string key_ = home_.open_of("anna").key;
};

using Names = std::vector<std::string>;

TEST_F(CommandsTest, KnowsItsVerbs) {
    EXPECT_TRUE(commands_.knows("snooze"));
    EXPECT_FALSE(commands_.knows("reload"));
}

TEST_F(CommandsTest, EveryAnswerCarriesAVersion) {
    EXPECT_EQ(run("due").at("version").as_integer(), 1);
    EXPECT_EQ(run("log", {{"name", "bert"}}).at("version").as_integer(), 1);
}

TEST_F(CommandsTest, DueNamesWhoIsOpen) {
    EXPECT_EQ(names(run("due").at("items")), Names{"Anna Berger"});
}

TEST_F(CommandsTest, DueBeginsWithWhoIsMostOverdue) {
    home_.clock.moment = test::instant("2026-12-10T12:00:00Z");
    home_.engine().advance(home_.now());
    EXPECT_EQ(names(run("due").at("items")), (Names{"Anna Berger", "Bert Müller"}));
}

TEST_F(CommandsTest, DueLeavesOutWhoIsSnoozed) {
    run("snooze", {{"name", "anna"}, {"days", 3}});
    EXPECT_TRUE(run("due").at("items").as_array().empty());
}

TEST_F(CommandsTest, AgendaShowsOpenOnesAndWhatComes) {
    EXPECT_EQ(names(run("agenda").at("items")), (Names{"Anna Berger", "Bert Müller"}));
}

TEST_F(CommandsTest, AgendaEndsAfterTheDaysAskedFor) {
    const auto answer = run("agenda", {{"days", 7}});
    EXPECT_EQ(answer.at("to").as_string(), "2026-11-30");
    EXPECT_EQ(names(answer.at("items")), Names{"Anna Berger"});
}

TEST_F(CommandsTest, ShowTellsAllThereIs) {
    run("log", {{"name", "anna"}, {"note", "moved to Bonn"}});
    const auto shown = run("show", {{"name", "anna b"}});
    EXPECT_EQ(shown.at("contact").at("id").as_string(), "anna");
    EXPECT_EQ(shown.at("first_known").as_string(), "2026-11-23");
    EXPECT_EQ(shown.at("interactions").as_array().at(0).at("note").as_string(), "moved to Bonn");
    EXPECT_EQ(shown.at("items").as_array().at(0).at("state").as_string(), "planned");
}

TEST_F(CommandsTest, DoneSettlesAndSaysWhatComesNext) {
    const auto answer = run("done", {{"name", "anna"}});
    EXPECT_EQ(names(answer.at("settled")), Names{"Anna Berger"});
    EXPECT_EQ(home_.state_of(key_), ReminderState::Done);
    EXPECT_EQ(answer.at("next").at("state").as_string(), "planned");
}

TEST_F(CommandsTest, SkipKeepsTheReason) {
    run("skip", {{"name", "anna"}, {"note", "on holiday"}});
    EXPECT_EQ(home_.state_of(key_), ReminderState::Skipped);
    EXPECT_EQ(home_.store->reminder(key_)->settled_by, "kith skip: on holiday");
}

TEST_F(CommandsTest, DoneTakesTheKeyOfAReminder) {
    run("done", {{"key", key_}});
    EXPECT_EQ(home_.state_of(key_), ReminderState::Done);
}

TEST_F(CommandsTest, DoneRefusesAKeyNobodyKnows) {
    EXPECT_EQ(refused("done", {{"key", "no/such/key"}}).code, wire::error_code::invalid_params);
}

TEST_F(CommandsTest, DoneSaysWhenThereIsNothingToDo) {
    const auto refusal = refused("done", {{"name", "bert"}});
    EXPECT_EQ(refusal.code, control::refusal_code::nothing_to_do);
    EXPECT_EQ(refusal.message, "Bert Müller has no open reminder");
}

TEST_F(CommandsTest, ASecondDoneHasNothingToDo) {
    run("done", {{"name", "anna"}});
    EXPECT_EQ(refused("done", {{"key", key_}}).code, control::refusal_code::nothing_to_do);
}

TEST_F(CommandsTest, SnoozeTakesADayInWords) {
    run("snooze", {{"name", "anna"}, {"until", "3d"}});
    EXPECT_EQ(home_.store->reminder(key_)->due_at, test::instant("2026-11-26T08:00:00Z"));
}

TEST_F(CommandsTest, SnoozeTakesAMoment) {
    run("snooze", {{"name", "anna"}, {"until", "2026-11-23T20:00:00Z"}});
    EXPECT_EQ(home_.store->reminder(key_)->due_at, test::instant("2026-11-23T20:00:00Z"));
}

TEST_F(CommandsTest, SnoozeMayBeMoved) {
    run("snooze", {{"name", "anna"}, {"until", "3d"}});
    run("snooze", {{"name", "anna"}, {"until", "5d"}});
    EXPECT_EQ(home_.store->reminder(key_)->due_at, test::instant("2026-11-28T08:00:00Z"));
}

TEST_F(CommandsTest, SnoozeRefusesThePast) {
    for (const char* until : {"yesterday", "today", "2026-11-23T12:00:00Z", "9999 years"}) {
        EXPECT_EQ(refused("snooze", {{"name", "anna"}, {"until", until}}).code,
                  wire::error_code::invalid_params)
            << until;
    }
    EXPECT_EQ(home_.state_of(key_), ReminderState::Open);
}

TEST_F(CommandsTest, SnoozeRefusesWhatIsNoDay) {
    EXPECT_NE(
        refused("snooze", {{"name", "anna"}, {"until", "soon"}}).message.find("\"soon\" is no day"),
        std::string::npos);
}

TEST_F(CommandsTest, SnoozeNeedsAnEnd) {
    EXPECT_EQ(refused("snooze", {{"name", "anna"}}).code, wire::error_code::invalid_params);
}

TEST_F(CommandsTest, LogAnswersTheReminder) {
    const auto answer = run("log", {{"name", "anna"}, {"kind", "call"}});
    EXPECT_EQ(names(answer.at("settled")), Names{"Anna Berger"});
    EXPECT_EQ(answer.at("next").at("date").as_string(), "2027-01-04");
}

TEST_F(CommandsTest, LogKeepsEveryWord) {
    run("log", {{"name", "bert"},
                {"kind", "letter"},
                {"date", "yesterday"},
                {"direction", "in"},
                {"balance", "received"},
                {"note", "a postcard"}});
    const auto one = home_.store->interactions("bert", 1).at(0);
    EXPECT_EQ(one.kind, domain::InteractionKind::Letter);
    EXPECT_EQ(one.date, test::day("2026-11-22"));
    EXPECT_EQ(one.direction, domain::Direction::In);
    EXPECT_EQ(one.balance, domain::Balance::Received);
    EXPECT_EQ(one.note, "a postcard");
    EXPECT_EQ(one.source, "kith log");
}

TEST_F(CommandsTest, LogPlansWhatWasPromised) {
    run("log", {{"name", "bert"}, {"follow_up", "4d"}, {"promise", "send the draft"}});
    const auto ahead = home_.store->agenda(test::day("2026-11-27"), test::day("2026-11-27"), false);
    ASSERT_EQ(ahead.size(), 1U);
    EXPECT_EQ(ahead[0].reasons.at(0).text, "send the draft");
}

TEST_F(CommandsTest, LogRefusesTheFuture) {
    EXPECT_EQ(refused("log", {{"name", "anna"}, {"date", "tomorrow"}}).message,
              "what happened cannot lie in the future");
    EXPECT_TRUE(home_.store->interactions("anna", 1).empty());
}

TEST_F(CommandsTest, LogRefusesAPromiseForEver) {
    EXPECT_EQ(refused("log", {{"name", "anna"}, {"follow_up", "9999 years"}}).code,
              wire::error_code::invalid_params);
    EXPECT_TRUE(home_.store->interactions("anna", 1).empty());
}

TEST_F(CommandsTest, LogRefusesAKindNobodyKnows) {
    EXPECT_EQ(refused("log", {{"name", "anna"}, {"kind", "duel"}}).message,
              "kind: \"duel\" is not known");
}

TEST_F(CommandsTest, HistoryNamesEveryAttempt) {
    home_.deliver("popup");
    const auto attempts = run("history").at("attempts").as_array();
    ASSERT_EQ(attempts.size(), 1U);
    EXPECT_EQ(attempts[0].at("channel").as_string(), "popup");
    EXPECT_EQ(attempts[0].at("reminder").as_string(), key_);
    EXPECT_EQ(attempts[0].at("result").as_string(), "delivered");
}

TEST_F(CommandsTest, HistoryNamesWhatWasAnsweredBeforeItWasSent) {
    run("done", {{"name", "anna"}});
    const auto untried = run("history").at("untried").as_array();
    ASSERT_FALSE(untried.empty());
    EXPECT_EQ(untried[0].at("state").as_string(), "superseded");
    EXPECT_EQ(untried[0].at("reminder").as_string(), key_);
}

TEST_F(CommandsTest, HistoryOfOnePersonNamesNobodyElse) {
    home_.deliver("popup");
    EXPECT_TRUE(run("history", {{"name", "bert"}}).at("attempts").as_array().empty());
}

TEST_F(CommandsTest, RefusesParametersOfAWrongType) {
    EXPECT_EQ(refused("show", {{"name", 7}}).code, wire::error_code::invalid_params);
    EXPECT_EQ(refused("agenda", {{"days", "many"}}).code, wire::error_code::invalid_params);
    EXPECT_EQ(refused("show", {}).code, wire::error_code::invalid_params);
}

TEST_F(CommandsTest, PassesOnWhoFitsNobody) {
    for (const char* method : {"show", "done", "skip", "log", "history"}) {
        EXPECT_EQ(refused(method, {{"name", "Zacharias"}}).code, control::refusal_code::nobody)
            << method;
    }
}

} // namespace

} // namespace kith::app
