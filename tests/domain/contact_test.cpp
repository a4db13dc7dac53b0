#include "domain/contact.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

namespace kith::domain {

namespace {

using Texts = std::vector<std::string>;

Contact card() {
    Contact contact;
    contact.id = "urn:uuid:1";
    contact.name = "Dr. Anna Berger";
    contact.emails = {"anna@work.example", "anna@home.example"};
    contact.dates = {{DateKind::Birthday, "", {1986, 11, 27}}};
    contact.note = "from the card";
    return contact;
}

Contact overlay() {
    Contact contact;
    contact.id = "anna";
    return contact;
}

} // namespace

TEST(ContactTest, MergedBearsTheGivenId) {
    EXPECT_EQ(merged(overlay(), card(), "urn:uuid:1").id, "urn:uuid:1");
}

TEST(ContactTest, OverlayWithoutANameTakesThatOfTheCard) {
    EXPECT_EQ(merged(overlay(), card(), "x").name, "Dr. Anna Berger");
}

TEST(ContactTest, SingleValuesOfTheOverlayWin) {
    auto mine = overlay();
    mine.name = "Anna";
    mine.note = "mine";
    mine.language = "de";
    auto theirs = card();
    theirs.language = "en";
    theirs.time_zone = "Europe/Vienna";
    const auto both = merged(mine, theirs, "x");
    EXPECT_EQ(both.name, "Anna");
    EXPECT_EQ(both.note, "mine");
    EXPECT_EQ(both.language, "de");
    EXPECT_EQ(both.time_zone, "Europe/Vienna");
}

TEST(ContactTest, ListsAreJoinedWithoutRepeatsAndTheOverlayFirst) {
    auto mine = overlay();
    mine.emails = {"anna@new.example", "anna@home.example"};
    EXPECT_EQ(merged(mine, card(), "x").emails,
              (Texts{"anna@new.example", "anna@home.example", "anna@work.example"}));
}

TEST(ContactTest, AnAddressWrittenInOtherCaseIsNoSecondAddress) {
    auto mine = overlay();
    mine.emails = {"Anna@Work.example"};
    EXPECT_EQ(merged(mine, card(), "x").emails, (Texts{"Anna@Work.example", "anna@home.example"}));
}

TEST(ContactTest, ADateIsKnownOnceOfEachKindAndLabel) {
    auto mine = overlay();
    mine.dates = {{DateKind::Birthday, "", {std::nullopt, 11, 28}}};
    auto theirs = card();
    theirs.dates.push_back({DateKind::Custom, "wedding", {2010, 5, 1}});
    const auto dates = merged(mine, theirs, "x").dates;
    ASSERT_EQ(dates.size(), 2);
    EXPECT_EQ(dates[0].date.day, 28);
    EXPECT_EQ(dates[1].label, "wedding");
}

TEST(ContactTest, WhoeverSaysDeceasedIsBelieved) {
    auto dead = card();
    dead.deceased = true;
    EXPECT_TRUE(merged(overlay(), dead, "x").deceased);
    EXPECT_TRUE(merged(dead, overlay(), "x").deceased);
}

TEST(ContactTest, OwnCadenceOfTheOverlayWins) {
    auto mine = overlay();
    mine.cadence = Cadence{{2, Span::Unit::Weeks}, std::nullopt};
    auto theirs = card();
    theirs.cadence = Cadence{{1, Span::Unit::Years}, std::nullopt};
    EXPECT_EQ(merged(mine, theirs, "x").cadence, mine.cadence);
    EXPECT_EQ(merged(overlay(), theirs, "x").cadence, theirs.cadence);
    auto never = overlay();
    never.left_alone = true;
    EXPECT_TRUE(merged(never, theirs, "x").left_alone);
    EXPECT_FALSE(merged(never, theirs, "x").cadence);
    EXPECT_FALSE(merged(mine, never, "x").left_alone);
}

TEST(ContactTest, MergingWithNothingChangesNothing) {
    auto whole = card();
    whole.importance = Importance::High;
    whole.leap_day = LeapDay::Mar1;
    whole.last_contact = test::day("2026-11-01");
    EXPECT_EQ(merged(whole, Contact{}, whole.id), whole);
    EXPECT_EQ(merged(Contact{}, whole, whole.id), whole);
}

} // namespace kith::domain
