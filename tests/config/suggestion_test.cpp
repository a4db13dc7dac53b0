#include "config/suggestion.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace kith::config {

namespace {

const std::vector<std::string> keys = {"every", "at_worst", "emails", "importance"};

TEST(SuggestionTest, FindsTheNearestWord) {
    EXPECT_EQ(nearest("evry", keys), "every");
    EXPECT_EQ(nearest("importnace", keys), "importance");
    EXPECT_EQ(nearest("email", keys), "emails");
}

TEST(SuggestionTest, ComparesWithoutCaseAccentsAndPunctuation) {
    EXPECT_EQ(nearest("At-Worst", keys), "at_worst");
    EXPECT_EQ(nearest("Évery", keys), "every");
}

TEST(SuggestionTest, FindsNothingFarOff) {
    EXPECT_EQ(nearest("colour", keys), std::nullopt);
    EXPECT_EQ(nearest("x", std::vector<std::string>{"y"}), std::nullopt);
    EXPECT_EQ(nearest(std::string(100'000, 'e'), keys), std::nullopt);
}

TEST(SuggestionTest, AsksOrListsOrSaysThatThereIsNone) {
    EXPECT_EQ(mend_word("evry", keys, "none"), "did you mean \"every\"?");
    EXPECT_EQ(mend_word("x", std::vector<std::string>{"alpha", "beta"}, "none"),
              "write one of \"alpha\", \"beta\"");
    EXPECT_EQ(mend_word("x", {}, "describe it"), "describe it");
}

TEST(SuggestionTest, ListsNoMoreThanAReaderTakesIn) {
    const std::vector<std::string> many(100, "word");
    EXPECT_NE(listed(many).find(" and 88 more"), std::string::npos);
}

} // namespace

} // namespace kith::config
