#include "vcard/publisher.hpp"

#include "plugins/vcard/cards.hpp"
#include "wire/json.hpp"

#include <gtest/gtest.h>

namespace kith::vcard {
namespace {

using test::card_text;

std::string ids_of(const domain::Value& list) {
    std::string all;
    for (const auto& each : list.as_array()) {
        all += (all.empty() ? "" : " ") + (each.is_string() ? each : each.at("id")).as_string();
    }
    return all;
}

class PublisherTest : public testing::Test {
protected:
    void put(const std::string& text) {
        book_.put("book", read_book(text));
        changes_ = book_.settle();
    }
    AddressBook book_{{}};
    BookChanges changes_;
    Publisher publisher_;
};

TEST_F(PublisherTest, SendsTheWholeBookAsOneSnapshot) {
    put(card_text("UID:a\nFN:Anna\nBDAY:1986-11-27") + card_text("UID:b\nFN:Bela"));
    publisher_.snapshot(book_.ids(), "s1");
    const auto page = publisher_.next(book_).value();
    EXPECT_EQ(page.at("type").as_string(), "contacts");
    EXPECT_EQ(page.at("snapshot").as_string(), "s1");
    EXPECT_TRUE(page.at("last").as_bool());
    EXPECT_EQ(ids_of(page.at("upsert")), "a b");
    EXPECT_EQ(page.at("upsert").as_array()[0].at("dates").as_array()[0].at("date").as_string(),
              "1986-11-27");
    EXPECT_TRUE(publisher_.idle());
    EXPECT_FALSE(publisher_.next(book_));
}

TEST_F(PublisherTest, SendsAnEmptyBookAsAnEmptySnapshot) {
    publisher_.snapshot({}, "s1");
    const auto page = publisher_.next(book_).value();
    EXPECT_TRUE(page.at("last").as_bool());
    EXPECT_EQ(ids_of(page.at("upsert")), "");
    EXPECT_TRUE(publisher_.idle());
}

TEST_F(PublisherTest, CutsALargeBookIntoPages) {
    std::string text;
    for (int i = 0; i < 1000; ++i) {
        text += card_text("UID:" + std::to_string(i) + "\nFN:x");
    }
    put(text);
    publisher_.snapshot(book_.ids(), "s1");
    std::size_t contacts = 0;
    bool last = false;
    while (const auto page = publisher_.next(book_)) {
        EXPECT_FALSE(last);
        last = page->at("last").as_bool();
        contacts += page->at("upsert").as_array().size();
    }
    EXPECT_TRUE(last);
    EXPECT_EQ(contacts, 1000u);
}

TEST_F(PublisherTest, KeepsPagesOfTheLargestContactsBelowTheLineLimit) {
    std::string text;
    const std::string filling(480, '"'); // doubles when it is escaped
    for (int i = 0; i < 10; ++i) {
        std::string lines = "UID:" + std::to_string(i) + "\nFN:x\nNOTE:" + std::string(9000, '"');
        for (int k = 100; k < 220; ++k) {
            const std::string value = std::to_string(k) + filling;
            lines += "\nEMAIL:" + value + "@x.org\nTEL:" + value + "\nORG:" + value +
                     "\nCATEGORIES:" + value + "\ni" + std::to_string(k) +
                     ".X-ABDATE:2001-01-01\ni" + std::to_string(k) + ".X-ABLabel:" + value;
        }
        text += card_text(lines);
    }
    put(text);
    publisher_.snapshot(book_.ids(), "s1");
    while (const auto page = publisher_.next(book_)) {
        EXPECT_LT(wire::dump_json(*page).size(), 1'000'000u);
    }
}

TEST_F(PublisherTest, SendsChangesAfterTheSnapshot) {
    put(card_text("UID:a\nFN:Anna") + card_text("UID:b\nFN:Bela"));
    publisher_.snapshot(book_.ids(), "s1");
    put(card_text("UID:a\nFN:Anna B.") + card_text("UID:c\nFN:Cem"));
    publisher_.changes(changes_);
    const auto first = publisher_.next(book_).value();
    EXPECT_EQ(ids_of(first.at("upsert")), "a");
    EXPECT_TRUE(first.at("last").as_bool());
    const auto second = publisher_.next(book_).value();
    EXPECT_EQ(second.find("snapshot"), nullptr);
    EXPECT_EQ(ids_of(second.at("upsert")), "a c");
    EXPECT_EQ(ids_of(second.at("remove")), "b");
}

} // namespace
} // namespace kith::vcard
