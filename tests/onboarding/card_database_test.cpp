#include "onboarding/card_database.hpp"

#include "database.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

namespace kith::onboarding {

namespace {

using Kind = AddressBook::Kind;

class CardDatabaseTest : public testing::Test {
protected:
    test::TemporaryDirectory directory_;
};

TEST_F(CardDatabaseTest, GivesTheCardsAsTheyStand) {
    const auto evolution = directory_.path() / "contacts.db";
    write_evolution(evolution, 2);
    EXPECT_EQ(cards_of_database(Kind::Evolution, evolution),
              (std::vector<std::string>{sample_card(0), sample_card(1)}));
    const auto thunderbird = directory_.path() / "abook.sqlite";
    write_thunderbird(thunderbird, 1);
    EXPECT_EQ(cards_of_database(Kind::Thunderbird, thunderbird),
              (std::vector<std::string>{sample_card(0)}));
}

TEST_F(CardDatabaseTest, ReadsOneThatItsProgramHoldsLocked) {
    const auto file = directory_.path() / "abook.sqlite";
    write_thunderbird(file, 1);
    sqlite3* owner = nullptr;
    ASSERT_EQ(::sqlite3_open(file.c_str(), &owner), SQLITE_OK);
    ASSERT_EQ(::sqlite3_exec(owner,
                             "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;"
                             "INSERT INTO properties VALUES ('9', '_vCard', 'BEGIN:VCARD new');",
                             nullptr, nullptr, nullptr),
              SQLITE_OK);
    EXPECT_EQ(cards_of_database(Kind::Thunderbird, file).size(), 2U);
    ::sqlite3_close(owner);
}

TEST_F(CardDatabaseTest, RefusesWhatIsNone) {
    const auto text = directory_.write("abook.sqlite", "this is no database");
    EXPECT_THROW(static_cast<void>(cards_of_database(Kind::Thunderbird, text)), std::runtime_error);
    const auto other = directory_.path() / "other.db";
    run_sql(other, "CREATE TABLE t (a)");
    EXPECT_THROW(static_cast<void>(cards_of_database(Kind::Evolution, other)), std::runtime_error);
    EXPECT_THROW(static_cast<void>(cards_of_database(Kind::Evolution, directory_.path() / "gone")),
                 std::runtime_error);
}

} // namespace

} // namespace kith::onboarding
