#include "import/card_file.hpp"

#include "plugins/import/samples.hpp"

namespace kith::imports {
namespace {

using test::faults_of;
using Texts = std::vector<std::string>;

TEST(CardFileTest, ReadsPeopleWithTheTagsOfTheirGroups) {
    const auto reading = read_cards("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:a-1\r\nFN:Anna Berger\r\n"
                                    "EMAIL:anna@example.org\r\nTEL:+49 228 1\r\nBDAY:--1127\r\n"
                                    "CATEGORIES:Rotary\r\nEND:VCARD\r\n"
                                    "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:Chor\r\n"
                                    "MEMBER:urn:uuid:a-1\r\nEND:VCARD\r\n");
    EXPECT_EQ(reading.format, "vcard");
    const auto anna = test::only_contact(reading);
    EXPECT_EQ(anna.id, "a-1");
    EXPECT_EQ(anna.tags, (Texts{"Rotary", "Chor"}));
    ASSERT_EQ(anna.dates.size(), 1u);
}

TEST(CardFileTest, MakesAnIdOfAUidThatIsNoneForKith) {
    const auto anna = test::only_contact(
        read_cards("BEGIN:VCARD\nUID:https://example.org/a b\nFN:Anna\nEND:VCARD\n"));
    EXPECT_EQ(anna.id.find_first_of(" /"), std::string::npos);
    EXPECT_FALSE(anna.id.empty());
}

TEST(CardFileTest, SaysWhatIsWrongWithACard) {
    const auto reading = read_cards(
        "BEGIN:VCARD\nFN:Anna\nBDAY:soon\nEMAIL:10395\nEND:VCARD\nBEGIN:VCARD\nFN:Bert\n");
    EXPECT_EQ(reading.people.size(), 2u);
    ASSERT_EQ(reading.faults.size(), 3u) << faults_of(reading);
    EXPECT_EQ(reading.faults[0].line, 4);
    EXPECT_EQ(reading.faults[1].line, 3);
    EXPECT_EQ(reading.faults[2].line, 6);
}

} // namespace
} // namespace kith::imports
