#include "calendar/settings.hpp"

#include "sdk/plugin.hpp"
#include "wire/settings_schema.hpp"

#include <gtest/gtest.h>

namespace kith::calendar {

namespace {

using domain::Value;

Settings read(Value::Object given) {
    return read_settings(wire::with_defaults(settings_schema(), Value(std::move(given))));
}

std::string refused(Value::Object given) {
    try {
        (void)read(std::move(given));
    } catch (const sdk::SettingRefused& refusal) {
        return refusal.pointer;
    }
    return "";
}

} // namespace

TEST(SettingsTest, HaveASoundSchema) { EXPECT_TRUE(wire::check_schema(settings_schema()).empty()); }

TEST(SettingsTest, NeedNothing) {
    const auto settings = read({});
    EXPECT_TRUE(settings.http);
    EXPECT_EQ(settings.port, 8737);
    EXPECT_FALSE(settings.file);
    EXPECT_FALSE(settings.events.notes);
    EXPECT_TRUE(settings.events.alarms);
    EXPECT_TRUE(settings.events.is_private);
    EXPECT_EQ(settings.events.name, "kith");
    EXPECT_EQ(settings.events.colour->name, "steelblue");
    EXPECT_EQ(settings.tasks.component, ics::CalendarTraits::Component::Task);
}

TEST(SettingsTest, AreReadWhole) {
    const auto settings = read({{"file", "/srv/kith.ics"},
                                {"tasks_file", "/srv/tasks.ics"},
                                {"http", false},
                                {"port", 0},
                                {"hosts", Value::Array{"Kith.Example.Org"}},
                                {"alarms", false},
                                {"notes", true},
                                {"busy_text", "Call someone"},
                                {"name", "Kontakte"},
                                {"colour", "#102030"},
                                {"private", false}});
    EXPECT_EQ(settings.file, "/srv/kith.ics");
    EXPECT_EQ(settings.tasks_file, "/srv/tasks.ics");
    EXPECT_FALSE(settings.http);
    EXPECT_EQ(settings.port, 0);
    EXPECT_EQ(settings.hosts, std::vector<std::string>{"kith.example.org"});
    EXPECT_FALSE(settings.events.alarms);
    EXPECT_TRUE(settings.tasks.notes);
    EXPECT_EQ(settings.tasks.busy_text, "Call someone");
    EXPECT_EQ(settings.events.name, "Kontakte");
    EXPECT_EQ(ics::hex(*settings.events.colour), "#102030");
    EXPECT_FALSE(settings.events.is_private);
}

TEST(SettingsTest, RefuseWhatNoSchemaCanSay) {
    EXPECT_EQ(refused({{"colour", "bluish"}}), "/colour");
    EXPECT_EQ(refused({{"http", false}}), "/http");
    EXPECT_EQ(refused({{"file", "/srv/kith.ics"}, {"tasks_file", "/srv/./kith.ics"}}),
              "/tasks_file");
    EXPECT_EQ(refused({{"file", "kith.ics"}}), "/file");
    EXPECT_EQ(refused({{"file", "/srv/"}}), "/file");
}

TEST(SettingsTest, RefuseHostsThatAreNoNames) {
    for (const auto* host : {"", "a b", "evil:80", "http://x", "-x", "x/"}) {
        EXPECT_FALSE(
            wire::check_settings(settings_schema(), Value::Object{{"hosts", Value::Array{host}}})
                .empty())
            << host;
    }
}

} // namespace kith::calendar
