#include "agenda/event_zones.hpp"

#include "plugins/agenda/calendars.hpp"

#include <gtest/gtest.h>

namespace kith::agenda {
namespace {

using test::day;
using test::instant;

TEST(ZoneNameTest, FindsTheZoneOfTzdata) {
    EXPECT_EQ(zone_name_in("Europe/Berlin"), "Europe/Berlin");
    EXPECT_EQ(zone_name_in("/mozilla.org/20050126_1/America/Chicago"), "America/Chicago");
    EXPECT_EQ(zone_name_in("/softwarestudio.org/Olson_20011030_5/Europe/Berlin"), "Europe/Berlin");
    EXPECT_EQ(zone_name_in("/freeassociation.sourceforge.net/Tzfile/Europe/Berlin"),
              "Europe/Berlin");
    EXPECT_EQ(zone_name_in("/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires"),
              "America/Argentina/Buenos_Aires");
}

TEST(ZoneNameTest, FindsTheZoneOfAWindowsName) {
    EXPECT_EQ(zone_name_in("W. Europe Standard Time"), "Europe/Berlin");
    EXPECT_EQ(zone_name_in("Eastern Standard Time"), "America/New_York");
}

TEST(ZoneNameTest, KnowsNothingOfOthers) {
    for (const char* tzid :
         {"", "/", "(UTC-05:00) Eastern Time (US & Canada)", "Customized Time Zone 1",
          "大阪、札幌、東京", "../../etc/passwd", "/etc/passwd"}) {
        EXPECT_FALSE(zone_name_in(tzid)) << tzid;
    }
    EXPECT_FALSE(zone_name_in(std::string(100'000, '/')));
}

/// Outlook's own zone, which it begins in 1601.
constexpr const char* outlook_zone =
    "BEGIN:VTIMEZONE\nTZID:Customized Time Zone 1\n"
    "BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n"
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n"
    "BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n";

domain::Instant begin_of(const std::string& tzid, const std::string& time,
                         const std::string& zone) {
    const auto calendar =
        test::read(zone + test::event_text("DTSTART;TZID=" + tzid + ":" + time), "1800-01-01");
    return calendar.zones.instant(calendar.events.at(0).start, domain::Zone("Asia/Tokyo"));
}

TEST(EventZonesTest, FollowTheFilesOwnDefinition) {
    const auto at = [](const char* time) {
        return begin_of("Customized Time Zone 1", time, outlook_zone);
    };
    EXPECT_EQ(at("20261203T090000"), instant("2026-12-03T08:00:00Z"));
    EXPECT_EQ(at("20260703T090000"), instant("2026-07-03T07:00:00Z"));
}

TEST(EventZonesTest, MoveTimesThatDoNotExistAndTakeTheFirstOfTwo) {
    const auto at = [](const char* time) {
        return begin_of("Customized Time Zone 1", time, outlook_zone);
    };
    const domain::Zone berlin("Europe/Berlin");
    for (const char* time : {"20270328T015900", "20270328T020000", "20270328T023000",
                             "20270328T030000", "20271031T015900", "20271031T020000",
                             "20271031T023000", "20271031T025900", "20271031T030000"}) {
        const auto written = *parse_event_time(time, "");
        EXPECT_EQ(at(time), berlin.instant(written.date, written.time)) << time;
    }
}

TEST(EventZonesTest, PreferTheFilesDefinitionToTheName) {
    const std::string odd = "BEGIN:VTIMEZONE\nTZID:Europe/Berlin\nBEGIN:STANDARD\n"
                            "DTSTART:19700101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300\n"
                            "END:STANDARD\nEND:VTIMEZONE\n";
    EXPECT_EQ(begin_of("Europe/Berlin", "20261203T090000", odd), instant("2026-12-03T06:00:00Z"));
    EXPECT_EQ(begin_of("Europe/Berlin", "20261203T090000", ""), instant("2026-12-03T08:00:00Z"));
}

TEST(EventZonesTest, GoByTheNameWhereTheDefinitionSaysNothing) {
    EXPECT_EQ(begin_of("Europe/Berlin", "20261203T090000",
                       "BEGIN:VTIMEZONE\nTZID:Europe/Berlin\nEND:VTIMEZONE\n"),
              instant("2026-12-03T08:00:00Z"));
}

TEST(EventZonesTest, FollowSingleDatesAndSeconds) {
    const std::string zone = "BEGIN:VTIMEZONE\nTZID:Old\nBEGIN:STANDARD\n"
                             "DTSTART:18930401T000000\nTZOFFSETFROM:+005328\nTZOFFSETTO:+0100\n"
                             "END:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:20260329T020000\n"
                             "RDATE:20260329T020000,20270328T020000\nTZOFFSETFROM:+0100\n"
                             "TZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
    EXPECT_EQ(begin_of("Old", "20260301T090000", zone), instant("2026-03-01T08:00:00Z"));
    EXPECT_EQ(begin_of("Old", "20261203T090000", zone), instant("2026-12-03T07:00:00Z"));
    EXPECT_EQ(begin_of("Old", "18900101T000000", zone), instant("1889-12-31T23:06:32Z"));
}

TEST(EventZonesTest, TakeUnknownZonesForTheOwners) {
    EXPECT_EQ(begin_of("Nowhere", "20261203T090000", ""), instant("2026-12-03T00:00:00Z"));
    const auto calendar = test::read(test::event_text("DTSTART;TZID=Nowhere:20261203T090000"));
    ASSERT_EQ(calendar.faults.size(), 1u);
    EXPECT_EQ(calendar.faults[0].line, 4);
    EXPECT_EQ(calendar.faults[0].text,
              "the time zone \"Nowhere\" is not known: its times are taken as yours");
}

TEST(EventZonesTest, ShowTheOwnersDay) {
    const EventZones zones;
    const auto late = *parse_event_time("20261203T233000Z", "");
    EXPECT_EQ(zones.day(late, domain::Zone("Europe/Berlin")), day("2026-12-04"));
    EXPECT_EQ(zones.day(late, domain::Zone("America/New_York")), day("2026-12-03"));
    const auto whole = *parse_event_time("20261203", "");
    EXPECT_EQ(zones.day(whole, domain::Zone("Pacific/Kiritimati")), day("2026-12-03"));
}

} // namespace
} // namespace kith::agenda
