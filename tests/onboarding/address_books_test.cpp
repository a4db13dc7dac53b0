#include "onboarding/address_books.hpp"

#include "database.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <map>

namespace kith::onboarding {

namespace {

using Kind = AddressBook::Kind;

class AddressBooksTest : public testing::Test {
protected:
    Surroundings surroundings() {
        return {home_.path(), [this](const std::string& name) { return variables_[name]; }};
    }
    void card(const std::string& file) { home_.write(file, "BEGIN:VCARD\r\nEND:VCARD\r\n"); }

    test::TemporaryDirectory home_;
    std::map<std::string, std::string> variables_;
};

constexpr const char* vdirsyncer = R"([general]
status_path = "~/.vdirsyncer/status/"

[storage cards]
type = "filesystem"
path = "~/.contacts/"
fileext = ".vcf"

[storage dates]
type = "filesystem"
path = "~/.calendars/"
fileext = ".ics"

[storage remote]
type = "carddav"
url = "https://example.org/"
)";

TEST_F(AddressBooksTest, FindsTheCardsOfVdirsyncer) {
    card(".contacts/work/a.vcf");
    card(".contacts/home/b.vcf");
    home_.write(".calendars/x.ics", "");
    for (const char* file : {".vdirsyncer/config", ".config/vdirsyncer/config"}) {
        home_.write(file, vdirsyncer);
        const auto books = vdirsyncer_books(surroundings());
        ASSERT_EQ(books.size(), 1U) << file;
        EXPECT_EQ(books[0].origin, "vdirsyncer");
        EXPECT_EQ(books[0].place, home_.path() / ".contacts");
        EXPECT_EQ(books[0].people, 2U);
        std::filesystem::remove(home_.path() / file);
    }
}

TEST_F(AddressBooksTest, FollowsTheVariablesOfVdirsyncer) {
    card("elsewhere/a.vcf");
    home_.write(
        "v.conf",
        "[storage x]\ntype = \"filesystem\"\npath = \"$XDG_DATA_HOME\"\nfileext = \".vcf\"\n");
    variables_["VDIRSYNCER_CONFIG"] = "~/v.conf";
    variables_["XDG_DATA_HOME"] = (home_.path() / "elsewhere").string();
    ASSERT_EQ(vdirsyncer_books(surroundings()).size(), 1U);
    EXPECT_EQ(vdirsyncer_books(surroundings())[0].people, 1U);
}

TEST_F(AddressBooksTest, FindsTheBooksOfKhard) {
    card("cards/family/a.vcf");
    card("more/x/b.vcf");
    home_.write(".config/khard/khard.conf", "[addressbooks]\n[[family]]\npath = ~/cards/family/\n"
                                            "[[all]]\npath = ~/more/*\ntype = discover\n"
                                            "[[gone]]\npath = ~/gone\n[general]\npath = ~/cards\n");
    const auto books = khard_books(surroundings());
    ASSERT_EQ(books.size(), 2U);
    EXPECT_EQ(books[0].place, home_.path() / "cards/family");
    EXPECT_EQ(books[1].place, home_.path() / "more");
    EXPECT_EQ(books[1].people, 1U);
}

TEST_F(AddressBooksTest, FindsWhereCardsUsuallyLie) {
    card(".contacts/a.vcf");
    home_.write("Contacts/readme.txt", "");
    const auto books = usual_folders(surroundings());
    ASSERT_EQ(books.size(), 1U);
    EXPECT_EQ(books[0].place, home_.path() / ".contacts");
}

TEST_F(AddressBooksTest, NamesNoPlaceTwice) {
    card(".contacts/family/a.vcf");
    home_.write(".vdirsyncer/config", vdirsyncer);
    home_.write(".config/khard/khard.conf", "[addressbooks]\n[[f]]\npath = ~/.contacts/family\n");
    const auto books = address_books(surroundings());
    ASSERT_EQ(books.size(), 1U);
    EXPECT_EQ(books[0].origin, "vdirsyncer");
}

TEST_F(AddressBooksTest, FindsWhomEvolutionAndThunderbirdKeep) {
    std::filesystem::create_directories(home_.path() / ".local/share/evolution/addressbook/system");
    write_evolution(home_.path() / ".local/share/evolution/addressbook/system/contacts.db", 2);
    std::filesystem::create_directories(home_.path() /
                                        "snap/thunderbird/common/.thunderbird/x.default");
    const auto profile = home_.path() / "snap/thunderbird/common/.thunderbird/x.default";
    write_thunderbird(profile / "abook.sqlite", 1);
    write_thunderbird(profile / "history.sqlite", 5);
    write_thunderbird(profile / "abook-1.sqlite", 0);
    home_.write(".thunderbird/y.default/abook.sqlite", "no database");
    const auto books = address_books(surroundings());
    ASSERT_EQ(books.size(), 2U);
    EXPECT_EQ(books[0].kind, Kind::Evolution);
    EXPECT_EQ(books[0].people, 2U);
    EXPECT_EQ(books[1].kind, Kind::Thunderbird);
    EXPECT_EQ(books[1].people, 1U);
}

TEST_F(AddressBooksTest, AnEmptyHomeHasNone) { EXPECT_TRUE(address_books(surroundings()).empty()); }

} // namespace

} // namespace kith::onboarding
