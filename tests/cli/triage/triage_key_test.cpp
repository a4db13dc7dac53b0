#include "cli/triage/triage_key.hpp"

#include <gtest/gtest.h>

namespace kith::cli {
namespace {

TEST(TriageKeyTest, TheEnglishLettersMeanTheirAction) {
    EXPECT_EQ(meaning_of('n'), TriageKey::Network);
    EXPECT_EQ(meaning_of('C'), TriageKey::Cadence);
    EXPECT_EQ(meaning_of('l'), TriageKey::Later);
    EXPECT_EQ(meaning_of('x'), TriageKey::Never);
    EXPECT_EQ(meaning_of('u'), TriageKey::Undo);
    EXPECT_EQ(meaning_of('q'), TriageKey::Quit);
    EXPECT_FALSE(meaning_of(' '));
}

TEST(TriageKeyTest, EveryWayOutIsQuit) {
    EXPECT_EQ(meaning_of(3), TriageKey::Quit);
    EXPECT_EQ(meaning_of(4), TriageKey::Quit);
    EXPECT_EQ(meaning_of(-1), TriageKey::Quit);
}

TEST(TriageKeyTest, ChoicesAreFiguresThenLetters) {
    EXPECT_EQ(choice_of('1', 3), 0u);
    EXPECT_EQ(choice_of('a', 12), 9u);
    EXPECT_EQ(choice_of('B', 12), 10u);
    EXPECT_FALSE(choice_of('4', 3));
    EXPECT_FALSE(choice_of(27, 35));
    EXPECT_FALSE(choice_of(0x10001, 35));
    EXPECT_EQ(key_of_choice(9), 'a');
    EXPECT_EQ(key_of_choice(35), '\0');
}

} // namespace
} // namespace kith::cli
