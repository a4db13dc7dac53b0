#include "caldav/settings.hpp"

#include "sdk/plugin.hpp"
#include "wire/settings_schema.hpp"

#include <gtest/gtest.h>

namespace kith::caldav {

namespace {

using domain::Value;
using namespace std::chrono_literals;

Value with(Value::Object more) {
    more.try_emplace("url", "https://cal.example/tasks/");
    return more;
}

std::string refused(const Value& settings) {
    try {
        (void)read_settings(settings);
    } catch (const sdk::SettingRefused& refusal) {
        return refusal.pointer;
    }
    return "(none)";
}

} // namespace

TEST(SettingsTest, NeedAnAddressOnly) {
    const auto settings = read_settings(with({}));
    EXPECT_EQ(settings.url, "https://cal.example/tasks/");
    EXPECT_EQ(settings.traits.component, ics::CalendarTraits::Component::Task);
    EXPECT_EQ(settings.deletion, Deletion::Leave);
    EXPECT_EQ(settings.poll, 15min);
    EXPECT_EQ(settings.ahead, (domain::Span{12, domain::Span::Unit::Months}));
}

TEST(SettingsTest, HaveTheDefaultsTheSchemaTells) {
    const Value given = with({});
    const auto filled = wire::with_defaults(settings_schema(), given);
    EXPECT_TRUE(wire::check_settings(settings_schema(), filled).empty());
    EXPECT_EQ(read_settings(filled).poll, read_settings(given).poll);
    EXPECT_EQ(read_settings(filled).patience, read_settings(given).patience);
    EXPECT_EQ(read_settings(filled).ahead, read_settings(given).ahead);
}

TEST(SettingsTest, LetNothingOutInClear) {
    EXPECT_EQ(refused(with({{"url", "http://cal.example/tasks/"}})), "/url");
    EXPECT_EQ(refused(with({{"url", "http://192.168.1.2/tasks/"}})), "/url");
    EXPECT_EQ(refused(with({{"url", "http://127.0.0.1:5232/me/tasks/"}})), "(none)");
    EXPECT_EQ(refused(with({{"url", "http://[::1]:5232/me/tasks/"}})), "(none)");
    EXPECT_EQ(refused(with({{"url", "http://localhost/tasks/"}})), "(none)");
}

TEST(SettingsTest, RefuseGoogleWhichWantsOAuth) {
    EXPECT_EQ(refused(with({{"url", "https://apidata.googleusercontent.com/caldav/v2/x/events/"}})),
              "/url");
}

TEST(SettingsTest, RefuseWhatHasNoMeaning) {
    EXPECT_EQ(refused(with({{"alarms", true}})), "/alarms");
    EXPECT_EQ(refused(with({{"alarms", true}, {"as", "events"}})), "(none)");
    EXPECT_EQ(refused(with({{"ahead", "soon"}})), "/ahead");
    EXPECT_EQ(refused(with({{"ahead", "0 days"}})), "/ahead");
    EXPECT_EQ(refused(with({{"ahead", "99 years"}})), "/ahead");
    EXPECT_EQ(refused(with({{"ca_file", "/nowhere/ca.pem"}})), "/ca_file");
    EXPECT_EQ(refused(with({{"url", "http://localhost/"}, {"ca_file", "/etc/hosts"}})), "/ca_file");
    EXPECT_EQ(refused(with({{"user", "me"}})), "/user");
}

TEST(SettingsTest, DoNotPressAServer) {
    EXPECT_EQ(refused(with({{"poll", "30 seconds"}})), "/poll");
    EXPECT_EQ(refused(with({{"poll", "2 days"}})), "/poll");
    EXPECT_EQ(refused(with({{"poll", "often"}})), "/poll");
    EXPECT_EQ(refused(with({{"poll", "0"}})), "(none)");
    EXPECT_EQ(refused(with({{"poll", "1 s"}, {"url", "http://localhost/"}})), "(none)");
}

TEST(SettingsTest, TakeIntervalsInWords) {
    EXPECT_EQ(parse_interval("15 minutes"), 15min);
    EXPECT_EQ(parse_interval("1h"), 1h);
    EXPECT_EQ(parse_interval("2 hours"), 2h);
    EXPECT_EQ(parse_interval("0"), 0s);
    for (const char* text : {"", "15", "-5 min", "15 weeks", "1 minute ", "999999999 h", "x"}) {
        EXPECT_FALSE(parse_interval(text)) << text;
    }
}

} // namespace kith::caldav
