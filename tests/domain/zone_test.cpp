#include "domain/zone.hpp"

#include "domain/tzdata.hpp"
#include "support/dates.hpp"
#include "support/temporary_directory.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace kith::domain {

using test::day;
using test::instant;
using test::wall;

namespace {

/// A wall time and the moment it means.
struct Row {
    const char* zone;
    const char* wall;
    const char* instant;
};

std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.zone << " " << row.wall;
}

class GapTest : public testing::TestWithParam<Row> {};
class OverlapTest : public testing::TestWithParam<Row> {};

} // namespace

// F25
TEST_P(GapTest, AMissingWallTimeIsTheFirstInstantAfter) {
    EXPECT_EQ(wall(GetParam().zone, GetParam().wall), instant(GetParam().instant));
}

INSTANTIATE_TEST_SUITE_P(
    Zones, GapTest,
    testing::Values(Row{"Europe/Berlin", "2026-03-29 02:00", "2026-03-29T01:00:00Z"},
                    Row{"Europe/Berlin", "2026-03-29 02:59", "2026-03-29T01:00:00Z"},
                    Row{"Europe/London", "2026-03-29 01:30", "2026-03-29T01:00:00Z"},
                    Row{"America/New_York", "2026-03-08 02:30", "2026-03-08T07:00:00Z"},
                    Row{"America/St_Johns", "2026-03-08 02:30", "2026-03-08T05:30:00Z"},
                    Row{"America/Havana", "2026-03-08 00:00", "2026-03-08T05:00:00Z"},
                    Row{"America/Santiago", "2026-09-06 00:30", "2026-09-06T04:00:00Z"},
                    Row{"America/Sao_Paulo", "2018-11-04 00:15", "2018-11-04T03:00:00Z"},
                    Row{"America/Asuncion", "2024-10-06 00:59", "2024-10-06T04:00:00Z"},
                    Row{"Africa/Cairo", "2026-04-24 00:30", "2026-04-23T22:00:00Z"},
                    Row{"Asia/Beirut", "2026-03-29 00:30", "2026-03-28T22:00:00Z"},
                    Row{"Asia/Tehran", "2022-03-22 00:30", "2022-03-21T20:30:00Z"},
                    Row{"Australia/Sydney", "2026-10-04 02:30", "2026-10-03T16:00:00Z"},
                    Row{"Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03T15:30:00Z"},
                    Row{"Pacific/Auckland", "2026-09-27 02:30", "2026-09-26T14:00:00Z"},
                    Row{"Pacific/Chatham", "2026-09-27 03:00", "2026-09-26T14:00:00Z"},
                    Row{"Pacific/Apia", "2011-12-30 09:00", "2011-12-30T10:00:00Z"}));

// F26
TEST_P(OverlapTest, AWallTimeThatComesTwiceIsTheFirst) {
    EXPECT_EQ(wall(GetParam().zone, GetParam().wall), instant(GetParam().instant));
}

INSTANTIATE_TEST_SUITE_P(
    Zones, OverlapTest,
    testing::Values(Row{"Europe/Berlin", "2026-10-25 02:00", "2026-10-25T00:00:00Z"},
                    Row{"Europe/Berlin", "2026-10-25 02:59", "2026-10-25T00:59:00Z"},
                    Row{"Europe/London", "2026-10-25 01:30", "2026-10-25T00:30:00Z"},
                    Row{"America/New_York", "2026-11-01 01:30", "2026-11-01T05:30:00Z"},
                    Row{"America/St_Johns", "2026-11-01 01:30", "2026-11-01T04:00:00Z"},
                    Row{"America/Havana", "2026-11-01 00:30", "2026-11-01T04:30:00Z"},
                    Row{"America/Santiago", "2026-04-04 23:30", "2026-04-05T02:30:00Z"},
                    Row{"America/Sao_Paulo", "2019-02-16 23:30", "2019-02-17T01:30:00Z"},
                    Row{"Africa/Cairo", "2026-10-29 23:30", "2026-10-29T20:30:00Z"},
                    Row{"Africa/Casablanca", "2026-02-15 02:30", "2026-02-15T01:30:00Z"},
                    Row{"Asia/Beirut", "2026-10-24 23:30", "2026-10-24T20:30:00Z"},
                    Row{"Australia/Sydney", "2026-04-05 02:30", "2026-04-04T15:30:00Z"},
                    Row{"Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04T14:45:00Z"},
                    Row{"Pacific/Auckland", "2026-04-05 02:30", "2026-04-04T13:30:00Z"},
                    Row{"Pacific/Chatham", "2026-04-05 03:00", "2026-04-04T13:15:00Z"}));

TEST(ZoneTest, AWallTimeKeepsItsHourOverDaylightSaving) {
    EXPECT_EQ(wall("Europe/Berlin", "2026-03-28 09:00"), instant("2026-03-28T08:00:00Z"));
    EXPECT_EQ(wall("Europe/Berlin", "2026-03-29 09:00"), instant("2026-03-29T07:00:00Z"));
}

TEST(ZoneTest, TheMinuteBeforeAndAfterAGapAreTheirOwn) {
    EXPECT_EQ(wall("Europe/Berlin", "2026-03-29 01:59"), instant("2026-03-29T00:59:00Z"));
    EXPECT_EQ(wall("Europe/Berlin", "2026-03-29 03:01"), instant("2026-03-29T01:01:00Z"));
}

TEST(ZoneTest, ShowsWhatTheWallClockShows) {
    const Zone zone("America/New_York");
    EXPECT_EQ(zone.local(instant("2026-11-23T04:59:59.999Z")),
              (LocalMoment{day("2026-11-22"), TimeOfDay(23 * 60 + 59)}));
    EXPECT_EQ(zone.date(instant("2026-11-23T05:00:00Z")), day("2026-11-23"));
}

TEST(ZoneTest, ADateOfTheFarEastIsItsOwn) {
    EXPECT_EQ(Zone("Pacific/Kiritimati").date(instant("2026-11-23T10:00:00Z")), day("2026-11-24"));
    EXPECT_EQ(Zone("Pacific/Pago_Pago").date(instant("2026-11-23T10:00:00Z")), day("2026-11-22"));
}

TEST(ZoneTest, EveryNoonOfTenYearsReturnsToItself) {
    for (const char* name : {"Europe/Berlin", "America/Santiago", "Australia/Lord_Howe"}) {
        const Zone zone(name);
        for (auto date = day("2020-01-01"); date < day("2030-01-01"); date = plus_days(date, 1)) {
            const auto noon = zone.instant(date, TimeOfDay(720));
            ASSERT_EQ(zone.local(noon), (LocalMoment{date, TimeOfDay(720)})) << format_date(date);
        }
    }
}

TEST(ZoneTest, InstantsGrowWithTheWallClock) {
    const Zone zone("Australia/Lord_Howe");
    for (const char* date : {"2026-04-05", "2026-10-04", "2026-06-01"}) {
        for (int minute = 1; minute < 1440; ++minute) {
            ASSERT_LE(zone.instant(day(date), TimeOfDay(minute - 1)),
                      zone.instant(day(date), TimeOfDay(minute)))
                << date << " " << minute;
        }
    }
}

/// A tzdata in which Berlin keeps the hours of another place.
class OtherTzdataTest : public testing::Test {
protected:
    ~OtherTzdataTest() override { reread_tzdata(); }
    void move_berlin_to(const char* place) const {
        const auto berlin = tzdata.path() / "Europe" / "Berlin";
        std::filesystem::create_directories(berlin.parent_path());
        std::filesystem::copy_file(std::filesystem::path("/usr/share/zoneinfo") / place, berlin);
        reread_tzdata(tzdata.path());
    }
    test::TemporaryDirectory tzdata;
};

// F28
TEST_F(OtherTzdataTest, HoldsForZonesThatAreMadeFromThenOn) {
    const Zone before("Europe/Berlin");
    move_berlin_to("America/New_York");
    EXPECT_EQ(wall("Europe/Berlin", "2026-07-01 08:00"), instant("2026-07-01T12:00:00Z"));
    EXPECT_EQ(before.instant(day("2026-07-01"), TimeOfDay(480)), instant("2026-07-01T06:00:00Z"));
}

// F28 F29
TEST_F(OtherTzdataTest, HoldsForTheYearsBehindItsTable) {
    move_berlin_to("America/New_York");
    EXPECT_EQ(wall("Europe/Berlin", "2060-07-01 08:00"), instant("2060-07-01T12:00:00Z"));
}

TEST_F(OtherTzdataTest, IsForgottenWhenTheSystemsIsReadAgain) {
    move_berlin_to("Asia/Tokyo");
    reread_tzdata();
    EXPECT_EQ(wall("Europe/Berlin", "2026-07-01 08:00"), instant("2026-07-01T06:00:00Z"));
}

TEST(ZoneTest, AnUnknownNameIsRefusedByName) {
    for (const char* name : {"", "Europe/Berlim", "europe/berlin", "../../etc/passwd"}) {
        EXPECT_FALSE(Zone::exists(name)) << name;
        EXPECT_THROW(Zone{name}, UnknownZone) << name;
    }
}

TEST(ZoneTest, AliasesExistUnderTheirOwnName) {
    EXPECT_TRUE(Zone::exists("UTC"));
    EXPECT_EQ(Zone("US/Pacific").name(), "US/Pacific");
}

TEST(ZoneTest, NamesAreSortedAndExist) {
    const auto names = Zone::names();
    EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
    EXPECT_TRUE(std::binary_search(names.begin(), names.end(), "Europe/Berlin"));
}

} // namespace kith::domain
