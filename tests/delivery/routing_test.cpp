#include "delivery/routing.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

#include <set>

namespace kith::delivery {

using domain::Delivery;
using domain::DeliveryKind;
using domain::DeliveryState;
using test::day;
using test::wall;

namespace {

const domain::Zone berlin("Europe/Berlin");
const auto now = wall("Europe/Berlin", "2026-11-23 09:00");

WayOut popup() {
    WayOut way;
    way.channel.name = "popup";
    way.can_withdraw = true;
    return way;
}

WayOut mail() {
    WayOut way;
    way.channel.name = "mail";
    way.channel.digest = domain::DigestHours{};
    return way;
}

domain::Reminder reminder(std::vector<std::string> channels = {}) {
    domain::Reminder reminder;
    reminder.key = "family/anna/2026-11-23";
    reminder.channels = std::move(channels);
    return reminder;
}

std::vector<Delivery> routed(const domain::Reminder& one, std::vector<WayOut> ways, int round = 1) {
    return route(one, round, ways, berlin, now);
}

} // namespace

TEST(RoutingTest, WithoutChannelsItTakesEveryWay) {
    EXPECT_EQ(routed(reminder(), {popup(), mail()}).size(), 3);
}

TEST(RoutingTest, ItTakesTheChannelsItNames) {
    const auto deliveries = routed(reminder({"popup"}), {popup(), mail()});
    ASSERT_EQ(deliveries.size(), 1);
    EXPECT_EQ(deliveries[0].channel, "popup");
}

TEST(RoutingTest, AChannelOfItsOwnGetsASingleAtOnce) {
    const auto single = routed(reminder(), {popup()}).at(0);
    EXPECT_EQ(single.kind, DeliveryKind::Single);
    EXPECT_EQ(single.state, DeliveryState::Pending);
    EXPECT_EQ(single.reminder, "family/anna/2026-11-23");
    EXPECT_EQ(single.next_at, now);
    EXPECT_EQ(single.created_at, now);
    EXPECT_TRUE(single.withdrawable);
}

TEST(RoutingTest, WhatCannotBeTakenBackIsNotWithdrawable) {
    auto way = popup();
    way.can_withdraw = false;
    EXPECT_FALSE(routed(reminder(), {way}).at(0).withdrawable);
}

TEST(RoutingTest, ADigestChannelGetsTheItemAndTheDigestThatCarriesIt) {
    const auto deliveries = routed(reminder(), {mail()});
    ASSERT_EQ(deliveries.size(), 2);
    EXPECT_EQ(deliveries[0].kind, DeliveryKind::Digest);
    EXPECT_EQ(deliveries[0].date, day("2026-11-24"));
    EXPECT_EQ(deliveries[0].next_at, wall("Europe/Berlin", "2026-11-24 08:00"));
    EXPECT_EQ(deliveries[1].kind, DeliveryKind::Item);
    EXPECT_EQ(deliveries[1].belongs_to, deliveries[0].key);
    EXPECT_FALSE(deliveries[1].withdrawable);
}

TEST(RoutingTest, TwoRemindersOfOneDayShareTheDigest) {
    auto other = reminder();
    other.key = "family/ben/2026-11-23";
    EXPECT_EQ(routed(reminder(), {mail()})[0].key, routed(other, {mail()})[0].key);
    EXPECT_NE(routed(reminder(), {mail()})[1].key, routed(other, {mail()})[1].key);
}

TEST(RoutingTest, KeysDifferByChannelRoundKindAndReminder) {
    auto second = popup();
    second.channel.name = "popup2";
    std::set<std::string> keys;
    for (const auto& one : routed(reminder(), {popup(), second, mail()})) {
        keys.insert(one.key);
    }
    for (const auto& one : routed(reminder(), {popup()}, 2)) {
        keys.insert(one.key);
        EXPECT_EQ(one.round, 2);
    }
    EXPECT_EQ(keys.size(), 5);
}

TEST(RoutingTest, KeysAreTheSameEachTime) {
    EXPECT_EQ(routed(reminder(), {popup()})[0].key, routed(reminder(), {popup()})[0].key);
    EXPECT_EQ(routed(reminder(), {popup()})[0].key.size(), 34);
    EXPECT_TRUE(routed(reminder(), {popup()})[0].key.starts_with("d-"));
}

TEST(RoutingTest, ANoticeOfOneSubjectIsTheSameNotice) {
    const auto first = notice_delivery("mail", "channel popup down", "t", "b", now);
    const auto second = notice_delivery("mail", "channel popup down", "x", "y", now);
    EXPECT_EQ(first.key, second.key);
    EXPECT_EQ(first.kind, DeliveryKind::Notice);
    EXPECT_EQ(first.title, "t");
    EXPECT_NE(first.key, notice_delivery("mail", "was off", "t", "b", now).key);
}

namespace {

domain::Reason cadence(bool asks) {
    domain::Reason reason;
    reason.asks = asks;
    return reason;
}

WayOut by_day() {
    auto way = popup();
    way.channel.hours = domain::ChannelHours{std::chrono::hours(8), std::chrono::hours(18),
                                             domain::Weekdays::workdays()};
    return way;
}

domain::Instant goes_out(const char* due, int round = 1) {
    const auto deliveries =
        route(reminder(), round, std::vector<WayOut>{by_day()}, berlin, wall("Europe/Berlin", due));
    return deliveries.at(0).next_at;
}

} // namespace

TEST(RoutingTest, AQuestionIsForTheDigestWhenThereIsOne) {
    auto question = reminder();
    question.reasons = {cadence(true)};
    const auto deliveries = routed(question, {popup(), mail()});
    ASSERT_EQ(deliveries.size(), 2);
    EXPECT_EQ(deliveries[0].channel, "mail");
    EXPECT_EQ(deliveries[1].channel, "mail");
    EXPECT_EQ(routed(question, {popup()}).at(0).channel, "popup");
}

TEST(RoutingTest, AQuestionKeepsToTheChannelsOfItsRule) {
    auto question = reminder({"popup"});
    question.reasons = {cadence(true)};
    EXPECT_EQ(routed(question, {popup(), mail()}).at(0).channel, "popup");
}

TEST(RoutingTest, WhatHasADateWaitsForNoDigestBecauseOfAQuestion) {
    auto birthday = reminder();
    birthday.reasons = {cadence(false), cadence(true)};
    birthday.reasons[0].kind = domain::RuleKind::Occasion;
    EXPECT_EQ(routed(birthday, {popup(), mail()}).size(), 3);
    birthday.reasons = {cadence(false)};
    EXPECT_EQ(routed(birthday, {popup(), mail()}).size(), 3);
}

TEST(RoutingTest, ASingleWaitsForTheHoursOfItsChannel) {
    EXPECT_EQ(goes_out("2026-11-23 07:00"), wall("Europe/Berlin", "2026-11-23 08:00"));
    EXPECT_EQ(goes_out("2026-11-23 09:00"), wall("Europe/Berlin", "2026-11-23 09:00"));
    EXPECT_EQ(goes_out("2026-11-27 18:00"), wall("Europe/Berlin", "2026-11-30 08:00"));
}

TEST(RoutingTest, WhatComesBackFromASnoozeComesWhenTheOwnerSaid) {
    EXPECT_EQ(goes_out("2026-11-28 22:00", 2), wall("Europe/Berlin", "2026-11-28 22:00"));
}

TEST(RoutingTest, HoursHoldNoNoticeAndNoDigest) {
    const auto night = wall("Europe/Berlin", "2026-11-23 03:00");
    const auto channel = by_day().channel;
    EXPECT_EQ(
        not_before(channel, notice_delivery("popup", "was off", "t", "b", night), berlin, night),
        night);
    auto digest = mail();
    digest.channel.hours = channel.hours;
    digest.channel.digest->at = std::chrono::hours(7);
    EXPECT_EQ(routed(reminder(), {digest}).at(0).next_at,
              wall("Europe/Berlin", "2026-11-24 07:00"));
}

} // namespace kith::delivery
