#include "vcard/property_name.hpp"

#include <gtest/gtest.h>

namespace kith::vcard {
namespace {

TEST(PropertyNameTest, KnowsNamesInAnyCase) {
    EXPECT_EQ(name_of("BDAY"), Name::Birthday);
    EXPECT_EQ(name_of("bday"), Name::Birthday);
    EXPECT_EQ(name_of("X-Wab-Wedding_Anniversary"), Name::Anniversary);
    EXPECT_EQ(name_of("X-FCENCODED-4142"), Name::FullContact);
    EXPECT_EQ(name_of("X-JABBER"), Name::Unknown);
    EXPECT_EQ(name_of("EMAILS"), Name::Unknown);
    EXPECT_EQ(name_of("X-ANNIVERSARIES"), Name::Unknown);
    EXPECT_EQ(name_of(""), Name::Unknown);
}

} // namespace
} // namespace kith::vcard
