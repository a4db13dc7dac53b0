#include "vcard/name.hpp"

#include "plugins/vcard/cards.hpp"

#include <gtest/gtest.h>

namespace kith::vcard {
namespace {

std::string name(std::string_view lines) {
    return test::contact_of("UID:1\n" + std::string(lines)).name;
}

TEST(NameTest, TakesTheFirstThatIsThere) {
    EXPECT_EQ(name("N:Berger;Anna;;;\nFN:Anna B."), "Anna B.");
    EXPECT_EQ(name("FN:  \nN:Berger;Anna;;;"), "Anna Berger");
    EXPECT_EQ(name("NICKNAME:,Anni,A\nORG:Diakonie"), "Anni");
    EXPECT_EQ(name("ORG:Diakonie;Beratung\nEMAIL:a@b.c"), "Diakonie");
    EXPECT_EQ(name("EMAIL:mailto:a@b.c\nTEL:1"), "a@b.c");
    EXPECT_EQ(name("TEL:tel:+49-1"), "+49-1");
    EXPECT_EQ(name("NOTE:x"), "(unnamed)");
    EXPECT_EQ(name("N:;;;;\nTEL:1"), "1");
}

TEST(NameTest, SpeaksTheStructuredName) {
    EXPECT_EQ(name("N:Müller\\;Lüdenscheidt;Anna;Maria,Eva;Dr.;MdL;extra"),
              "Dr. Anna Maria Eva Müller;Lüdenscheidt MdL");
    EXPECT_EQ(name("N:Berger"), "Berger");
}

TEST(NameTest, PrefersTheMarkedAlternative) {
    EXPECT_EQ(name("FN;ALTID=1;LANGUAGE=ja:安藤\nFN;ALTID=1;PREF=1;LANGUAGE=en:Ando"), "Ando");
    EXPECT_EQ(name("FN:First\nFN:Second"), "First");
}

} // namespace
} // namespace kith::vcard
