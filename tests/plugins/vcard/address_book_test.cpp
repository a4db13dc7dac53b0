#include "vcard/address_book.hpp"

#include "plugins/vcard/cards.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>

namespace kith::vcard {
namespace {

using Ids = std::vector<domain::ContactId>;
using test::card_text;

Reading card(std::string_view lines) { return read_book(card_text(lines)); }

class AddressBookTest : public testing::Test {
protected:
    std::string name(std::string_view id) const { return book_.contact(id).value().name; }
    AddressBook book_{{"myContacts"}};
};

TEST_F(AddressBookTest, SaysWhoCameChangedAndWent) {
    book_.put("1", card("UID:a\nFN:Anna"));
    book_.put("2", card("UID:b\nFN:Bela"));
    EXPECT_EQ(book_.settle().upsert, (Ids{"a", "b"}));
    EXPECT_TRUE(book_.settle().upsert.empty());
    book_.put("1", card("UID:a\nFN:Anna B."));
    book_.erase("2");
    const auto changes = book_.settle();
    EXPECT_EQ(changes.upsert, (Ids{"a"}));
    EXPECT_EQ(changes.remove, (Ids{"b"}));
    EXPECT_EQ(book_.ids(), (Ids{"a"}));
}

TEST_F(AddressBookTest, SeesNoChangeInAMovedFile) {
    book_.put("old/1", card("UID:a\nFN:Anna\nNOTE:x"));
    (void)book_.settle();
    book_.put("new/1", card("NOTE:x\nFN:Anna\nUID:a\nPHOTO:zzz"));
    book_.erase("old/1");
    const auto changes = book_.settle();
    EXPECT_TRUE(changes.upsert.empty());
    EXPECT_TRUE(changes.remove.empty());
}

TEST_F(AddressBookTest, TakesTheNewerOfTwoBooks) {
    book_.put("1", card("UID:urn:uuid:a\nFN:Old\nREV:20200101T000000Z"));
    book_.put("2", card("UID:a\nFN:New\nREV:2021-01-01T00:00:00Z"));
    book_.put("3", card("UID:a\nFN:Undated"));
    (void)book_.settle();
    EXPECT_EQ(name("a"), "New");
    EXPECT_EQ(book_.size(), 1u);
    book_.erase("2");
    EXPECT_EQ(book_.settle().upsert, (Ids{"a"}));
    EXPECT_EQ(name("a"), "Old");
}

TEST_F(AddressBookTest, PrefersAFileThatIsThere) {
    book_.put("1", card("UID:a\nFN:Held\nREV:20210101T000000Z"));
    book_.put("2", card("UID:a\nFN:There\nREV:20200101T000000Z"));
    book_.hold({"1"});
    (void)book_.settle();
    EXPECT_EQ(name("a"), "There");
    book_.hold({});
    (void)book_.settle();
    EXPECT_EQ(name("a"), "Held");
}

TEST_F(AddressBookTest, GivesMembersTheTagOfTheirGroup) {
    book_.put("1", card("UID:a\nFN:Anna\nCATEGORIES:friend"));
    book_.put("2", card("KIND:group\nFN:Chor\nMEMBER:urn:uuid:a\nMEMBER:urn:uuid:nobody"));
    EXPECT_EQ(book_.settle().upsert, (Ids{"a"}));
    EXPECT_EQ(book_.contact("a")->tags, (std::vector<std::string>{"friend", "Chor"}));
    book_.erase("2");
    EXPECT_EQ(book_.settle().upsert, (Ids{"a"}));
    EXPECT_EQ(book_.contact("a")->tags, (std::vector<std::string>{"friend"}));
}

TEST_F(AddressBookTest, LeavesOutIgnoredCategories) {
    book_.put("1", card("UID:a\nFN:Anna\nCATEGORIES:MyContacts,friend"));
    (void)book_.settle();
    EXPECT_EQ(book_.contact("a")->tags, (std::vector<std::string>{"friend"}));
}

// F48
TEST_F(AddressBookTest, ReportsTwoPeopleItCannotTellApartOnce) {
    book_.put("1", card("FN:Anna\nTEL:1"));
    book_.put("2", card("FN:Anna\nTEL:2"));
    (void)book_.settle();
    ASSERT_EQ(book_.take_conflicts().size(), 1u);
    book_.put("3", card("UID:x\nFN:x"));
    (void)book_.settle();
    EXPECT_TRUE(book_.take_conflicts().empty());
}

// F48
TEST_F(AddressBookTest, ReportsOneUidTwiceInOneFolderOnly) {
    book_.put("work/1", card("UID:a\nFN:Anna"));
    book_.put("xtra/1", card("UID:a\nFN:Anna B."));
    (void)book_.settle();
    EXPECT_TRUE(book_.take_conflicts().empty());
    book_.put("work/2", card("UID:a\nFN:Bela"));
    (void)book_.settle();
    ASSERT_EQ(book_.take_conflicts().size(), 1u);
}

TEST_F(AddressBookTest, ReportsNoConflictBetweenCopies) {
    book_.put("1", card("FN:Anna\nTEL:1"));
    book_.put("2", card("TEL:1\nFN:Anna"));
    (void)book_.settle();
    EXPECT_TRUE(book_.take_conflicts().empty());
}

TEST_F(AddressBookTest, FingerprintsEveryField) {
    const domain::Contact plain = test::contact_of("UID:a\nFN:x");
    for (const char* more : {"EMAIL:a@b.c", "TEL:1", "BDAY:--0101", "ORG:y", "CATEGORIES:z",
                             "NOTE:n", "LANG:de", "TZ:Europe/Paris", "DEATHDATE;VALUE=text:old"}) {
        const auto other = test::contact_of("UID:a\nFN:x\n" + std::string(more));
        EXPECT_NE(fingerprint(plain), fingerprint(other)) << more;
    }
}

/// A file of the property: one to three cards, or a group of some.
std::string any_file() {
    if (*rc::gen::inRange(0, 5) == 0) {
        return card_text("KIND:group\nFN:Chor" + std::to_string(*rc::gen::inRange(0, 2)) +
                         "\nMEMBER:urn:uuid:u" + std::to_string(*rc::gen::inRange(0, 4)));
    }
    std::string text;
    for (int left = *rc::gen::inRange(1, 4); left > 0; --left) {
        text += card_text("UID:u" + std::to_string(*rc::gen::inRange(0, 4)) + "\nFN:Name" +
                          std::to_string(*rc::gen::inRange(0, 3)) + "\nREV:2020010" +
                          std::to_string(*rc::gen::inRange(1, 3)) + "T000000Z");
    }
    return text;
}

RC_GTEST_PROP(AddressBookProperty, WhatChangesIsTheDifferenceOfWholeBooks, ()) {
    std::map<std::string, std::string> files;
    std::set<std::string> held;
    AddressBook book({});
    std::map<std::string, domain::Contact> told;
    for (int step = *rc::gen::inRange(1, 20); step > 0; --step) {
        for (int changes = *rc::gen::inRange(1, 4); changes > 0; --changes) {
            const std::string path = "f" + std::to_string(*rc::gen::inRange(0, 5));
            held.erase(path);
            if (*rc::gen::inRange(0, 3) == 0) {
                book.erase(path);
                files.erase(path);
            } else {
                files[path] = any_file();
                book.put(path, read_book(files[path]));
            }
            if (*rc::gen::inRange(0, 3) == 0) {
                held.insert(path);
            }
        }
        book.hold({held.begin(), held.end()});

        AddressBook anew({});
        for (const auto& [path, text] : files) {
            anew.put(path, read_book(text));
        }
        anew.hold({held.begin(), held.end()});
        (void)anew.settle();

        const auto changes = book.settle();
        for (const auto& id : changes.remove) {
            RC_ASSERT(told.erase(id) == 1U);
        }
        for (const auto& id : changes.upsert) {
            const auto contact = book.contact(id).value();
            const auto [before, is_new] = told.try_emplace(id, contact);
            const bool is_news = is_new || !(before->second == contact);
            RC_ASSERT(is_news);
            before->second = contact;
        }
        RC_ASSERT(book.ids() == anew.ids());
        RC_ASSERT(told.size() == anew.size());
        for (const auto& [id, contact] : told) {
            RC_ASSERT(contact == anew.contact(id).value());
        }
    }
}

} // namespace
} // namespace kith::vcard
