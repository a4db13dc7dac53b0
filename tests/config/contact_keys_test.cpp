#include "config/contact_keys.hpp"

#include "config/contact_text.hpp"
#include "config/contacts_file.hpp"

#include <gtest/gtest.h>

namespace kith::config {

namespace {

domain::Contact read_again(const domain::Contact& contact) {
    Findings findings;
    KnownNames networks{contact.networks};
    ContactFiles files(networks);
    const auto document =
        Document::parse("contacts.toml", contact_table(contact_keys(contact)), findings);
    files.read(*document, findings);
    EXPECT_FALSE(findings.has_errors()) << std::move(findings).sorted().front().what;
    return std::move(files).contacts().at(0);
}

domain::Contact everything() {
    domain::Contact contact;
    contact.id = "anna-from-the-choir";
    contact.name = "Anna \"Ännchen\" Berger";
    contact.emails = {"anna@example.org", "a.berger@diakonie.example"};
    contact.phones = {"+49 228 1234"};
    contact.dates = {{domain::DateKind::Birthday, "", {1986, 11, 27}},
                     {domain::DateKind::Anniversary, "", {2010, 6, 9}},
                     {domain::DateKind::NameDay, "", {std::nullopt, 7, 26}},
                     {domain::DateKind::Custom, "First day, at \"work\"", {2019, 4, 1}}};
    contact.networks = {"Old friends"};
    contact.institutions = {"Diakonie Bonn"};
    contact.tags = {"choir", "back\\slash"};
    contact.importance = domain::Importance::High;
    contact.language = "de";
    contact.time_zone = "Europe/Berlin";
    contact.cadence = domain::Cadence{{2, domain::Span::Unit::Months},
                                      domain::Span{4, domain::Span::Unit::Months}};
    contact.leap_day = domain::LeapDay::Mar1;
    contact.deceased = true;
    contact.last_contact = domain::parse_date("2026-01-15");
    contact.note = "plays the cello; her son begins school";
    return contact;
}

TEST(ContactKeysTest, EverythingIsReadBackAsItWas) {
    EXPECT_EQ(read_again(everything()), everything());
}

TEST(ContactKeysTest, WhoIsLeftAloneStaysSo) {
    domain::Contact contact;
    contact.name = "Bert";
    contact.id = "bert";
    contact.left_alone = true;
    EXPECT_EQ(read_again(contact), contact);
}

TEST(ContactKeysTest, ANameAloneIsEnough) {
    domain::Contact contact;
    contact.name = "Bert Yılmaz";
    contact.id = id_from_name(contact.name);
    EXPECT_EQ(contact_keys(contact), (ContactKeys{{"name", "Bert Yılmaz"}}));
    EXPECT_EQ(read_again(contact), contact);
}

TEST(ContactKeysTest, AnOverlayNamesItsCard) {
    domain::Contact contact;
    contact.id = "4fbe8971-0bc3-424c-9c26-36c3e1eff6b1";
    contact.tags = {"choir"};
    EXPECT_EQ(contact_table(contact_keys(contact)),
              "[[contact]]\ncard = \"4fbe8971-0bc3-424c-9c26-36c3e1eff6b1\"\ntags = [\"choir\"]\n");
    EXPECT_EQ(read_again(contact), contact);
}

TEST(ContactKeysTest, ACardIsNamedAsItsPluginNamesIt) {
    EXPECT_EQ(id_of_card("urn:uuid:4fbe8971"), "4fbe8971");
    EXPECT_EQ(id_of_card("URN:UUID:4FBE8971"), "4FBE8971");
    EXPECT_EQ(id_of_card("c-1"), "c-1");
    EXPECT_EQ(id_of_card("urn:uuid:"), "urn:uuid:");
    EXPECT_EQ(contacts_in("[[contact]]\ncard = \"urn:uuid:c-1\"\n").at(0).id, "c-1");
}

} // namespace

} // namespace kith::config
