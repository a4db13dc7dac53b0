#include "cli/import/acquaintances.hpp"

#include <gtest/gtest.h>

namespace kith::cli {
namespace {

using domain::Contact;
using Why = Likeness::Why;
using Texts = std::vector<std::string>;

Contact person(std::string id, std::string name, Texts emails = {}, Texts phones = {},
               const char* birthday = nullptr) {
    Contact contact;
    contact.id = std::move(id);
    contact.name = std::move(name);
    contact.emails = std::move(emails);
    contact.phones = std::move(phones);
    if (birthday != nullptr) {
        contact.dates = {{domain::DateKind::Birthday, "", *domain::parse_partial_date(birthday)}};
    }
    return contact;
}

/// "email: anna"; "nobody".
std::string like(const Contact& known, const Contact& one) {
    Acquaintances people;
    people.add(known);
    const auto found = people.find(one);
    return found ? std::string(to_text(found->why)) + ": " + found->id : "nobody";
}

const Contact anna =
    person("anna", "Anna Berger", {"Anna@Example.org"}, {"+49 228 123456-7"}, "1986-11-27");

TEST(AcquaintancesTest, KnowsTheSourcesOwnMark) {
    EXPECT_EQ(like(anna, person("anna", "Somebody Else")), "id: anna");
}

TEST(AcquaintancesTest, KnowsAnAddressWithoutCase) {
    EXPECT_EQ(like(anna, person("x", "Anna B", {"anna@example.ORG"})), "email: anna");
    EXPECT_EQ(like(anna, person("x", "anna@example.org", {"anna@example.org"})), "email: anna");
}

TEST(AcquaintancesTest, IsNotSureOfASharedAddress) {
    EXPECT_EQ(like(anna, person("x", "Peter Berger", {"anna@example.org"})), "other-name: anna");
}

TEST(AcquaintancesTest, KnowsANumberHoweverItIsWritten) {
    EXPECT_EQ(like(anna, person("x", "Berger, Anna", {}, {"0228/1234567"})), "phone: anna");
    EXPECT_EQ(like(anna, person("x", "Peter Klein", {}, {"0228 1234567"})), "nobody");
    EXPECT_EQ(like(anna, person("x", "Anna Berger-Klein", {"k@x.org"}, {"567"})), "nobody");
}

TEST(AcquaintancesTest, KnowsNameAndBirthday) {
    EXPECT_EQ(like(anna, person("x", "ANNA BERGER", {"new@x.org"}, {}, "--11-27")),
              "birthday: anna");
}

TEST(AcquaintancesTest, TellsNamesakesApartByBirthday) {
    EXPECT_EQ(like(anna, person("x", "Anna Berger", {}, {}, "1990-01-01")), "nobody");
}

TEST(AcquaintancesTest, KnowsANameWhenNothingSpeaksAgainstIt) {
    EXPECT_EQ(like(anna, person("x", "Änna Berger")), "name: anna");
    EXPECT_EQ(like(anna, person("x", "Anna Berger", {"other@x.org"})), "other-addresses: anna");
}

TEST(AcquaintancesTest, ASureLikenessGoesBeforeAnUnsureOne) {
    Acquaintances people;
    people.add(person("peter", "Peter Klein", {"family@x.org"}));
    people.add(anna);
    const auto found =
        people.find(person("x", "Anna Berger", {"family@x.org", "anna@example.org"}));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, "anna");
}

} // namespace
} // namespace kith::cli
