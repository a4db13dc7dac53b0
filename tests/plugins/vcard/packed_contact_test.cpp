#include "vcard/packed_contact.hpp"

#include <gtest/gtest.h>

namespace kith::vcard {

TEST(PackedContactTest, KeepsAllThatACardCanSay) {
    domain::Contact contact;
    contact.id = "a";
    contact.name = "Anna \xC3\x96zt\xC3\xBCrk";
    contact.emails = {"anna@example.org", "a@b"};
    contact.phones = {"+49 228 1"};
    contact.dates = {{domain::DateKind::Birthday, "", {1986, 11, 27}},
                     {domain::DateKind::Custom, "First day", {std::nullopt, 2, 29}}};
    contact.institutions = {"Diakonie"};
    contact.tags = {"choir", std::string(300, 'x')};
    contact.time_zone = "Europe/Berlin";
    contact.language = "de";
    contact.deceased = true;
    contact.note = std::string(20000, 'n') + std::string("\0z", 2);
    EXPECT_EQ(unpacked("a", packed(contact)), contact);
}

TEST(PackedContactTest, KeepsHowLittleACardSays) {
    domain::Contact contact;
    contact.id = "b";
    EXPECT_EQ(unpacked("b", packed(contact)), contact);
}

} // namespace kith::vcard
