#include "vcard/reach.hpp"

#include "plugins/vcard/cards.hpp"

#include <gtest/gtest.h>

namespace kith::vcard {
namespace {

using Texts = std::vector<std::string>;

Texts emails(std::string_view lines) {
    return test::contact_of("FN:x\n" + std::string(lines)).emails;
}
Texts phones(std::string_view lines) {
    return test::contact_of("FN:x\n" + std::string(lines)).phones;
}

TEST(ReachTest, PutsThePreferredAddressFirst) {
    EXPECT_EQ(emails("EMAIL:a@x.org\nEMAIL;TYPE=pref:b@x.org"), (Texts{"b@x.org", "a@x.org"}));
    EXPECT_EQ(emails("EMAIL;PREF=2:a@x.org\nitem1.EMAIL;PREF=1:b@x.org\nEMAIL:c@x.org"),
              (Texts{"b@x.org", "a@x.org", "c@x.org"}));
}

TEST(ReachTest, SaysAnAddressOnce) {
    EXPECT_EQ(emails("EMAIL:Anna@x.org\nEMAIL:anna@X.org"), (Texts{"Anna@x.org"}));
}

TEST(ReachTest, TakesTheAddressOutOfItsWrapping) {
    EXPECT_EQ(emails("EMAIL:MAILTO:a@x.org?subject=hi"), (Texts{"a@x.org"}));
    EXPECT_EQ(emails("EMAIL:\"Anna\" <a@x.org>"), (Texts{"a@x.org"}));
}

TEST(ReachTest, ReportsWhatIsNoAddress) {
    const auto reading = read_book(test::card_text("FN:x\nEMAIL:10395\nEMAIL:a@x.org"));
    EXPECT_EQ(reading.people.at(0).contact.emails, (Texts{"a@x.org"}));
    EXPECT_EQ(reading.faults,
              (std::vector<Fault>{{4, "\"10395\" is no mail address and is not taken"}}));
}

TEST(ReachTest, TakesNumbersOneCanSpeakOn) {
    EXPECT_EQ(phones("TEL;TYPE=fax:1\nTEL;TYPE=work,voice:2\nTEL;VALUE=uri;PREF=1:tel:+49-3;ext=4"),
              (Texts{"+49-3", "2"}));
    EXPECT_EQ(phones("TEL;WORK;FAX;VOICE:1\nTEL;PAGER:2\nTEL:\nTEL:3\nTEL:3"), (Texts{"1", "3"}));
}

} // namespace
} // namespace kith::vcard
