#include "agenda/diary.hpp"

#include "plugins/agenda/calendars.hpp"

#include <gtest/gtest.h>

namespace kith::agenda {
namespace {

using test::day;
using test::diary_settings;
using test::event_text;
using test::Lines;
using test::proposed;

Diary::Plan plan_of(const std::string& components, std::string_view on = test::today,
                    const ProposedKeys::Days& before = {},
                    const Diary::Settings& settings = diary_settings()) {
    Diary diary(settings);
    diary.put("/c.ics", test::read(components), "Work");
    return diary.plan(day(on), before);
}

std::string only_key(const Diary::Plan& plan) {
    return plan.proposals.size() == 1 ? plan.proposals.begin()->first
                                      : std::to_string(plan.proposals.size()) + " keys";
}

TEST(DiaryTest, ProposesWhatIsOverAndWhatIsAhead) {
    EXPECT_EQ(
        proposed(event_text("UID:a\nDTSTART:20261120T090000Z") + "\n" +
                 event_text("UID:b\nDTSTART:20261203T090000Z")),
        (Lines{"2026-12-03 meeting anna@example.org", "2026-11-20 interaction anna@example.org"}));
}

TEST(DiaryTest, ProposesATodayAsAMeeting) {
    EXPECT_EQ(proposed(event_text("DTSTART:20261130T060000Z")),
              Lines{"2026-11-30 meeting anna@example.org"});
}

TEST(DiaryTest, KeepsToItsWindow) {
    const auto count = [](const char* date) {
        return proposed(event_text("DTSTART;VALUE=DATE:" + std::string(date))).size();
    };
    EXPECT_EQ(count("20261030"), 0u);
    EXPECT_EQ(count("20261031"), 1u);
    EXPECT_EQ(count("20261214"), 1u);
    EXPECT_EQ(count("20261215"), 0u);
}

TEST(DiaryTest, SaysWhyInTheOwnersLanguage) {
    const auto components = event_text("DTSTART:20261203T090000Z\nSUMMARY:Budget 2027");
    EXPECT_EQ(plan_of(components).proposals.begin()->second.evidence, "Calendar Work: Budget 2027");
    auto settings = diary_settings();
    settings.language = "de_AT";
    EXPECT_EQ(plan_of(components, test::today, {}, settings).proposals.begin()->second.evidence,
              "Kalender Work: Budget 2027");
    EXPECT_EQ(plan_of(event_text("DTSTART:20261203T090000Z")).proposals.begin()->second.evidence,
              "Calendar Work");
}

TEST(DiaryTest, NamesThePersonAndWhoInvites) {
    const auto by_me = plan_of(event_text("DTSTART:20261203T090000Z"));
    EXPECT_EQ(by_me.proposals.begin()->second.name, "Anna Berger");
    EXPECT_EQ(by_me.proposals.begin()->second.direction, domain::Direction::Out);
    EXPECT_EQ(by_me.proposals.begin()->second.kind, domain::InteractionKind::Meeting);
    const auto by_anna = plan_of(event_text("DTSTART:20261203T090000Z\n"
                                            "ORGANIZER:mailto:anna@example.org\n"
                                            "ATTENDEE:mailto:me@example.org"));
    EXPECT_EQ(by_anna.proposals.begin()->second.direction, domain::Direction::In);
}

TEST(DiaryTest, KeepsTheKeyOfAnEventThatIsMoved) {
    const auto before = plan_of(event_text("DTSTART:20261203T090000Z"));
    const auto after = plan_of(event_text("DTSTART:20261205T090000Z"));
    EXPECT_EQ(only_key(before), only_key(after));
    EXPECT_EQ(after.proposals.begin()->second.date, day("2026-12-05"));
}

TEST(DiaryTest, KeepsTheKeyOfAnOccurrenceThatIsMoved) {
    const auto weekly = event_text("DTSTART:20261202T090000Z\nRRULE:FREQ=WEEKLY;COUNT=1");
    const auto moved = event_text("RECURRENCE-ID:20261202T090000Z\nDTSTART:20261204T090000Z");
    EXPECT_EQ(only_key(plan_of(weekly)), only_key(plan_of(weekly + "\n" + moved)));
}

TEST(DiaryTest, KeepsTheKeyWhereverTheOwnerIs) {
    auto away = diary_settings();
    away.time_zone = "Pacific/Auckland";
    const auto components =
        event_text("DTSTART;TZID=Europe/Berlin:20261202T180000\nRRULE:FREQ=WEEKLY;COUNT=1");
    const auto at_home = plan_of(components);
    const auto there = plan_of(components, test::today, {}, away);
    EXPECT_EQ(only_key(at_home), only_key(there));
    EXPECT_EQ(there.proposals.begin()->second.date, day("2026-12-03"));
}

TEST(DiaryTest, HasOneKeyForWhatStandsInTwoCalendars) {
    Diary diary(diary_settings());
    diary.put("/a.ics", test::read(event_text("DTSTART:20261203T090000Z")), "A");
    diary.put("/b.ics", test::read(event_text("DTSTART:20261203T090000Z")), "B");
    const auto plan = diary.plan(day(test::today), {});
    ASSERT_EQ(plan.proposals.size(), 1u);
    EXPECT_EQ(plan.proposals.begin()->second.evidence, "Calendar A");
}

TEST(DiaryTest, MovesAProposedMeetingBeyondItsWindow) {
    const auto before = plan_of(event_text("DTSTART:20261203T090000Z"));
    const ProposedKeys::Days told{{only_key(before), day("2026-12-03")}};
    const auto moved = plan_of(event_text("DTSTART:20270301T090000Z"), test::today, told);
    EXPECT_EQ(only_key(moved), only_key(before));
    EXPECT_EQ(moved.proposals.begin()->second.date, day("2027-03-01"));
    EXPECT_TRUE(plan_of(event_text("DTSTART:20270301T090000Z")).proposals.empty());
}

TEST(DiaryTest, ChangesWhenAMeetingIsOver) {
    const auto components = event_text("DTSTART:20261203T090000Z");
    EXPECT_EQ(plan_of(components).next_change, day("2026-12-04"));
    const auto over = plan_of(components, "2026-12-04");
    EXPECT_EQ(over.next_change, std::nullopt);
    EXPECT_TRUE(only_key(over).starts_with("p:"));
    EXPECT_EQ(only_key(over).substr(2), only_key(plan_of(components)).substr(2));
}

TEST(DiaryTest, ChangesWhenAMeetingComesIntoSight) {
    EXPECT_EQ(plan_of(event_text("DTSTART:20261220T090000Z")).next_change, day("2026-12-06"));
    EXPECT_EQ(plan_of(event_text("DTSTART:20200120T090000Z\nRRULE:FREQ=YEARLY")).next_change,
              day("2027-01-06"));
    EXPECT_EQ(plan_of(event_text("DTSTART:20261101T090000Z\nRRULE:FREQ=DAILY")).next_change,
              day("2026-12-01"));
}

TEST(DiaryTest, ChangesNeverWithoutMeetings) {
    EXPECT_EQ(plan_of(event_text("DTSTART:20200120T090000Z")).next_change, std::nullopt);
}

TEST(DiaryTest, TakesTheParticipantsOfTheOccurrence) {
    EXPECT_EQ(proposed(event_text("DTSTART:20261202T090000Z\nRRULE:FREQ=WEEKLY;COUNT=2") + "\n" +
                       event_text("RECURRENCE-ID:20261209T090000Z\nDTSTART:20261209T090000Z\n"
                                  "ATTENDEE:mailto:ben@example.org")),
              (Lines{"2026-12-02 meeting anna@example.org", "2026-12-09 meeting ben@example.org"}));
}

TEST(DiaryTest, LeavesOutTheOccurrenceThatIDeclined) {
    EXPECT_EQ(
        proposed(event_text("DTSTART:20261202T090000Z\nRRULE:FREQ=WEEKLY;COUNT=2\n"
                            "ATTENDEE:mailto:me@example.org\nATTENDEE:mailto:anna@example.org") +
                 "\n" +
                 event_text("RECURRENCE-ID:20261209T090000Z\nDTSTART:20261209T090000Z\n"
                            "ATTENDEE;PARTSTAT=DECLINED:mailto:me@example.org\n"
                            "ATTENDEE:mailto:anna@example.org")),
        Lines{"2026-12-02 meeting anna@example.org"});
}

TEST(DiaryTest, ForgetsAFileThatNamesNobodyAnyMore) {
    Diary diary(diary_settings());
    diary.put("/a.ics", test::read(event_text("DTSTART:20261203T090000Z")), "A");
    EXPECT_EQ(diary.size(), 1u);
    diary.put("/a.ics", test::read("BEGIN:VEVENT\nUID:u\nDTSTART:20261203\nEND:VEVENT"), "A");
    EXPECT_EQ(diary.size(), 0u);
    EXPECT_TRUE(diary.plan(day(test::today), {}).proposals.empty());
}

TEST(DiaryTest, ReportsAFaultOnce) {
    Diary diary(diary_settings());
    diary.put("/a.ics", test::read(event_text("DTSTART:20261203\nRRULE:FREQ=SECONDLY")), "A");
    EXPECT_EQ(diary.plan(day(test::today), {}).faults.size(), 1u);
    EXPECT_EQ(diary.plan(day(test::today), {}).faults.size(), 0u);
}

} // namespace
} // namespace kith::agenda
