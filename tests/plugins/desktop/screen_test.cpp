#include "desktop/screen.hpp"

#include <gtest/gtest.h>

namespace kith::desktop {
namespace {

using Result = domain::Outcome::Result;

Shown failed(const std::string& error_name) {
    Shown shown;
    shown.error_name = error_name;
    shown.text = "why";
    return shown;
}

TEST(ScreenTest, ANumberMeansDelivered) {
    Shown shown;
    shown.id = 3;
    EXPECT_EQ(outcome_of(shown).result, Result::Delivered);
}

TEST(ScreenTest, WhatTheBusSaysMeansTheWayOutIsDown) {
    for (const char* name :
         {"org.freedesktop.DBus.Error.ServiceUnknown", "org.freedesktop.DBus.Error.NoReply", ""}) {
        EXPECT_EQ(outcome_of(failed(name)).result, Result::Unavailable) << name;
    }
}

TEST(ScreenTest, ARefusalOfTheServerIsChargedAndTriedLater) {
    const auto outcome =
        outcome_of(failed("org.freedesktop.Notifications.Error.ExcessNotificationGeneration"));
    EXPECT_EQ(outcome.result, Result::Retry);
    EXPECT_EQ(outcome.after, std::chrono::seconds(60));
    EXPECT_EQ(outcome.text, "why");
}

} // namespace
} // namespace kith::desktop
