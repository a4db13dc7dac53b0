#include "agenda/people_met.hpp"

#include "plugins/agenda/calendars.hpp"

#include <gtest/gtest.h>

namespace kith::agenda {
namespace {

using test::event_text;
using test::Lines;
using test::read;

/// The addresses met at an event with those lines.
Lines met(const std::string& lines, std::size_t most = 20) {
    const auto calendar = read(event_text("DTSTART:20261203T090000Z\n" + lines));
    Lines addresses;
    for (const auto& event : calendar.events) {
        for (const auto& person : people_met(event, {{"me@example.org"}, most})) {
            addresses.push_back(person.email);
        }
    }
    return addresses;
}

TEST(PeopleMetTest, AreTheAttendeesWithoutMe) {
    EXPECT_EQ(met("ORGANIZER:mailto:me@example.org\nATTENDEE:mailto:ME@example.org\n"
                  "ATTENDEE:mailto:anna@example.org\nATTENDEE:mailto:ben@example.org"),
              (Lines{"anna@example.org", "ben@example.org"}));
}

TEST(PeopleMetTest, CountTheOrganizerOnce) {
    EXPECT_EQ(met("ORGANIZER:mailto:anna@example.org\nATTENDEE:MAILTO:Anna@example.org\n"
                  "ATTENDEE:mailto:me@example.org"),
              Lines{"anna@example.org"});
}

TEST(PeopleMetTest, AreTheOrganizerToo) {
    EXPECT_EQ(met("ORGANIZER;CN=Anna:mailto:anna@example.org\nATTENDEE:mailto:me@example.org"),
              Lines{"anna@example.org"});
}

TEST(PeopleMetTest, AreNotAnOrganizerWhoDeclines) {
    EXPECT_EQ(met("ORGANIZER:mailto:anna@example.org\nATTENDEE:mailto:me@example.org\n"
                  "ATTENDEE;PARTSTAT=DECLINED:mailto:anna@example.org"),
              Lines{});
}

TEST(PeopleMetTest, AreNotRoomsResourcesAndGroups) {
    EXPECT_EQ(met("ATTENDEE;CUTYPE=ROOM:mailto:room@example.org\n"
                  "ATTENDEE;CUTYPE=RESOURCE:mailto:beamer@example.org\n"
                  "ATTENDEE;CUTYPE=GROUP:mailto:all@example.org\nATTENDEE:mailto:a@example.org"),
              Lines{"a@example.org"});
}

TEST(PeopleMetTest, AreNotThoseWhoDeclined) {
    EXPECT_EQ(met("ATTENDEE;PARTSTAT=DECLINED:mailto:b@example.org\n"
                  "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:a@example.org"),
              Lines{"a@example.org"});
}

TEST(PeopleMetTest, AreNotThoseWhoSentSomebodyElse) {
    EXPECT_EQ(met("ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:a@example.org\""
                  ":mailto:b@example.org\nATTENDEE:mailto:a@example.org"),
              Lines{"a@example.org"});
}

TEST(PeopleMetTest, AreNobodyWhereIDeclined) {
    EXPECT_EQ(
        met("ORGANIZER:mailto:anna@example.org\n"
            "ATTENDEE;PARTSTAT=DECLINED:mailto:me@example.org\nATTENDEE:mailto:b@example.org"),
        Lines{});
}

TEST(PeopleMetTest, AreNobodyAtAMeetingOfOthers) {
    EXPECT_EQ(met("ORGANIZER:mailto:anna@example.org\nATTENDEE:mailto:ben@example.org"), Lines{});
    EXPECT_EQ(met("ORGANIZER:invalid:nomail\nATTENDEE:mailto:ben@example.org"), Lines{});
}

TEST(PeopleMetTest, AreThereWhenIWroteThemDownWithoutAnOrganizer) {
    EXPECT_EQ(met("ATTENDEE:mailto:anna@example.org"), Lines{"anna@example.org"});
}

TEST(PeopleMetTest, AreNotAtACongress) {
    std::string many;
    for (int i = 0; i < 21; ++i) {
        many += "ATTENDEE:mailto:p" + std::to_string(i) + "@example.org\n";
    }
    EXPECT_EQ(met(many), Lines{});
    EXPECT_EQ(met(many, 21).size(), 21u);
}

TEST(PeopleMetTest, DoNotCountRoomsForACongress) {
    std::string rooms;
    for (int i = 0; i < 30; ++i) {
        rooms += "ATTENDEE;CUTYPE=ROOM:mailto:r" + std::to_string(i) + "@example.org\n";
    }
    EXPECT_EQ(met(rooms + "ATTENDEE:mailto:anna@example.org"), Lines{"anna@example.org"});
}

TEST(PeopleMetTest, AreNotNoReplyAndMailingLists) {
    EXPECT_EQ(met("ATTENDEE:mailto:no-reply@example.org\nATTENDEE:mailto:choir@lists.example.org"),
              Lines{});
}

TEST(PeopleMetTest, AreNotThereOnAFreeDay) {
    const auto on = [](const std::string& lines) {
        const auto calendar = read(event_text(lines));
        return people_met(calendar.events.at(0), {{"me@example.org"}, 20}).size();
    };
    EXPECT_EQ(on("DTSTART;VALUE=DATE:20261203\nTRANSP:TRANSPARENT"), 0u);
    EXPECT_EQ(on("DTSTART;VALUE=DATE:20261203\nX-MICROSOFT-CDO-BUSYSTATUS:FREE"), 0u);
    EXPECT_EQ(on("DTSTART:20261203T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\n"
                 "TRANSP:TRANSPARENT"),
              0u);
    EXPECT_EQ(on("DTSTART;VALUE=DATE:20261203\nTRANSP:OPAQUE"), 1u);
    EXPECT_EQ(on("DTSTART:20261203T090000Z\nTRANSP:TRANSPARENT"), 1u);
}

} // namespace
} // namespace kith::agenda
