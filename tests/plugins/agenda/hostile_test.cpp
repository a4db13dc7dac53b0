// Calendars made to break a reader. Each must end soon, within its limits, and without a meeting
// that nobody wrote.

#include "plugins/agenda/calendars.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace kith::agenda {
namespace {

using test::calendar_text;
using test::day;
using test::event_text;
using test::Lines;
using test::proposed;

class HostileTest : public testing::Test {
protected:
    // Ten times what the slowest of them takes on a busy machine.
    ~HostileTest() override {
        EXPECT_LT(std::chrono::steady_clock::now() - begin_, std::chrono::seconds(60));
    }

private:
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

Calendar read_bytes(std::string_view bytes) {
    ZonePool zones;
    return read_calendar(bytes, {day(test::today), day("2026-10-31"), "k7f3qz5m2x9w4c8v", zones});
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

const std::string tea = event_text("SUMMARY:Tea\nDTSTART:20261203T090000Z");
const Lines only_tea{"2026-12-03 meeting anna@example.org"};

TEST_F(HostileTest, SurvivesALineOfTenMegabytes) {
    const std::string endless(10u << 20, 'x');
    EXPECT_EQ(proposed("X-A:" + endless + "\n" + tea), only_tea);
    EXPECT_EQ(proposed(event_text("DTSTART:20261203T090000Z\nATTENDEE;CN=" + endless +
                                  ":mailto:ben@example.org\nATTENDEE:mailto:anna@example.org")),
              only_tea);
    EXPECT_EQ(read_bytes(endless).events.size(), 0u);
}

TEST_F(HostileTest, SurvivesALineOfAMillionFolds) {
    EXPECT_EQ(proposed("X-A:" + repeated("\n x", 1'000'000) + "\n" + tea), only_tea);
}

TEST_F(HostileTest, SurvivesDeepNesting) {
    EXPECT_EQ(
        proposed(repeated("BEGIN:X-DEEP\n", 500'000) + repeated("END:X-DEEP\n", 500'000) + tea),
        only_tea);
    EXPECT_TRUE(proposed(repeated("BEGIN:VEVENT\n", 300'000)).empty());
    EXPECT_TRUE(proposed(repeated("END:VEVENT\n", 300'000)).empty());
    EXPECT_TRUE(read_bytes(repeated("BEGIN:VCALENDAR\n", 300'000)).events.empty());
}

TEST_F(HostileTest, SurvivesBeingCutOffAnywhere) {
    const auto whole = calendar_text("X-WR-CALNAME:W\nBEGIN:VTIMEZONE\nTZID:Z\nBEGIN:STANDARD\n"
                                     "DTSTART:19700101T000000\nTZOFFSETFROM:+0100\n"
                                     "TZOFFSETTO:+0100\nRRULE:FREQ=YEARLY\nEND:STANDARD\n"
                                     "END:VTIMEZONE\n" +
                                     event_text("DTSTART;TZID=Z:20261203T090000\n"
                                                "RRULE:FREQ=DAILY;COUNT=3\n"
                                                "EXDATE;TZID=Z:20261204T090000"));
    for (std::size_t size = 0; size < whole.size(); ++size) {
        Diary diary(test::diary_settings());
        auto calendar = read_bytes(std::string_view(whole).substr(0, size));
        EXPECT_FALSE(calendar.is_complete && size < whole.size() - 2) << size;
        diary.put("/c.ics", std::move(calendar), "W");
        EXPECT_LE(diary.plan(day(test::today), {}).proposals.size(), 2u);
    }
}

TEST_F(HostileTest, SurvivesNulsAndBytesThatAreNoText) {
    std::string bytes =
        calendar_text(event_text(std::string("DTSTART:20261203T090000Z\nSUMMARY:T\0a", 37) +
                                 "\xff\xfe\x1b[31m\u202e\nATTENDEE;CN=\xff\x01:"
                                 "mailto:anna@example.org"));
    Diary diary(test::diary_settings());
    diary.put("/c.ics", read_bytes(bytes), "Work");
    const auto plan = diary.plan(day(test::today), {});
    ASSERT_EQ(plan.proposals.size(), 1u);
    const auto& text = plan.proposals.begin()->second.evidence;
    EXPECT_EQ(text.find_first_of(std::string("\0\x1b\x01", 3)), std::string::npos);
    EXPECT_EQ(text.find("\u202e"), std::string::npos);
}

TEST_F(HostileTest, ExpandsNoBomb) {
    for (const char* rule :
         {"FREQ=SECONDLY", "FREQ=SECONDLY;INTERVAL=1;COUNT=2147483647", "FREQ=MINUTELY;BYSECOND=0",
          "FREQ=DAILY;COUNT=2147483647", "FREQ=DAILY;COUNT=99999999999999999999",
          "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
          "FREQ=YEARLY;INTERVAL=32767", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;WKST=SU",
          "FREQ=DAILY;BYHOUR=0,1,2,3;BYMINUTE=0,1,2,3;BYSECOND=0,1,2,3"}) {
        const auto found =
            proposed(event_text("DTSTART:20250101T090000Z\nRRULE:" + std::string(rule)));
        EXPECT_LE(found.size(), 45u) << rule;
    }
}

TEST_F(HostileTest, ExpandsNotManyBombs) {
    std::string events;
    for (int i = 0; i < 20'000; ++i) {
        events += event_text("UID:" + std::to_string(i) +
                             "\nDTSTART:19900101T090000Z\nRRULE:FREQ=DAILY;COUNT=10000\n"
                             "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30") +
                  "\n";
    }
    EXPECT_LE(proposed(events).size(), 45u * 20'000);
}

TEST_F(HostileTest, SurvivesAFloodOfExceptions) {
    std::string flood;
    for (int i = 0; i < 300'000; ++i) {
        flood += "EXDATE:20261203T090000Z,20261203T090000Z,20261203T090000Z\n";
    }
    EXPECT_TRUE(
        proposed(event_text("DTSTART:20261203T090000Z\nRRULE:FREQ=YEARLY\n" + flood)).empty());
    std::string extra = "RDATE:";
    for (int i = 0; i < 3'000; ++i) {
        extra += "20261203T090000Z,";
    }
    EXPECT_EQ(proposed(event_text("DTSTART:20261203T090000Z\n" + repeated(extra + "\n", 300))),
              only_tea);
}

TEST_F(HostileTest, SurvivesAFloodOfOverrides) {
    std::string events = event_text("DTSTART:20200101T090000Z\nRRULE:FREQ=DAILY") + "\n";
    for (int i = 0; i < 50'000; ++i) {
        events += event_text("RECURRENCE-ID:20261203T0900" + std::to_string(10 + i % 50) +
                             "Z\nDTSTART:20261203T100000Z\nSEQUENCE:" + std::to_string(i)) +
                  "\n";
    }
    EXPECT_LE(proposed(events).size(), 100u);
}

TEST_F(HostileTest, SurvivesAFloodOfPeople) {
    std::string people;
    for (int i = 0; i < 200'000; ++i) {
        people += "ATTENDEE:mailto:p" + std::to_string(i) + "@example.org\n";
    }
    EXPECT_TRUE(proposed(event_text("DTSTART:20261203T090000Z\n" + people)).empty());
}

TEST_F(HostileTest, SurvivesAFloodOfZones) {
    std::string zones;
    for (int i = 0; i < 20'000; ++i) {
        zones += "BEGIN:VTIMEZONE\nTZID:Z" + std::to_string(i) +
                 "\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\n"
                 "TZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12\nEND:"
                 "STANDARD\nEND:VTIMEZONE\n";
    }
    EXPECT_EQ(proposed(zones + tea), only_tea);
    std::string parts = "BEGIN:VTIMEZONE\nTZID:Z\n";
    for (int i = 0; i < 20'000; ++i) {
        parts += "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"
                 "RRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12\nEND:STANDARD\n";
    }
    EXPECT_EQ(
        proposed(parts + "END:VTIMEZONE\n" + event_text("DTSTART;TZID=Z:20261203T090000")).size(),
        1u);
}

TEST_F(HostileTest, ProposesNoMoreThanALifeHolds) {
    std::string events;
    for (int i = 0; i < 30'000; ++i) {
        events += event_text("UID:" + std::to_string(i) + "\nDTSTART:20261203T090000Z") + "\n";
    }
    EXPECT_EQ(proposed(events).size(), 20'000u);
}

} // namespace
} // namespace kith::agenda
