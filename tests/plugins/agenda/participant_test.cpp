#include "agenda/participant.hpp"

#include "recurrence/content_lines.hpp"

#include <gtest/gtest.h>

namespace kith::agenda {
namespace {

Participant read(const std::string& text) {
    Participant found;
    recurrence::each_content_line(text, [&](const auto& line) {
        found = participant_of(line);
        return true;
    });
    return found;
}

std::string address(const std::string& text) { return read(text).email; }

TEST(ParticipantTest, ReadsMailtoInAnyCase) {
    EXPECT_EQ(address("ATTENDEE:mailto:anna@example.org"), "anna@example.org");
    EXPECT_EQ(address("ATTENDEE:MAILTO:Anna@Example.org"), "anna@example.org");
    EXPECT_EQ(address("attendee:MailTo:anna%40example.org?subject=Hi"), "anna@example.org");
}

TEST(ParticipantTest, ReadsABareAddress) {
    EXPECT_EQ(address("ATTENDEE:anna@example.org"), "anna@example.org");
    EXPECT_EQ(address("ATTENDEE:mailto: <anna@example.org> "), "anna@example.org");
}

TEST(ParticipantTest, TakesTheParameterWhereTheValueIsNoAddress) {
    for (const char* value :
         {"invalid:nomail", "urn:uuid:8d3f-11", "/principal/users/anna",
          "/principals/__uids__/anna@host/", "https://cal.example.org/anna@x.org", "mailto:"}) {
        EXPECT_EQ(address("ATTENDEE;EMAIL=Anna@example.org:" + std::string(value)),
                  "anna@example.org")
            << value;
        EXPECT_EQ(address("ATTENDEE:" + std::string(value)), "") << value;
    }
}

TEST(ParticipantTest, RefusesWhatIsNoAddress) {
    for (const char* value :
         {"mailto:anna", "mailto:@example.org", "mailto:anna@", "mailto:an na@example.org",
          "mailto:anna%0A@example.org", "mailto:\xff@example.org"}) {
        EXPECT_EQ(address("ATTENDEE:" + std::string(value)), "") << value;
    }
    EXPECT_EQ(address("ATTENDEE:mailto:" + std::string(300, 'a') + "@example.org"), "");
}

TEST(ParticipantTest, ReadsTheName) {
    EXPECT_EQ(read("ATTENDEE;CN=\"Berger, Anna\":mailto:a@example.org").name, "Berger, Anna");
    EXPECT_EQ(read("ATTENDEE;CN=Anna ^'Ann^' Berger:mailto:a@example.org").name,
              "Anna \"Ann\" Berger");
    EXPECT_EQ(read("ATTENDEE;CN=An\xe2\x80\xaena\x1b:mailto:a@example.org").name, "Anna");
}

TEST(ParticipantTest, TakesNoAddressForAName) {
    EXPECT_EQ(read("ATTENDEE;CN=anna@example.org:mailto:a@example.org").name, "");
}

TEST(ParticipantTest, KnowsRoomsResourcesAndGroups) {
    using Being = Participant::Being;
    EXPECT_EQ(read("ATTENDEE;CUTYPE=ROOM:mailto:r@example.org").being, Being::Thing);
    EXPECT_EQ(read("ATTENDEE;CUTYPE=resource:mailto:r@example.org").being, Being::Thing);
    EXPECT_EQ(read("ATTENDEE;CUTYPE=GROUP:mailto:r@example.org").being, Being::Group);
    EXPECT_EQ(read("ATTENDEE;CUTYPE=INDIVIDUAL:mailto:r@example.org").being, Being::Person);
    EXPECT_EQ(read("ATTENDEE:mailto:r@example.org").being, Being::Person);
}

TEST(ParticipantTest, KnowsWhoDeclinesAndWhoStaysAway) {
    EXPECT_TRUE(read("ATTENDEE;PARTSTAT=declined:mailto:a@example.org").declined);
    EXPECT_FALSE(read("ATTENDEE;PARTSTAT=TENTATIVE:mailto:a@example.org").declined);
    EXPECT_TRUE(read("ATTENDEE;PARTSTAT=DELEGATED:mailto:a@example.org").stays_away);
    EXPECT_TRUE(read("ATTENDEE;ROLE=NON-PARTICIPANT:mailto:a@example.org").stays_away);
    EXPECT_TRUE(read("ORGANIZER:mailto:a@example.org").organizes);
}

} // namespace
} // namespace kith::agenda
