#include "cli/import/fault_words.hpp"

#include <gtest/gtest.h>

namespace kith::cli {
namespace {

TEST(FaultWordsTest, EveryFaultHasASentenceAndAMend) {
    for (const auto* code :
         {"unreadable", "folder", "broken", "not-known", "packed", "empty", "too-large",
          "no-header", "open-quote", "long-row", "nobody", "address", "phone", "date", "json",
          "no-monica", "card", "nobodys", "more"}) {
        const auto said = words_of({code, "a.csv", 3, 7, "XYZ"});
        EXPECT_FALSE(said.what.empty()) << code;
        EXPECT_FALSE(said.mend.empty()) << code;
        EXPECT_NE(said.what, code);
    }
    EXPECT_EQ(words_of({"address", "a.csv", 3, 7, "x{y"}).what,
              "\"x{y\" is no email address; it is left out");
}

TEST(FaultWordsTest, APlaceIsFileLineAndColumn) {
    EXPECT_EQ(place_of(ForeignFault{"address", "a.csv", 3, 7, ""}), "a.csv:3:7");
    EXPECT_EQ(place_of(ForeignFault{"empty", "a.csv", 1, 1, ""}), "a.csv");
}

TEST(FaultWordsTest, AFaultOfANewerReaderIsTold) {
    EXPECT_EQ(words_of({"odd", "a.csv", 3, 7, "XYZ"}).what, "odd XYZ");
}

} // namespace
} // namespace kith::cli
