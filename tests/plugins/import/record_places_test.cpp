#include "import/record_places.hpp"

#include <gtest/gtest.h>

namespace kith::imports {
namespace {

TEST(RecordPlacesTest, FindsLinesInTheOrderOfTheText) {
    RecordPlaces places("{\n\"uuid\":\"a\",\n\n\"uuid\":\"b\"}");
    EXPECT_EQ(places.line_of("a"), 2);
    EXPECT_EQ(places.line_of("b"), 4);
    EXPECT_EQ(places.line_of("c"), 4);
    EXPECT_EQ(places.line_of(""), 4);
}

TEST(RecordPlacesTest, CountsCharacters) {
    EXPECT_EQ(place_of("ab\nöä]", 7).line, 2);
    EXPECT_EQ(place_of("ab\nöä]", 7).column, 2);
    EXPECT_EQ(place_of("", 99).column, 1);
}

} // namespace
} // namespace kith::imports
