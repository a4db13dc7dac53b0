#include "maildir/mailbox.hpp"

#include <gtest/gtest.h>

namespace kith::maildir {
namespace {

std::string address(std::string_view written) {
    const auto mailbox = mailbox_of(written);
    return mailbox ? mailbox->address : "(none)";
}

TEST(MailboxTest, ComparesWithoutCase) {
    EXPECT_EQ(address("Anna.Berger@Example.ORG"), "anna.berger@example.org");
    EXPECT_EQ(address("GRÜN@example.org"), "grün@example.org");
}

TEST(MailboxTest, KnowsBothSpellingsOfADomain) {
    for (const auto* written : {"anna@Müller.example", "anna@xn--mller-kva.example"}) {
        const auto mailbox = mailbox_of(written);
        ASSERT_TRUE(mailbox) << written;
        EXPECT_EQ(mailbox->address, "anna@xn--mller-kva.example");
        EXPECT_EQ(mailbox->spelled, "anna@müller.example");
    }
    EXPECT_EQ(mailbox_of("anna@example.org")->spelled, "anna@example.org");
}

TEST(MailboxTest, RefusesWhatNoContactHas) {
    for (const auto* written : {"", "anna", "anna@", "@example.org", "an na@example.org",
                                "\"an na\"@example.org", "anna@exa mple.org", "a@b@example.org",
                                "anna\n@example.org", "anna@\xff.org", "\xff@example.org"}) {
        EXPECT_EQ(address(written), "(none)") << written;
    }
    EXPECT_EQ(address("an\u0085na@example.org"), "(none)");
    EXPECT_EQ(address("\u202eanna@example.org"), "(none)");
    EXPECT_EQ(address(std::string(300, 'a') + "@example.org"), "(none)");
    EXPECT_EQ(address("a@" + std::string(300, 'b')), "(none)");
}

} // namespace
} // namespace kith::maildir
