#include "maildir/addresses.hpp"

#include <gtest/gtest.h>

namespace kith::maildir {
namespace {

bool contains(const Addresses& addresses, std::string_view written) {
    return addresses.contains(mailbox_of(written).value());
}

TEST(AddressesTest, KnowAnAddressWithItsDetails) {
    const Addresses addresses({"Anna@Example.org"});
    EXPECT_TRUE(contains(addresses, "anna@example.org"));
    EXPECT_TRUE(contains(addresses, "anna+shop@example.org"));
    EXPECT_FALSE(contains(addresses, "annabel@example.org"));
    EXPECT_FALSE(contains(addresses, "anna@sub.example.org"));
    EXPECT_FALSE(contains(addresses, "+shop@example.org"));
}

TEST(AddressesTest, KnowADomainAndWhatIsBelow) {
    for (const auto* written : {"example.org", "@example.org", "EXAMPLE.org"}) {
        const Addresses addresses({written});
        EXPECT_TRUE(contains(addresses, "anna@example.org"));
        EXPECT_TRUE(contains(addresses, "anna@mail.example.org"));
        EXPECT_FALSE(contains(addresses, "anna@badexample.org"));
        EXPECT_FALSE(contains(addresses, "anna@org"));
    }
}

TEST(AddressesTest, KnowADomainInEitherSpelling) {
    EXPECT_TRUE(contains(Addresses({"@müller.example"}), "a@xn--mller-kva.example"));
    EXPECT_TRUE(contains(Addresses({"a@xn--mller-kva.example"}), "a@müller.example"));
}

TEST(AddressesTest, UnderstandAddressesAndDomains) {
    EXPECT_TRUE(Addresses::understands("me@example.org"));
    EXPECT_TRUE(Addresses::understands("@example.org"));
    EXPECT_TRUE(Addresses::understands("example.org"));
    EXPECT_FALSE(Addresses::understands("Anna <me@example.org>"));
    EXPECT_FALSE(Addresses::understands("@"));
    EXPECT_FALSE(Addresses::understands("me@"));
}

} // namespace
} // namespace kith::maildir
