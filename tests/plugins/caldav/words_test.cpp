#include "caldav/words.hpp"

#include "caldav/backoff.hpp"

#include <gtest/gtest.h>
#include <set>

namespace kith::caldav {

namespace {

using Kind = Trouble::Kind;

} // namespace

TEST(WordsTest, TellEveryTroubleApartInBothLanguages) {
    std::set<std::string> sentences;
    int kinds = 0;
    for (int kind = 0; kind <= static_cast<int>(Kind::Stopped); ++kind, ++kinds) {
        for (const char* language : {"en", "de_AT"}) {
            const auto text =
                trouble_text(Trouble(static_cast<Kind>(kind), "detail"), "cal.example", language);
            EXPECT_EQ(text.find("{}"), std::string::npos);
            sentences.insert(text);
        }
    }
    // LoginRefused with a detail is another sentence than without.
    EXPECT_EQ(sentences.size(), static_cast<std::size_t>(2 * kinds));
}

TEST(WordsTest, NameTheServerAndTheStatus) {
    EXPECT_EQ(trouble_text(Trouble(Kind::Full), "cal.example", "en"),
              "cal.example: the server has no space left (507): delete something there");
    EXPECT_EQ(trouble_text(Trouble(Kind::Forbidden), "cal.example", "de").substr(0, 45),
              "cal.example: der Server verbietet es (403): D");
}

TEST(WordsTest, CleanWhatAServerSays) {
    const auto text =
        trouble_text(Trouble(Kind::Failing, "500\x1b[2J\n" + std::string(5000, 'x')), "h", "en");
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_EQ(text.find('\n'), std::string::npos);
    EXPECT_LT(text.size(), 400U);
}

TEST(WordsTest, SayThatItWorks) {
    EXPECT_EQ(works_text("cal.example", "anna", "Privat", "en"),
              "logged in to cal.example as anna, calendar \"Privat\"");
    EXPECT_EQ(works_text("cal.example", "", "", "de"), "verbunden mit cal.example");
}

TEST(BackoffTest, DoublesUpToAnHourAndBeginsAnew) {
    Backoff backoff;
    EXPECT_EQ(backoff.next(), std::chrono::minutes(1));
    EXPECT_EQ(backoff.next(), std::chrono::minutes(2));
    for (int i = 0; i < 10; ++i) {
        (void)backoff.next();
    }
    EXPECT_EQ(backoff.next(), std::chrono::hours(1));
    backoff.reset();
    EXPECT_EQ(backoff.next(), std::chrono::minutes(1));
}

} // namespace kith::caldav
