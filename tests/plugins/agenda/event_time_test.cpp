#include "agenda/event_time.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

namespace kith::agenda {
namespace {

using test::day;

TEST(EventTimeTest, ReadsADayATimeAndUtc) {
    EXPECT_EQ(parse_event_time("20261203", ""),
              (EventTime{EventTime::Kind::Day, day("2026-12-03"), domain::TimeOfDay(0), ""}));
    EXPECT_EQ(
        parse_event_time("20261203T093059", ""),
        (EventTime{EventTime::Kind::Floating, day("2026-12-03"), domain::TimeOfDay(570), ""}));
    EXPECT_EQ(parse_event_time("20261203T093000Z", "Europe/Berlin"),
              (EventTime{EventTime::Kind::Utc, day("2026-12-03"), domain::TimeOfDay(570), ""}));
    EXPECT_EQ(parse_event_time("20261203T093000", "Europe/Berlin"),
              (EventTime{EventTime::Kind::Zoned, day("2026-12-03"), domain::TimeOfDay(570),
                         "Europe/Berlin"}));
}

TEST(EventTimeTest, TakesThePeriodsBeginning) {
    EXPECT_EQ(parse_event_time("20261203T093000Z/PT1H", ""),
              parse_event_time("20261203T093000Z", ""));
}

// libical takes 20240230 and hour 25 for times there are.
TEST(EventTimeTest, RefusesDaysAndTimesThatDoNotExist) {
    for (const char* text :
         {"", "2026", "20240230", "20250229", "00000101", "20261301", "20261203T",
          "20261203T250000", "20261203T096000", "20261203T093061", "20261203Z", "2026-12-03",
          "20261203T09300", "20261203X093000", "2026120a"}) {
        EXPECT_FALSE(parse_event_time(text, "")) << text;
    }
    EXPECT_TRUE(parse_event_time("20240229", ""));
    EXPECT_TRUE(parse_event_time("20261231T235960Z", ""));
}

} // namespace
} // namespace kith::agenda
