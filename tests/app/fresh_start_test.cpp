#include "app/fresh_start.hpp"

#include "crowd.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kith::app {

namespace {

using namespace std::chrono_literals;

using test::crowd;
using test::day;
using test::Household;

std::size_t offers(Household& home) {
    const auto sent = home.deliver("popup");
    return static_cast<std::size_t>(std::count_if(sent.begin(), sent.end(), [](const auto& one) {
        return one.lease.delivery.kind == domain::DeliveryKind::Notice;
    }));
}

/// The first `current` of so many were in touch yesterday.
domain::Configuration mostly_overdue(int people, int current, std::optional<int> pace) {
    auto made = crowd(people, pace);
    for (int i = 0; i < current; ++i) {
        made.contacts[static_cast<std::size_t>(i)].last_contact = day("2026-11-22");
    }
    return made;
}

TEST(FreshStartTest, IsOfferedWhenMoreThanSixtyPercentAreTooLate) {
    Household home(mostly_overdue(20, 7, 2));
    EXPECT_EQ(offers(home), 1U);
}

TEST(FreshStartTest, CountsThoseThatAreOpenAlready) {
    Household home(mostly_overdue(20, 7, std::nullopt));
    EXPECT_EQ(offers(home), 1U);
}

TEST(FreshStartTest, IsNotOfferedForSixtyPercent) {
    Household home(mostly_overdue(20, 8, 2));
    EXPECT_EQ(offers(home), 0U);
}

TEST(FreshStartTest, IsNotOfferedForAHandful) {
    Household home(crowd(9, 2));
    EXPECT_EQ(offers(home), 0U);
}

TEST(FreshStartTest, IsOfferedOnceInThirtyDays) {
    Household home(crowd(20, 1));
    EXPECT_EQ(offers(home), 1U);
    for (int i = 0; i < 29; ++i) {
        home.pass(24h);
        EXPECT_EQ(offers(home), 0U);
    }
}

TEST(FreshStartTest, LetsGoOfWhatWaitsAndSpreadsIt) {
    Household home(crowd(20, 1));
    home.engine().fresh_start(home.now());
    EXPECT_FALSE(fresh_start_would_help(*home.store, day("2026-11-23")));
    EXPECT_EQ(fresh_start_day(*home.store), day("2026-11-23"));
    const auto planned = home.store->agenda(day("2026-11-24"), day("2026-12-25"), false);
    EXPECT_GE(planned.size(), 19U);
}

TEST(FreshStartTest, OutlivesARestart) {
    Household home(crowd(20, 1));
    home.engine().fresh_start(home.now());
    home.restart();
    EXPECT_EQ(home.engine().situation().attention.value().fresh_start(), day("2026-11-23"));
}

} // namespace

} // namespace kith::app
