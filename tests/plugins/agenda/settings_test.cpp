#include "agenda/settings.hpp"

#include "wire/settings_schema.hpp"

#include <gtest/gtest.h>

namespace kith::agenda {
namespace {

sdk::Session session(std::initializer_list<const char*> paths,
                     std::initializer_list<const char*> me) {
    sdk::Session session;
    session.instance = "k7f3qz5m2x9w4c8v";
    session.language = "de";
    session.time_zone = "Europe/Berlin";
    session.settings["paths"] = domain::Value::Array(paths.begin(), paths.end());
    session.settings["me"] = domain::Value::Array(me.begin(), me.end());
    return session;
}

TEST(SettingsTest, HaveDefaults) {
    const auto settings = read_settings(session({"/a"}, {"Me@Example.org"}));
    EXPECT_EQ(settings.shelf.paths, std::vector<std::string>{"/a"});
    EXPECT_EQ(settings.shelf.timing.grace, std::chrono::hours(1));
    EXPECT_EQ(settings.diary.owner.addresses, std::vector<std::string>{"me@example.org"});
    EXPECT_EQ(settings.diary.owner.most_attendees, 20u);
    EXPECT_EQ(settings.diary.past_days, 30);
    EXPECT_EQ(settings.diary.ahead_days, 14);
    EXPECT_EQ(settings.diary.time_zone, "Europe/Berlin");
}

TEST(SettingsTest, AreRefusedWithoutCalendarsOrWithoutMe) {
    const auto pointer = [](const sdk::Session& from) -> std::string {
        try {
            (void)read_settings(from);
        } catch (const sdk::SettingRefused& refused) {
            return refused.pointer;
        }
        return "";
    };
    EXPECT_EQ(pointer(session({}, {"me@example.org"})), "/paths");
    EXPECT_EQ(pointer(session({"/a"}, {})), "/me");
}

TEST(SettingsTest, ArePathsThatThePluginMayRead) {
    const auto schema = settings_schema();
    EXPECT_TRUE(schema.at("properties").at("paths").at("items").at("x-path").as_bool());
}

} // namespace
} // namespace kith::agenda
