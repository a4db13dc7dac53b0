#include "desktop/words.hpp"

#include <gtest/gtest.h>

namespace kith::desktop {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

TEST(WordsTest, SpeaksGermanToGermansAndEnglishToAllOthers) {
    EXPECT_EQ(words("de").done, "Erledigt");
    EXPECT_EQ(words("de_AT").tomorrow, "Morgen");
    EXPECT_EQ(words("en").next_week, "Next week");
    EXPECT_EQ(words("").done, "Done");
    EXPECT_EQ(words("den").done, "Done");
}

TEST(WordsTest, WritesDatesAsTheLanguageDoes) {
    EXPECT_EQ(long_date(year{2024} / month{3} / day{1}, "de"), "1. März 2024");
    EXPECT_EQ(long_date(year{2024} / month{12} / day{31}, "en"), "31 December 2024");
}

TEST(WordsTest, PutsANumberInItsPlace) {
    EXPECT_EQ(with_number(words("en").more, 12), "and 12 more");
}

} // namespace
} // namespace kith::desktop
