// What an address book that wants to do harm may cost: a bounded amount, and the other cards stay.

#include "plugins/vcard/cards.hpp"
#include "vcard/charset.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <sys/resource.h>

namespace kith::vcard {
namespace {

using test::card_text;

long peak_kib() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

void expect_within_limits(const Reading& reading, const Limits& limits) {
    RC_ASSERT(reading.faults.size() <= limits.faults + 1);
    RC_ASSERT(reading.people.size() + reading.groups.size() <= reading.cards);
    for (const Person& person : reading.people) {
        const auto& contact = person.contact;
        RC_ASSERT(!contact.id.empty() && contact.id.size() <= 200);
        RC_ASSERT(!contact.name.empty() && contact.name.size() <= limits.text_bytes);
        RC_ASSERT(contact.note.size() <= limits.note_bytes);
        for (const auto* list :
             {&contact.emails, &contact.phones, &contact.tags, &contact.institutions}) {
            RC_ASSERT(list->size() <= limits.values);
            for (const auto& text : *list) {
                RC_ASSERT(!text.empty() && text.size() <= limits.text_bytes && is_utf8(text));
            }
        }
        RC_ASSERT(contact.dates.size() <= limits.values);
        RC_ASSERT(is_utf8(contact.id) && is_utf8(contact.name) && is_utf8(contact.note));
    }
}

/// A piece that real cards are made of.
rc::Gen<std::string> piece() {
    return rc::gen::weightedOneOf<std::string>(
        {{20,
          rc::gen::elementOf(std::vector<std::string>{"BEGIN:VCARD\r\n",
                                                      "END:VCARD\r\n",
                                                      "VERSION:2.1\n",
                                                      "VERSION:4.0\r\n",
                                                      "FN:Anna\n",
                                                      "FN;CHARSET=SHIFT_JIS:\x88\xC0\n",
                                                      "N:Berger;Anna;;;\n",
                                                      "item1.X-ABDATE:1604-02-29\n",
                                                      "item1.X-ABLabel:_$!<Anniversary>!$_\n",
                                                      "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29\n",
                                                      "BDAY:--0414T10\n",
                                                      "NOTE;ENCODING=QUOTED-PRINTABLE:a=\n",
                                                      "PHOTO;BASE64:\nAAAA\n\n",
                                                      "AGENT:\n",
                                                      "AGENT:BEGIN:VCARD\n",
                                                      "BEGIN:PROFILE\n",
                                                      "UID:urn:uuid:A\n",
                                                      "KIND:group\n",
                                                      "MEMBER:urn:uuid:A\n",
                                                      "EMAIL;PREF;TYPE=\"x,y:a@b.c\n",
                                                      "ORG:\\;;\\\n",
                                                      "CATEGORIES:a,b\\,c,\n",
                                                      " fold",
                                                      "\tfold",
                                                      "\r",
                                                      "\n",
                                                      ":",
                                                      ";",
                                                      "\\",
                                                      "=",
                                                      "\"",
                                                      "^n",
                                                      "\xEF\xBB\xBF",
                                                      "DEATHDATE:\n",
                                                      "X-FCENCODED-58:1\n",
                                                      "REV:20200101T000000Z\n"})},
         {3, rc::gen::container<std::string>(rc::gen::arbitrary<char>())}});
}

// F45
RC_GTEST_PROP(HostileTest, ArbitraryBytesNeverBreakTheReader, (const std::string& bytes)) {
    const Limits limits;
    expect_within_limits(read_book(bytes, limits), limits);
    expect_within_limits(read_book("BEGIN:VCARD\nFN:x\nTEL" + bytes, limits), limits);
}

// F45
RC_GTEST_PROP(HostileTest, ShuffledPiecesNeverBreakTheReader, ()) {
    Limits limits;
    limits.text_bytes = 16;
    limits.values = 3;
    limits.properties = 20;
    limits.line_bytes = 200;
    limits.faults = 4;
    std::string bytes;
    for (const auto& each : *rc::gen::container<std::vector<std::string>>(piece())) {
        bytes += each;
    }
    expect_within_limits(read_book(bytes, limits), limits);
    // A good card before it is read whatever follows.
    const auto reading = read_book(card_text("UID:good\nFN:Good") + bytes, limits);
    RC_ASSERT(!reading.people.empty());
    RC_ASSERT(reading.people.front().contact.id == "good");
}

// F45
TEST(HostileTest, AHugePhotoIsNotCopied) {
    Limits limits;
    limits.file_bytes = 200u << 20;
    std::string bytes = card_text("FN:Before") + "BEGIN:VCARD\r\nFN:Anna\r\nPHOTO;ENCODING=b:";
    bytes.reserve(110u << 20);
    while (bytes.size() < (100u << 20)) {
        bytes.append(75, 'A').append("\r\n ");
    }
    bytes += "\r\nNOTE:after\r\nEND:VCARD\r\n";
    const long before = peak_kib();
    const auto reading = read_book(bytes, limits);
    EXPECT_LT(peak_kib() - before, 4096);
    ASSERT_EQ(reading.people.size(), 2u);
    EXPECT_EQ(reading.people[1].contact.note, "after");
    EXPECT_TRUE(reading.faults.empty());
}

// F45
TEST(HostileTest, AMillionPropertiesCostABoundedAmount) {
    std::string bytes = "BEGIN:VCARD\nFN:Anna\n";
    for (int i = 0; i < 1'000'000; ++i) {
        bytes += "TEL:" + std::to_string(i) + "\n";
    }
    bytes += "END:VCARD\n" + card_text("FN:After");
    const long before = peak_kib();
    const auto reading = read_book(bytes);
    EXPECT_LT(peak_kib() - before, 16384);
    ASSERT_EQ(reading.people.size(), 2u);
    EXPECT_EQ(reading.people[0].contact.phones.size(), Limits().values);
    EXPECT_EQ(reading.people[1].contact.name, "After");
}

// F45
TEST(HostileTest, EndlessNestingIsReadInLinearTime) {
    std::string bytes;
    while (bytes.size() < (8u << 20)) {
        bytes += "BEGIN:VCARD\n";
    }
    const auto reading = read_book(bytes);
    EXPECT_EQ(reading.cards, Limits().cards);
    EXPECT_TRUE(reading.people.empty());
    EXPECT_LE(reading.faults.size(), Limits().faults + 1);
}

// F45
TEST(HostileTest, AMillionDatesAndLabelsDoNotMultiply) {
    std::string bytes = "BEGIN:VCARD\nFN:Anna\n";
    for (int i = 0; i < 200'000; ++i) {
        bytes +=
            "item" + std::to_string(i) + ".X-ABDATE:2001-01-0" + std::to_string(i % 9 + 1) + "\n";
    }
    bytes += "END:VCARD\n";
    const auto reading = read_book(bytes);
    ASSERT_EQ(reading.people.size(), 1u);
    EXPECT_LE(reading.people[0].contact.dates.size(), Limits().values);
}

} // namespace
} // namespace kith::vcard
