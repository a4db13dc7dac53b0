#include "config/contact_text.hpp"

#include <gtest/gtest.h>

namespace kith::config {

namespace {

using How = ContactChange::How;

const std::string two = "# mine\n"
                        "\n"
                        "[[contact]] # the first\n"
                        "name = 'Anna Berger'   # since school\n"
                        "networks = [\n"
                        "  \"Old friends\", # dear\n"
                        "]\n"
                        "# every = \"2 months\"\n"
                        "\n"
                        "[[contact]]\n"
                        "card = \"c-1\"\n"
                        "tags = \"choir\"\n"
                        "every = \"6 weeks\" # she said\n"
                        "  [[contact.dates]]\n"
                        "  label = \"x\"\n"
                        "  date = \"2019-04-01\"\n"
                        "# end";

std::string changed(const std::string& id, const std::vector<ContactChange>& changes) {
    return with_contact_changed(two, id, changes);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto place = text.find(from);
    EXPECT_NE(place, text.npos) << from;
    return text.replace(place, from.size(), to);
}

TEST(ContactTextTest, NamesWhoStandsWhere) {
    const auto places = contacts_in(two);
    ASSERT_EQ(places.size(), 2U);
    EXPECT_EQ(places[0].id, "anna-berger");
    EXPECT_EQ(places[0].name, "Anna Berger");
    EXPECT_EQ(places[0].line, 3);
    EXPECT_EQ(places[1].id, "c-1");
    EXPECT_EQ(places[1].line, 10);
}

TEST(ContactTextTest, AppendsAtTheEnd) {
    const ContactKeys bert{{"name", "Bert"}, {"every", "2 weeks"}};
    EXPECT_EQ(with_contacts(two, {bert, bert}),
              two + "\n\n[[contact]]\nname = \"Bert\"\nevery = \"2 weeks\"\n"
                    "\n[[contact]]\nname = \"Bert\"\nevery = \"2 weeks\"\n");
    EXPECT_EQ(with_contacts("", {{{"name", "Bert"}}}), "[[contact]]\nname = \"Bert\"\n");
}

TEST(ContactTextTest, KeepsTheLineEndsOfTheFile) {
    EXPECT_EQ(with_contacts("# a\r\n", {{{"name", "Bert"}}}),
              "# a\r\n\r\n[[contact]]\r\nname = \"Bert\"\r\n");
    EXPECT_EQ(
        with_contact_changed("[[contact]]\r\nname = \"Bert\"\r\n", "bert", {{"every", "2 weeks"}}),
        "[[contact]]\r\nname = \"Bert\"\r\nevery = \"2 weeks\"\r\n");
}

TEST(ContactTextTest, ReplacesAValueAndNothingElse) {
    EXPECT_EQ(changed("c-1", {{"every", "1 year"}}), replaced(two, "\"6 weeks\"", "\"1 year\""));
}

TEST(ContactTextTest, WritesAKeyBelowTheOthersOfItsPerson) {
    EXPECT_EQ(changed("anna-berger", {{"every", "1 year"}}),
              replaced(two, "]\n# every", "]\nevery = \"1 year\"\n# every"));
    EXPECT_EQ(changed("c-1", {{"note", "n"}}),
              replaced(two, "# she said\n", "# she said\nnote = \"n\"\n"));
}

TEST(ContactTextTest, ALastLineWithoutEndGetsOne) {
    EXPECT_EQ(
        with_contact_changed("[[contact]]\nname = \"Bert\"", "bert", {{"tags", "x", How::Add}}),
        "[[contact]]\nname = \"Bert\"\ntags = [\"x\"]\n");
}

TEST(ContactTextTest, RemovesALine) {
    EXPECT_EQ(changed("c-1", {{"every", {}, How::Remove}, {"note", {}, How::Remove}}),
              replaced(two, "every = \"6 weeks\" # she said\n", ""));
}

TEST(ContactTextTest, AddsToAListBesideItsComments) {
    EXPECT_EQ(changed("anna-berger", {{"networks", "Choir", How::Add}}),
              replaced(two, "\"Old friends\", #", "\"Old friends\", \"Choir\" #"));
    EXPECT_EQ(changed("c-1", {{"tags", "team", How::Add}}),
              replaced(two, "\"choir\"", "[\"choir\", \"team\"]"));
    EXPECT_EQ(changed("c-1", {{"networks", "Choir", How::Add}, {"networks", "Team", How::Add}}),
              replaced(two, "# she said\n", "# she said\nnetworks = [\"Choir\", \"Team\"]\n"));
    EXPECT_EQ(
        with_contact_changed("[[contact]]\nname=\"B\"\ntags=[]\n", "b", {{"tags", "x", How::Add}}),
        "[[contact]]\nname=\"B\"\ntags=[\"x\"]\n");
}

TEST(ContactTextTest, WhatIsInTheListIsNotAddedAgain) {
    EXPECT_EQ(changed("anna-berger", {{"networks", "Old friends", How::Add}}), two);
    EXPECT_EQ(changed("c-1", {{"tags", "choir", How::Add}}), two);
}

TEST(ContactTextTest, RefusesWhatItCannotChange) {
    EXPECT_THROW(static_cast<void>(changed("nobody", {})), NoSuchText);
    EXPECT_THROW(static_cast<void>(changed("c-1", {{"dates", domain::Value::Array{}}})),
                 NoSuchText);
    EXPECT_THROW(static_cast<void>(with_contacts("[[contact", {})), NoSuchText);
}

TEST(ContactTextTest, AStringMayLookLikeAHeader) {
    const std::string text = "[[contact]]\nname = \"A\"\nnote = '''\n[[contact]]\nname = \"B\"'''\n"
                             "\n[[contact]]\nname = \"B\"\n";
    EXPECT_EQ(with_contact_changed(text, "b", {{"every", "1 year"}}),
              text + "every = \"1 year\"\n");
}

} // namespace

} // namespace kith::config
