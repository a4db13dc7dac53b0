#include "domain/zone.hpp"
#include "support/dates.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <ctime>

/// Wall times of 1970 to 2100 against the C library, which reads the time zones by code of its own.
namespace kith::domain {

namespace {

using WallSeconds = std::chrono::sys_seconds; ///< a wall time, counted as if it were UTC

constexpr std::array zones{
    "Europe/Berlin",       "Europe/London",       "Europe/Lisbon",       "Europe/Moscow",
    "Europe/Istanbul",     "America/New_York",    "America/Los_Angeles", "America/St_Johns",
    "America/Sao_Paulo",   "America/Santiago",    "America/Caracas",     "Africa/Casablanca",
    "Africa/Johannesburg", "Asia/Tehran",         "Asia/Kolkata",        "Asia/Kathmandu",
    "Australia/Sydney",    "Australia/Lord_Howe", "Pacific/Auckland",    "Pacific/Apia"};

constexpr std::array<int, 7> minutes_tried{0, 30, 90, 150, 195, 720, 1425};

/// The C library's local time is that of the zone while this lives.
class LibraryZone {
public:
    explicit LibraryZone(const char* name) {
        ::setenv("TZ", (std::string(":") + name).c_str(), 1);
        ::tzset();
    }
    ~LibraryZone() {
        ::unsetenv("TZ");
        ::tzset();
    }
    LibraryZone(const LibraryZone&) = delete;
    LibraryZone& operator=(const LibraryZone&) = delete;

    [[nodiscard]] WallSeconds wall(std::chrono::sys_seconds moment) const {
        const std::time_t seconds = moment.time_since_epoch().count();
        std::tm fields{};
        ::localtime_r(&seconds, &fields);
        return moment + std::chrono::seconds(fields.tm_gmtoff);
    }
};

/// The first moment at which the wall clock shows it or, when it jumps over it, has jumped.
void expect_first_moment(const Zone& zone, const LibraryZone& library, Date date, TimeOfDay time) {
    const WallSeconds wanted = std::chrono::sys_days(date) + time;
    const auto moment =
        std::chrono::time_point_cast<std::chrono::seconds>(zone.instant(date, time));
    const auto shown = library.wall(moment);
    const auto place = [&] {
        return zone.name() + " " + format_date(date) + " " + format_time_of_day(time);
    };
    if (shown != wanted) {
        ASSERT_GT(shown, wanted) << place();
        ASSERT_LT(library.wall(moment - std::chrono::seconds(1)), wanted) << place();
        return;
    }
    for (int earlier = 30; earlier <= 180; earlier += 30) {
        ASSERT_NE(library.wall(moment - std::chrono::minutes(earlier)), wanted) << place();
    }
}

} // namespace

class ZoneOracleTest : public testing::TestWithParam<const char*> {};

TEST_P(ZoneOracleTest, EachDaysWallTimesAreTheMomentsThatTheCLibraryShows) {
    const LibraryZone library(GetParam());
    const Zone zone(GetParam());
    std::size_t turn = 0;
    for (auto date = test::day("1970-01-02"); date < test::day("2100-12-31");
         date = plus_days(date, 1), ++turn) {
        const auto tried = minutes_tried[turn % minutes_tried.size()];
        expect_first_moment(zone, library, date, TimeOfDay(tried));
        if (HasFatalFailure()) {
            return;
        }
    }
}

/// On a day that does not have 24 hours each quarter of an hour is tried.
TEST_P(ZoneOracleTest, SoAreAllQuartersOfTheDaysOnWhichTheClockChanges) {
    const LibraryZone library(GetParam());
    const Zone zone(GetParam());
    int changes = 0;
    for (auto date = test::day("1970-01-02"); date < test::day("2100-12-31");
         date = plus_days(date, 1)) {
        const WallSeconds midnight = std::chrono::sys_days(date);
        const auto offset = [&](WallSeconds at) { return library.wall(at) - at; };
        if (offset(midnight - std::chrono::hours(14)) ==
            offset(midnight + std::chrono::hours(36))) {
            continue;
        }
        ++changes;
        for (int minutes = 0; minutes < 1440; minutes += 15) {
            expect_first_moment(zone, library, date, TimeOfDay(minutes));
            if (HasFatalFailure()) {
                return;
            }
        }
    }
    const std::string name = GetParam();
    EXPECT_GT(changes, name == "Asia/Kolkata" || name == "Africa/Johannesburg" ? -1 : 0);
}

INSTANTIATE_TEST_SUITE_P(Zones, ZoneOracleTest, testing::ValuesIn(zones));

} // namespace kith::domain
