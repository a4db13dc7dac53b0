#include "app/way_account.hpp"

#include "household.hpp"

#include <gtest/gtest.h>

namespace kith::app {

namespace {

using namespace std::chrono_literals;

class WayAccountTest : public testing::Test {
protected:
    std::vector<WayAccount> to_take(const domain::Reminder& reminder) {
        return ways_to_take(reminder, home_.engine().situation(), home_.engine().outbox(),
                            home_.now());
    }
    std::vector<WayAccount> taken() {
        return ways_taken(home_.store->reminder(key_).value(), *home_.store,
                          home_.engine().situation(), home_.engine().outbox());
    }
    domain::Reminder bert_is_due() {
        const auto date = test::day("2026-12-01");
        return home_.store->agenda(date, date, false).at(0);
    }

    test::Household home_;
    std::string key_ = home_.open_of("anna").key;
};

TEST_F(WayAccountTest, EverySinkIsToldInOrder) {
    const auto ways = to_take(bert_is_due());
    ASSERT_EQ(ways.size(), 2U);
    EXPECT_EQ(ways[0].channel, "popup");
    EXPECT_TRUE(ways[0].takes);
    EXPECT_EQ(ways[0].sentences,
              std::vector<std::string>{"By itself, on 23 November 2026, 12:00."});
    EXPECT_EQ(ways[1].sentences,
              std::vector<std::string>{"A line in the digest of 24 November 2026, 08:00."});
}

TEST_F(WayAccountTest, AChannelThatTheRuleDoesNotNameIsNotTaken) {
    auto reminder = bert_is_due();
    reminder.channels = {"mail"};
    const auto ways = to_take(reminder);
    EXPECT_FALSE(ways[0].takes);
    EXPECT_EQ(ways[0].sentences.at(0), "The rule does not name it.");
    EXPECT_TRUE(ways[1].takes);
}

TEST_F(WayAccountTest, OutsideItsHoursAChannelWaits) {
    home_.configuration.channels[0].hours =
        domain::ChannelHours{14h, 18h, domain::Weekdays::workdays()};
    home_.reload();
    const auto ways = to_take(bert_is_due());
    EXPECT_EQ(ways[0].at, test::instant("2026-11-23T14:00:00Z"));
    EXPECT_EQ(ways[0].sentences.at(0), "By itself, on 23 November 2026, 14:00: it waits for the "
                                       "channel's hours, 14:00 to 18:00 on working days.");
}

TEST_F(WayAccountTest, AQuestionGoesIntoTheDigest) {
    auto reminder = bert_is_due();
    reminder.reasons[0].asks = true;
    const auto ways = to_take(reminder);
    EXPECT_FALSE(ways[0].takes);
    EXPECT_EQ(ways[0].sentences.at(0), "It is a question, and questions go into the digest.");
    EXPECT_TRUE(ways[1].takes);
}

TEST_F(WayAccountTest, SaysSinceWhenAChannelIsDown) {
    home_.engine().outbox().channel_down("popup", "no display", home_.now());
    EXPECT_EQ(to_take(bert_is_due())[0].sentences.at(1),
              "It does not work since 23 November 2026, 12:00 (no display); what it should send "
              "waits.");
}

TEST_F(WayAccountTest, TellsWhatWasDeliveredAndWhatWaits) {
    home_.deliver("popup");
    const auto ways = taken();
    ASSERT_EQ(ways.size(), 2U);
    for (const auto& way : ways) {
        if (way.channel == "popup") {
            EXPECT_EQ(way.sentences.at(0), "Delivered on 23 November 2026, 12:00.");
        } else {
            EXPECT_EQ(way.sentences.at(0),
                      "In the digest of 24 November 2026. Goes out on 24 November 2026, 08:00.");
        }
    }
}

TEST_F(WayAccountTest, ADigestThatWentOutDeliveredItsLines) {
    home_.pass(24h);
    home_.deliver("mail");
    for (const auto& way : taken()) {
        if (way.channel == "mail") {
            EXPECT_EQ(way.state, "delivered");
        }
    }
}

TEST_F(WayAccountTest, WhatWasAnsweredBeforeIsNotNeeded) {
    home_.engine().settle(std::vector{key_}, domain::ReminderState::Done, "kith done", home_.now());
    for (const auto& way : taken()) {
        EXPECT_EQ(way.state, "superseded");
        EXPECT_NE(way.sentences.at(0).find("answered before"), std::string::npos);
    }
}

TEST_F(WayAccountTest, DataCarryWhatIsTold) {
    const auto value = to_value(to_take(bert_is_due()).at(1));
    EXPECT_EQ(value.at("channel").as_string(), "mail");
    EXPECT_TRUE(value.at("takes").as_bool());
    EXPECT_EQ(value.at("at").as_string(), "2026-11-24T08:00:00Z");
    EXPECT_EQ(value.at("sentences").as_array().size(), 1U);
}

} // namespace

} // namespace kith::app
