#include "agenda/calendar_reader.hpp"

#include "plugins/agenda/calendars.hpp"

#include <gtest/gtest.h>

namespace kith::agenda {
namespace {

using test::calendar_text;
using test::day;
using test::event_text;
using test::read;

Calendar read_text(std::string_view text, const Limits& limits = {}) {
    ZonePool zones;
    return read_calendar(text, {day(test::today), day("2026-10-31"), "k7f3qz5m2x9w4c8v", zones},
                         limits);
}

TEST(CalendarReaderTest, ReadsWhoMeetsWhen) {
    const auto calendar = read("X-WR-CALNAME:Work\\, mine\nBEGIN:VEVENT\nUID:u1\n"
                               "DTSTART:20261203T090000Z\nSUMMARY:Tea \\; talk\\nand more\n"
                               "SEQUENCE:3\nORGANIZER:mailto:me@example.org\n"
                               "ATTENDEE;CN=Anna:mailto:anna@example.org\n"
                               "BEGIN:VALARM\nATTENDEE:mailto:alarm@example.org\n"
                               "SUMMARY:no\nEND:VALARM\nEND:VEVENT");
    EXPECT_EQ(calendar.name, "Work, mine");
    ASSERT_EQ(calendar.events.size(), 1u);
    const auto& event = calendar.events[0];
    EXPECT_EQ(event.uid, "u1");
    EXPECT_EQ(event.summary, "Tea ; talk and more");
    EXPECT_EQ(event.sequence, 3);
    EXPECT_EQ(event.line, 5);
    ASSERT_EQ(event.participants.size(), 2u);
    EXPECT_EQ(event.participants[1].name, "Anna");
    EXPECT_TRUE(calendar.is_complete);
    EXPECT_TRUE(calendar.faults.empty());
}

TEST(CalendarReaderTest, JoinsFoldedLinesAlsoWithinACharacter) {
    const auto calendar =
        read("BEGIN:VEVENT\nUID:u\nDTSTART:20261203T090000Z\n"
             "SUMMARY:M\xc3\n \xbcller\nATTENDEE;CN=\"An\n na\":mai\n lto:anna@ex\n"
             "\tample.org\nEND:VEVENT");
    ASSERT_EQ(calendar.events.size(), 1u);
    EXPECT_EQ(calendar.events[0].summary, "M\xc3\xbcller");
    EXPECT_EQ(calendar.events[0].participants[0].email, "anna@example.org");
    EXPECT_EQ(calendar.events[0].participants[0].name, "Anna");
}

TEST(CalendarReaderTest, TakesLineFeedsAloneAMarkAndSmallLetters) {
    const auto calendar =
        read_text("\xEF\xBB\xBF"
                  "begin:vcalendar\nbegin:vevent\nuid:u\ndtstart:20261203\n"
                  "attendee:mailto:anna@example.org\nend:vevent\nend:vcalendar\n");
    EXPECT_EQ(calendar.events.size(), 1u);
    EXPECT_TRUE(calendar.is_complete);
}

TEST(CalendarReaderTest, ReadsSeveralCalendarsInAFile) {
    const auto calendar = read_text(calendar_text(event_text("DTSTART:20261203\nUID:a")) +
                                    calendar_text(event_text("DTSTART:20261203\nUID:b")));
    EXPECT_EQ(calendar.events.size(), 2u);
}

TEST(CalendarReaderTest, PutsTheEventsOfOneUidTogether) {
    const auto calendar =
        read(event_text("DTSTART:20261203\nUID:b") + "\n" + event_text("DTSTART:20261203\nUID:a") +
             "\n" + event_text("DTSTART:20261204\nRECURRENCE-ID:20261203\nUID:b"));
    ASSERT_EQ(calendar.events.size(), 3u);
    EXPECT_EQ(calendar.events[0].uid, "a");
    EXPECT_FALSE(calendar.events[1].replaces);
    EXPECT_TRUE(calendar.events[2].replaces);
}

TEST(CalendarReaderTest, LeavesOutEventsWithoutAnybody) {
    EXPECT_TRUE(read("BEGIN:VEVENT\nUID:u\nDTSTART:20261203\nEND:VEVENT").events.empty());
}

TEST(CalendarReaderTest, LeavesOutWhatIsLongOver) {
    const auto count = [](const std::string& lines) {
        return read(event_text(lines)).events.size();
    };
    EXPECT_EQ(count("DTSTART:20261001T090000Z"), 0u);
    EXPECT_EQ(count("DTSTART:20261101T090000Z"), 1u);
    EXPECT_EQ(count("DTSTART:20200101T090000Z\nRRULE:FREQ=DAILY;UNTIL=20261001T000000Z"), 0u);
    EXPECT_EQ(count("DTSTART:20200101T090000Z\nRRULE:FREQ=DAILY;UNTIL=20261101T000000Z"), 1u);
    EXPECT_EQ(count("DTSTART:20200101T090000Z\nRRULE:FREQ=DAILY;COUNT=3"), 1u);
    EXPECT_EQ(count("DTSTART:20200101T090000Z\nRDATE:20261201T090000Z"), 1u);
    EXPECT_EQ(read(event_text("DTSTART:20200101T090000Z") + "\n" +
                   event_text("RECURRENCE-ID:20200101T090000Z\nDTSTART:20261201T090000Z"))
                  .events.size(),
              2u);
}

TEST(CalendarReaderTest, KeepsTheSeriesOfAnOccurrenceWithSomebody) {
    const auto calendar = read("BEGIN:VEVENT\nUID:u\nDTSTART:20261203\nRRULE:FREQ=DAILY\n"
                               "END:VEVENT\n" +
                               event_text("DTSTART:20261204\nRECURRENCE-ID:20261204"));
    EXPECT_EQ(calendar.events.size(), 2u);
}

TEST(CalendarReaderTest, LeavesOutTasksAndJournals) {
    EXPECT_TRUE(read("BEGIN:VTODO\nUID:u\nDTSTART:20261203\nATTENDEE:mailto:anna@example.org\n"
                     "END:VTODO\nBEGIN:VJOURNAL\nUID:j\nDTSTART:20261203\n"
                     "ATTENDEE:mailto:anna@example.org\nEND:VJOURNAL")
                    .events.empty());
}

TEST(CalendarReaderTest, LeavesOutMessagesThatCancelOrAnswer) {
    for (const char* method : {"CANCEL", "REPLY", "cancel", "COUNTER", "REFRESH"}) {
        EXPECT_TRUE(read("METHOD:" + std::string(method) + "\n" + event_text("DTSTART:20261203"))
                        .events.empty())
            << method;
    }
    EXPECT_EQ(read("METHOD:REQUEST\n" + event_text("DTSTART:20261203")).events.size(), 1u);
    EXPECT_EQ(read("METHOD:PUBLISH\n" + event_text("DTSTART:20261203")).events.size(), 1u);
}

TEST(CalendarReaderTest, LeavesOutAMessageButNotTheCalendarBesideIt) {
    const auto calendar =
        read_text(calendar_text(event_text("DTSTART:20261203\nUID:a")) +
                  calendar_text("METHOD:CANCEL\n" + event_text("DTSTART:20261203\nUID:b")));
    ASSERT_EQ(calendar.events.size(), 1u);
    EXPECT_EQ(calendar.events[0].uid, "a");
}

TEST(CalendarReaderTest, LeavesOutWhatKithPublished) {
    EXPECT_TRUE(read("PRODID:-//kith//kith calendar//EN\n" + event_text("DTSTART:20261203"))
                    .events.empty());
    EXPECT_TRUE(read(event_text("UID:r-9f2c1@k7f3qz5m2x9w4c8v\nDTSTART:20261203")).events.empty());
    EXPECT_EQ(read(event_text("UID:r-9f2c1@elsewhere\nDTSTART:20261203")).events.size(), 1u);
}

TEST(CalendarReaderTest, ReportsAnEventWithoutABeginning) {
    const auto calendar =
        read(event_text("SUMMARY:Tea") + "\n" + event_text("UID:v\nDTSTART;VALUE=DATE:20260230"));
    EXPECT_TRUE(calendar.events.empty());
    ASSERT_EQ(calendar.faults.size(), 2u);
    EXPECT_EQ(calendar.faults[0], (Fault{4, "this event has no DTSTART: it is left out"}));
    EXPECT_EQ(calendar.faults[1], (Fault{11, "DTSTART \"20260230\" is no day or time there is"}));
}

TEST(CalendarReaderTest, SaysNothingOfFaultsInEventsWithoutAnybody) {
    EXPECT_TRUE(read("BEGIN:VEVENT\nUID:u\nDTSTART:never\nEND:VEVENT").faults.empty());
}

TEST(CalendarReaderTest, SaysWhenAFileIsNoCalendarOrCutOff) {
    EXPECT_EQ(read_text("").faults.at(0).text, "this is no calendar: there is no BEGIN:VCALENDAR");
    EXPECT_FALSE(read_text("hello\n").is_calendar);
    const auto whole = calendar_text(event_text("DTSTART:20261203"));
    const auto cut = read_text(std::string_view(whole).substr(0, whole.size() - 20));
    EXPECT_TRUE(cut.is_calendar);
    EXPECT_FALSE(cut.is_complete);
    EXPECT_EQ(cut.faults.at(0).text, "this calendar is cut off: END:VCALENDAR is missing");
}

TEST(CalendarReaderTest, LosesNoEventBehindAnAlarmThatMissesItsEnd) {
    const auto calendar = read("BEGIN:VEVENT\nUID:a\nDTSTART:20261203\n"
                               "ATTENDEE:mailto:anna@example.org\nBEGIN:VALARM\nEND:VEVENT\n" +
                               event_text("UID:b\nDTSTART:20261203"));
    EXPECT_EQ(calendar.events.size(), 2u);
}

TEST(CalendarReaderTest, BoundsEverything) {
    Limits limits;
    limits.events = 3;
    limits.participants = 2;
    limits.dates = 5;
    std::string events;
    for (int i = 0; i < 5; ++i) {
        events += event_text("UID:" + std::to_string(i) +
                             "\nDTSTART:20261203\nEXDATE:20261201,20261202,20261203,20261204,"
                             "20261205,20261206\nATTENDEE:mailto:a@example.org\n"
                             "ATTENDEE:mailto:b@example.org\nATTENDEE:mailto:c@example.org") +
                  "\n";
    }
    const auto calendar = read_text(calendar_text(events), limits);
    EXPECT_EQ(calendar.events.size(), 3u);
    EXPECT_EQ(calendar.events[0].participants.size(), 2u);
    EXPECT_EQ(calendar.events[0].without.size(), 5u);
    EXPECT_FALSE(calendar.faults.empty());
}

} // namespace
} // namespace kith::agenda
