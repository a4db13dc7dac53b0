#include "app/explanation.hpp"

#include "household.hpp"

#include <gtest/gtest.h>

namespace kith::app {

namespace {

using domain::ReminderState;

class ExplanationTest : public testing::Test {
protected:
    Decision decision(const std::string& contact) {
        const auto today = home_.engine().today(home_.now());
        facts_ = home_.store->facts(contact, today).value();
        plan_ = home_.engine().planner().preview(contact, home_.now()).value();
        return {facts_, plan_, home_.engine().situation(), today};
    }
    RuleAccount account(const std::string& contact, const std::string& rule, const char* on) {
        for (auto& one : explain(decision(contact), test::day(on))) {
            if (one.rule == rule) {
                return one;
            }
        }
        ADD_FAILURE() << "nothing of " << rule;
        return {};
    }
    static std::string text(const RuleAccount& account) {
        std::string text;
        for (const auto& sentence : account.sentences) {
            text += (text.empty() ? "" : " ") + sentence;
        }
        return text;
    }
    /// Bert turns forty on 4 December, three days after he is due.
    void bert_has_a_birthday(const char* date) {
        home_.configuration.contacts[1].dates = {
            {domain::DateKind::Birthday, "", domain::parse_partial_date(date).value()}};
        home_.reload();
    }

    test::Household home_;
    domain::Facts facts_;
    domain::Plan plan_;
};

TEST_F(ExplanationTest, RulesComeInFileOrderWithTheirPlace) {
    home_.configuration.rules[0].location = {"rules.toml", 12, 1};
    home_.reload();
    const auto accounts = explain(decision("bert"), test::day("2026-12-01"));
    ASSERT_EQ(accounts.size(), 2U);
    EXPECT_EQ(accounts[0].rule, "friends");
    EXPECT_EQ(accounts[0].where.line, 12);
    EXPECT_EQ(accounts[1].rule, "birthdays");
}

TEST_F(ExplanationTest, TellsHowACadenceWasFound) {
    const auto one = account("bert", "friends", "2026-12-01");
    EXPECT_EQ(one.stance, Stance::Speaks);
    EXPECT_EQ(text(one), "For people of the network Friends: Bert Müller is one. Counted from 20 "
                         "October 2026 (the last contact, as it was written down). Wanted on 1 "
                         "December 2026, at the latest 22 December 2026.");
}

TEST_F(ExplanationTest, AnotherDayIsLater) {
    const auto one = account("bert", "friends", "2026-12-24");
    EXPECT_EQ(one.stance, Stance::Later);
    EXPECT_EQ(one.speaks_on, test::day("2026-12-01"));
    EXPECT_EQ(one.sentences.back(),
              "So it says nothing on 24 December 2026; next it speaks on 1 December 2026.");
}

TEST_F(ExplanationTest, WhatFindsNothingIsSilent) {
    const auto one = account("bert", "birthdays", "2026-12-01");
    EXPECT_EQ(one.stance, Stance::Silent);
    EXPECT_EQ(text(one), "For everyone. No birthday is known of Bert Müller.");
}

TEST_F(ExplanationTest, AFollowUpSaysWhatItWaitsFor) {
    domain::Rule thanks;
    thanks.name = "thanks";
    thanks.terms = domain::FollowUp{{domain::InteractionKind::Meeting}, {3}};
    home_.configuration.rules.push_back(thanks);
    home_.reload();
    EXPECT_EQ(account("bert", "thanks", "2026-12-01").sentences.back(),
              "It follows up a meeting; there was no contact yet.");
}

TEST_F(ExplanationTest, WhatIsOpenSpeaksToday) {
    const auto one = account("anna", "friends", "2026-11-23");
    EXPECT_EQ(one.stance, Stance::Speaks);
    EXPECT_EQ(day_worth_telling(decision("anna")), test::day("2026-11-23"));
}

TEST_F(ExplanationTest, TheNextPlannedDayIsWorthTelling) {
    EXPECT_EQ(day_worth_telling(decision("bert")), test::day("2026-12-01"));
}

TEST_F(ExplanationTest, OneReminderHasALeaderAndThoseWhoJoin) {
    bert_has_a_birthday("--12-01");
    EXPECT_EQ(account("bert", "birthdays", "2026-12-01").stance, Stance::Speaks);
    const auto joins = account("bert", "friends", "2026-12-01");
    EXPECT_EQ(joins.stance, Stance::Joins);
    EXPECT_NE(text(joins).find("Said together with \"birthdays\" on 1 December 2026."),
              std::string::npos)
        << text(joins);
}

TEST_F(ExplanationTest, OfWhatReturnsOnlyTheNextTimeIsTold) {
    bert_has_a_birthday("--06-04");
    EXPECT_EQ(text(account("bert", "birthdays", "2026-12-01")),
              "For everyone. Speaks on the birthday, 4 June 2027. So it says nothing on 1 December "
              "2026; next it speaks on 4 June 2027.");
}

TEST_F(ExplanationTest, ADayThatIsOverShowsWhatWasSaid) {
    home_.pass(std::chrono::hours(48));
    home_.engine().settle(std::vector{home_.open_of("anna").key}, ReminderState::Done, "kith done",
                          home_.now());
    const auto said = said_on(decision("anna"), test::day("2026-11-23"));
    ASSERT_EQ(said.size(), 1U);
    EXPECT_EQ(said[0].state, ReminderState::Done);
    EXPECT_EQ(account("anna", "friends", "2026-11-23").stance, Stance::Speaks);
}

TEST_F(ExplanationTest, ASnoozedOneSpeaksWhenItComesBack) {
    home_.engine().snooze(home_.open_of("anna").key, test::instant("2026-11-26T08:00:00Z"),
                          home_.now());
    EXPECT_TRUE(said_on(decision("anna"), test::day("2026-11-23")).empty());
    EXPECT_EQ(said_on(decision("anna"), test::day("2026-11-26")).size(), 1U);
    EXPECT_EQ(day_worth_telling(decision("anna")), test::day("2026-11-26"));
}

TEST_F(ExplanationTest, APromiseIsKithsOwn) {
    domain::Interaction one;
    one.contact = "bert";
    one.date = test::day("2026-11-23");
    home_.engine().log(
        one, domain::Promise{0, "bert", one.date, test::day("2026-11-27"), "the draft", {}},
        home_.now());
    const auto promise = account("bert", "promise", "2026-11-27");
    EXPECT_EQ(promise.where.line, 0);
    EXPECT_EQ(text(promise), "Promised on 23 November 2026 for 27 November 2026: the draft.");
}

TEST_F(ExplanationTest, OfTheDeadNothingIsSaid) {
    home_.configuration.contacts[1].deceased = true;
    home_.reload();
    EXPECT_EQ(account("bert", "", "2026-12-01").sentences.back(), "Bert Müller has died.");
    EXPECT_EQ(account("bert", "friends", "2026-12-01").stance, Stance::Silent);
}

TEST_F(ExplanationTest, DataCarryStepsAndSentences) {
    const auto value = to_value(account("bert", "friends", "2026-12-01"));
    EXPECT_EQ(value.at("stance").as_string(), "speaks");
    EXPECT_EQ(value.at("speaks_on").as_string(), "2026-12-01");
    const auto& steps = value.at("steps").as_array();
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_EQ(steps[0].at("what").as_string(), "counted-from");
    EXPECT_EQ(steps[1].at("date").as_string(), "2026-12-01");
    EXPECT_EQ(value.at("sentences").as_array().size(), 3U);
}

} // namespace

} // namespace kith::app
