#include "domain/name_match.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::domain {

namespace {

/// Names as address books write them, odd ones among them.
rc::Gen<std::string> any_name() {
    const std::vector<std::string> parts{"Anna",   "Müller", "O'Brien", " ",       "-",    "×",
                                         "Łukasz", "ß",      "é",       "e\u0301", "日本", ".",
                                         "Иван",   "\xc3",   "Joe",     "ü"};
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(parts)),
                        [](const std::vector<std::string>& chosen) {
                            std::string text;
                            for (const auto& part : chosen) {
                                text += part;
                            }
                            return text;
                        });
}

} // namespace

TEST(FoldedTest, DropsCaseAndAccents) {
    EXPECT_EQ(folded("Jürgen Groß"), "jurgen gross");
    EXPECT_EQ(folded("Łukasz Żółć"), "lukasz zolc");
    EXPECT_EQ(folded("Ærø Ștefan Đorđe Œuvre"), "aero stefan dorde oeuvre");
}

TEST(FoldedTest, TakesDecomposedAccentsAsComposedOnes) {
    EXPECT_EQ(folded("Ju\u0308rgen Ge\u0301rard"), folded("Jürgen Gérard"));
}

TEST(FoldedTest, MakesOneBlankOfBlanksAndPunctuation) {
    EXPECT_EQ(folded("  Anna-Lena,  (Berger) "), "anna lena berger");
    EXPECT_EQ(folded("Anna × Berger"), "anna berger");
    EXPECT_EQ(folded("×Anna"), "anna");
}

TEST(FoldedTest, LeavesOtherScriptsAsTheyAre) { EXPECT_EQ(folded("日本 Иван"), "日本 Иван"); }

TEST(FoldedTest, StandsTextThatIsNoUtf8) {
    EXPECT_EQ(folded("Anna\xc3"), "anna\xc3");
    EXPECT_EQ(folded("\x80"), "\x80");
}

RC_GTEST_PROP(FoldedTest, FoldingTwiceIsFoldingOnce, ()) {
    const auto once = folded(*any_name());
    RC_ASSERT(folded(once) == once);
}

RC_GTEST_PROP(FoldedTest, NeverHasBlanksAtTheEndsOrSideBySide, ()) {
    const auto text = folded(*any_name());
    RC_ASSERT(text.find("  ") == std::string::npos);
    RC_ASSERT(!text.starts_with(' ') && !text.ends_with(' '));
}

TEST(NameMatchTest, TheWholeNameFitsWhole) {
    EXPECT_EQ(match_name("anna berger", "Anna Berger"), NameMatch::Whole);
    EXPECT_EQ(match_name("jurgen gross", "Jürgen Groß"), NameMatch::Whole);
}

TEST(NameMatchTest, WordsOfTheNameFitInAnyOrder) {
    EXPECT_EQ(match_name("berger", "Anna Berger"), NameMatch::Word);
    EXPECT_EQ(match_name("berger anna", "Anna Berger"), NameMatch::Word);
}

TEST(NameMatchTest, BeginningsOfWordsFitAsPrefixes) {
    EXPECT_EQ(match_name("ann b", "Anna Berger"), NameMatch::Prefix);
    EXPECT_EQ(match_name("anna b", "Anna Berger"), NameMatch::Prefix);
}

TEST(NameMatchTest, MiddlesOfWordsFitNothing) {
    EXPECT_EQ(match_name("erger", "Anna Berger"), NameMatch::None);
    EXPECT_EQ(match_name("anna c", "Anna Berger"), NameMatch::None);
}

TEST(NameMatchTest, NothingTypedFitsNobody) {
    EXPECT_EQ(match_name("", "Anna Berger"), NameMatch::None);
    EXPECT_EQ(match_name(" - ", "Anna Berger"), NameMatch::None);
}

TEST(NameMatchTest, GermanWaysOfWritingUmlautsFit) {
    EXPECT_EQ(match_name("mueller", "Eva Müller"), NameMatch::Word);
    EXPECT_EQ(match_name("Müller", "Eva Mueller"), NameMatch::Word);
    EXPECT_EQ(match_name("juergen gross", "Jürgen Groß"), NameMatch::Whole);
    EXPECT_EQ(match_name("oezd", "Cem Özdemir"), NameMatch::Prefix);
    EXPECT_EQ(match_name("mueller", "Eva Mu\u0308ller"), NameMatch::Word);
}

TEST(NameMatchTest, AnEThatStandsForNoUmlautIsPartOfTheName) {
    EXPECT_EQ(match_name("joe", "John Smith"), NameMatch::None);
    EXPECT_EQ(match_name("sue", "Susanne Lang"), NameMatch::None);
    EXPECT_EQ(match_name("michal", "Michael Lang"), NameMatch::None);
}

RC_GTEST_PROP(NameMatchTest, EveryNameFitsItself, ()) {
    const auto name = *any_name();
    RC_PRE(!folded(name).empty());
    RC_ASSERT(match_name(name, name) == NameMatch::Whole);
}

TEST(EditDistanceTest, CountsChangesAdditionsAndOmissions) {
    EXPECT_EQ(edit_distance("", "abc"), 3);
    EXPECT_EQ(edit_distance("weeks", "weks"), 1);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3);
}

TEST(EditDistanceTest, CountsASwapOnce) {
    EXPECT_EQ(edit_distance("birthday", "brithday"), 1);
    EXPECT_EQ(edit_distance("ca", "abc"), 3); // optimal string alignment: no edit of an edit
}

RC_GTEST_PROP(EditDistanceTest, IsTheSameBothWays, (const std::string& a, const std::string& b)) {
    RC_ASSERT(edit_distance(a, b) == edit_distance(b, a));
}

RC_GTEST_PROP(EditDistanceTest, IsNothingOnlyBetweenEquals,
              (const std::string& a, const std::string& b)) {
    RC_ASSERT((edit_distance(a, b) == 0) == (a == b));
    RC_ASSERT(edit_distance(a, a) == 0U);
}

} // namespace kith::domain
