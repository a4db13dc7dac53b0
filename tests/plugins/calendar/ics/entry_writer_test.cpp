#include "calendar/ics/entry_writer.hpp"

#include "plugins/calendar/entries.hpp"
#include "plugins/calendar/ics/reading.hpp"
#include "plugins/calendar/ics/traits.hpp"

#include <gtest/gtest.h>

namespace kith::ics {

using test::traits;

namespace {

std::string block(const domain::AgendaEntry& entry, const CalendarTraits& how = traits()) {
    return std::string(EntryWriter(how).block(entry));
}

} // namespace

TEST(EntryWriterTest, WritesAWholeDayAsDatesWithTheNextDayAsEnd) {
    EXPECT_EQ(block(test::whole_day()),
              "BEGIN:VEVENT\r\nUID:r-9f2c1@k7f3\r\nDTSTAMP:20261101T060000Z\r\n"
              "LAST-MODIFIED:20261101T060000Z\r\nSEQUENCE:0\r\nDTSTART;VALUE=DATE:20261127\r\n"
              "DTEND;VALUE=DATE:20261128\r\nSUMMARY:Anna Berger: Geburtstag\r\n"
              "DESCRIPTION:Anna wird 40.\\nLetzter Kontakt am 4. September 2026.\r\n"
              "CATEGORIES:old-friends\r\nSTATUS:CONFIRMED\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
}

TEST(EntryWriterTest, WritesAMomentInUtcWithAQuarterOfAnHour) {
    auto entry = test::timed();
    entry.at = *domain::parse_instant("2026-12-31T23:50:00.500Z");
    const auto text = block(entry);
    EXPECT_EQ(test::values(text, "DTSTART"), std::vector<std::string>{"20261231T235000Z"});
    EXPECT_EQ(test::values(text, "DTEND"), std::vector<std::string>{"20270101T000500Z"});
}

TEST(EntryWriterTest, EndsTheDayBeforeAMonthAndLeapDayRight) {
    const auto end = [](domain::Date date) {
        return test::values(block(test::whole_day("u", date)), "DTEND").at(0);
    };
    EXPECT_EQ(end(std::chrono::year(2028) / 2 / 28), "20280229");
    EXPECT_EQ(end(std::chrono::year(2028) / 2 / 29), "20280301");
    EXPECT_EQ(end(std::chrono::year(2026) / 12 / 31), "20270101");
}

TEST(EntryWriterTest, WritesATaskWithADueDayAndNoStart) {
    auto how = traits();
    how.component = CalendarTraits::Component::Task;
    how.alarms = true;
    EXPECT_EQ(block(test::whole_day(), how),
              "BEGIN:VTODO\r\nUID:r-9f2c1.task@k7f3\r\nDTSTAMP:20261101T060000Z\r\n"
              "LAST-MODIFIED:20261101T060000Z\r\nSEQUENCE:0\r\nDUE;VALUE=DATE:20261127\r\n"
              "SUMMARY:Anna Berger: Geburtstag\r\n"
              "DESCRIPTION:Anna wird 40.\\nLetzter Kontakt am 4. September 2026.\r\n"
              "CATEGORIES:old-friends\r\nSTATUS:NEEDS-ACTION\r\nEND:VTODO\r\n");
}

TEST(EntryWriterTest, TellsNoteAndAddressesOnlyWhenAsked) {
    EXPECT_EQ(block(test::whole_day()).find("Bonn"), std::string::npos);
    EXPECT_EQ(block(test::whole_day()).find("228"), std::string::npos);
    auto how = traits();
    how.notes = true;
    const auto described = test::values(block(test::whole_day(), how), "DESCRIPTION").at(0);
    EXPECT_EQ(test::unescaped(described), "Anna wird 40.\nLetzter Kontakt am 4. September 2026.\n"
                                          "moved to Bonn\nanna@example.org\n+49 228 1234");
}

TEST(EntryWriterTest, TellsNothingButTheBusyText) {
    auto how = traits();
    how.busy_text = "Call someone";
    how.notes = true;
    how.alarms = true;
    const auto text = block(test::whole_day(), how);
    EXPECT_EQ(test::values(text, "SUMMARY"), std::vector<std::string>{"Call someone"});
    EXPECT_EQ(test::values(text, "CATEGORIES").size(), 0U);
    for (const auto* secret : {"Anna", "Bonn", "Berger", "friends", "228", "September"}) {
        EXPECT_EQ(text.find(secret), std::string::npos) << secret;
    }
}

TEST(EntryWriterTest, RingsBeforeTheStartOnly) {
    auto how = traits();
    how.alarms = true;
    EXPECT_EQ(test::values(block(test::whole_day(), how), "TRIGGER"),
              std::vector<std::string>{"-PT15H"});
    EXPECT_EQ(test::values(block(test::timed(), how), "TRIGGER"),
              std::vector<std::string>{"-PT5M"});
    EXPECT_EQ(block(test::whole_day()).find("VALARM"), std::string::npos);
}

TEST(EntryWriterTest, MarksPrivateEntries) {
    auto how = traits();
    how.is_private = true;
    EXPECT_NE(block(test::whole_day(), how).find("\r\nCLASS:PRIVATE\r\n"), std::string::npos);
    EXPECT_EQ(block(test::whole_day()).find("CLASS"), std::string::npos);
}

TEST(EntryWriterTest, AlwaysHasASummary) {
    auto entry = test::whole_day();
    entry.title = "\x01\r\n";
    EXPECT_EQ(test::values(block(entry), "SUMMARY"), std::vector<std::string>{"kith"});
}

TEST(EntryWriterTest, LetsNoUidBreakOut) {
    auto entry = test::whole_day("a b\r\nX:1;/../\xC3\xA4");
    EXPECT_EQ(test::values(block(entry), "UID").at(0), "a-b--X-1--..---@k7f3");
    entry.uid = std::string(5000, 'u');
    EXPECT_EQ(test::values(block(entry), "UID").at(0), std::string(200, 'u') + "@k7f3");
}

TEST(EntryWriterTest, LeavesOutWhatNoCalendarHolds) {
    EXPECT_EQ(block(test::whole_day("")), "");
    EXPECT_EQ(block(test::whole_day("u", std::chrono::year(2026) / 2 / 30)), "");
    EXPECT_EQ(block(test::whole_day("u", std::chrono::year(0) / 1 / 1)), "");
    EXPECT_EQ(block(test::whole_day("u", std::chrono::year(9999) / 12 / 31)), "");
    auto entry = test::timed();
    entry.at = domain::Instant::max();
    EXPECT_EQ(block(entry), "");
}

TEST(EntryWriterTest, NeverWritesARuleOrAZone) {
    auto entry = test::timed();
    entry.yearly = true;
    for (const auto* name : {"RRULE", "TZID", "DURATION", "METHOD"}) {
        EXPECT_EQ(block(entry).find(name), std::string::npos) << name;
    }
}

TEST(EntryWriterTest, NamesTheCalendarInBothGenerations) {
    auto how = traits();
    how.name = "kith, und mehr";
    how.description = "a;b";
    how.colour = find_colour("teal");
    how.refresh = std::chrono::hours(1);
    EXPECT_EQ(EntryWriter(how).head(),
              "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//kith//kith calendar//EN\r\n"
              "CALSCALE:GREGORIAN\r\nNAME:kith\\, und mehr\r\nX-WR-CALNAME:kith\\, und mehr\r\n"
              "DESCRIPTION:a\\;b\r\nX-WR-CALDESC:a\\;b\r\nCOLOR:teal\r\n"
              "X-APPLE-CALENDAR-COLOR:#008080\r\nREFRESH-INTERVAL;VALUE=DURATION:PT60M\r\n"
              "X-PUBLISHED-TTL:PT60M\r\n");
}

} // namespace kith::ics
