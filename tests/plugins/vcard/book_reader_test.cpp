#include "vcard/book_reader.hpp"

#include "plugins/vcard/cards.hpp"

#include <gtest/gtest.h>

namespace kith::vcard {
namespace {

using Texts = std::vector<std::string>;
using test::card_text;

TEST(BookReaderTest, ReadsAWholePerson) {
    const auto person =
        test::person_of("UID:urn:uuid:4F1\nFN:Anna Berger\nORG:Diakonie Bonn;Beratung\n"
                        "CATEGORIES:choir,board,choir\nNOTE:moved\\nto Bonn\n"
                        "LANG;PREF=2:fr\nLANG;PREF=1:de-AT\nTZ:Europe/Vienna\n"
                        "REV:1970-01-01T00:01:00Z",
                        "4.0");
    const auto& contact = person.contact;
    EXPECT_EQ(contact.id, "4F1");
    EXPECT_TRUE(person.has_uid);
    EXPECT_EQ(person.revision, 60);
    EXPECT_EQ(person.line, 1);
    EXPECT_EQ(contact.institutions, (Texts{"Diakonie Bonn"}));
    EXPECT_EQ(contact.tags, (Texts{"choir", "board"}));
    EXPECT_EQ(contact.note, "moved to Bonn");
    EXPECT_EQ(contact.language, "de");
    EXPECT_EQ(contact.time_zone, "Europe/Vienna");
}

TEST(BookReaderTest, TakesNoOffsetForAZone) {
    EXPECT_FALSE(test::contact_of("FN:x\nTZ:-05:00").time_zone);
    EXPECT_FALSE(
        test::contact_of("FN:x\nTZ;VALUE=text:-05:00; EST; Raleigh/North America").time_zone);
    EXPECT_FALSE(test::contact_of("FN:x\nLANG:Deutsch bitte").language);
}

TEST(BookReaderTest, TakesNoThingForAPerson) {
    const auto reading = read_book(card_text("KIND:org\nFN:Diakonie") + card_text("FN:Anna"));
    EXPECT_EQ(reading.cards, 2u);
    ASSERT_EQ(reading.people.size(), 1u);
    EXPECT_EQ(reading.people[0].contact.name, "Anna");
}

TEST(BookReaderTest, ReadsGroups) {
    const auto reading = read_book(
        card_text("X-ADDRESSBOOKSERVER-KIND:group\nFN:Chor\nUID:g\n"
                  "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:A\nMEMBER:B\nMEMBER:mailto:x@y.z"));
    ASSERT_EQ(reading.groups.size(), 1u);
    EXPECT_EQ(reading.groups[0], (Group{"Chor", {"A", "B", "mailto:x@y.z"}}));
    EXPECT_TRUE(reading.people.empty());
}

TEST(BookReaderTest, LeavesOutACardThatNamesNobody) {
    const auto reading = read_book(card_text("NOTE:x") + card_text("FN:Anna"));
    EXPECT_EQ(reading.people.size(), 1u);
    ASSERT_EQ(reading.faults.size(), 1u);
    EXPECT_EQ(reading.faults[0].line, 1);
}

TEST(BookReaderTest, ReadsUtf16) {
    using namespace std::string_view_literals;
    std::string bytes = "\xFF\xFE";
    for (const char c : card_text("FN:Anna")) {
        bytes.push_back(c);
        bytes.push_back('\0');
    }
    ASSERT_EQ(read_book(bytes).people.size(), 1u);
}

TEST(BookReaderTest, SaysThatTheLastCardIsCutOff) {
    const std::string whole = card_text("FN:Anna") + card_text("FN:Bela");
    EXPECT_EQ(read_book(whole).ending, Ending::Complete);
    EXPECT_EQ(read_book(whole.substr(0, whole.size() - 8)).ending, Ending::Missing);
    EXPECT_EQ(read_book(whole + "BEGIN:VC").ending, Ending::Missing);
    EXPECT_EQ(read_book(whole + "\r\nbye\r\n").ending, Ending::Complete);
}

TEST(BookReaderTest, RefusesAFileThatIsTooLarge) {
    Limits limits;
    limits.file_bytes = 100;
    const auto reading = read_book(std::string(101, 'x'), limits);
    EXPECT_EQ(reading.faults,
              (std::vector<Fault>{{0, "a file of more than 100 bytes is not read"}}));
}

TEST(BookReaderTest, ReportsALimitedNumberOfFaults) {
    Limits limits;
    limits.faults = 2;
    std::string lines = "FN:x";
    for (int i = 0; i < 5; ++i) {
        lines += "\nnonsense";
    }
    const auto faults = read_book(card_text(lines), limits).faults;
    ASSERT_EQ(faults.size(), 3u);
    EXPECT_EQ(faults[2].text, "and 3 more faults");
}

} // namespace
} // namespace kith::vcard
