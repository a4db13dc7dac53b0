#include "calendar/ics/colour.hpp"

#include <gtest/gtest.h>

namespace kith::ics {

TEST(ColourTest, IsFoundByNameInAnyCase) {
    const auto colour = find_colour("SteelBlue");
    ASSERT_TRUE(colour);
    EXPECT_EQ(colour->name, "steelblue");
    EXPECT_EQ(hex(*colour), "#4682B4");
}

TEST(ColourTest, KeepsItsNumberBesideTheNearestName) {
    const auto colour = find_colour("#4682b0");
    ASSERT_TRUE(colour);
    EXPECT_EQ(colour->name, "steelblue");
    EXPECT_EQ(hex(*colour), "#4682B0");
}

TEST(ColourTest, IsAbsentForOtherTexts) {
    for (const auto* text : {"", "#", "#12345", "#1234567", "#12345g", "#-12345", "bluish"}) {
        EXPECT_FALSE(find_colour(text)) << text;
    }
}

} // namespace kith::ics
