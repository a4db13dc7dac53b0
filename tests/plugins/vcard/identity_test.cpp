#include "vcard/identity.hpp"

#include "plugins/vcard/cards.hpp"

#include <gtest/gtest.h>

namespace kith::vcard {
namespace {

CardKind kind(std::string_view line) {
    return kind_of(test::OneCard(test::card_text(line)).card());
}

TEST(IdentityTest, StripsTheUrnAndKeepsTheCase) {
    EXPECT_EQ(stripped_uid("urn:uuid:AB-cd"), "AB-cd");
    EXPECT_EQ(stripped_uid("URN:UUID: AB-cd "), "AB-cd");
    EXPECT_EQ(stripped_uid("AB-cd"), "AB-cd");
    EXPECT_EQ(stripped_uid(" "), "");
}

TEST(IdentityTest, ShortensALongUid) {
    const std::string uid(5000, 'x');
    EXPECT_LE(stripped_uid(uid).size(), 64u);
    EXPECT_EQ(stripped_uid(uid), stripped_uid(uid));
    EXPECT_NE(stripped_uid(uid), stripped_uid(uid + "y"));
}

// F48
TEST(IdentityTest, DerivesFromNameAndAddressAlone) {
    const auto id = test::contact_of("FN:Anna\nEMAIL:Anna@x.org\nTEL:1").id;
    EXPECT_EQ(id, test::contact_of("TEL:2\nFN:Anna\nEMAIL:anna@x.org", "4.0").id);
    EXPECT_NE(id, test::contact_of("FN:Anna\nEMAIL:other@x.org").id);
    EXPECT_NE(derived_id("ab", "c"), derived_id("a", "bc"));
}

TEST(IdentityTest, DerivesTheSameIdForEver) {
    // Reminders and history hang on it: a change of the recipe loses them.
    EXPECT_EQ(derived_id("Anna Berger", "Anna@Example.org"),
              "card-ffd22719e2e179308c21bfb1d44239a3");
}

TEST(IdentityTest, TellsPersonsFromOthers) {
    EXPECT_EQ(kind("FN:x"), CardKind::Person);
    EXPECT_EQ(kind("KIND:individual"), CardKind::Person);
    EXPECT_EQ(kind("kind:Group"), CardKind::Group);
    EXPECT_EQ(kind("X-ADDRESSBOOKSERVER-KIND:group"), CardKind::Group);
    EXPECT_EQ(kind("X-ABShowAs:COMPANY"), CardKind::Thing);
    for (const char* thing : {"org", "application", "location", "device"}) {
        EXPECT_EQ(kind("KIND;VALUE=text:" + std::string(thing)), CardKind::Thing) << thing;
    }
}

} // namespace
} // namespace kith::vcard
