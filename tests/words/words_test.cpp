#include "words/language.hpp"
#include "words/words.hpp"

#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace kith::words {

namespace {

/// A catalogue of its own, so that no wording of the real one matters here.
class WordsTest : public testing::Test {
protected:
    WordsTest() {
        const auto folder = directory_.path() / "de" / "LC_MESSAGES";
        std::filesystem::create_directories(folder);
        std::ofstream(directory_.path() / "de.po")
            << "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
               "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n"
               "msgid \"{} before {}\"\nmsgstr \"{1} nach {0}, ü\"\n\n"
               "msgctxt \"door\"\nmsgid \"open\"\nmsgstr \"auf\"\n\n"
               "msgid \"{} day\"\nmsgid_plural \"{} days\"\n"
               "msgstr[0] \"ein Tag\"\nmsgstr[1] \"{} Tage\"\n";
        const auto command = KITH_MSGFMT " -o " + (folder / "kith.mo").string() + " " +
                             (directory_.path() / "de.po").string();
        EXPECT_EQ(std::system(command.c_str()), 0);
        speak_from(directory_.path());
    }
    ~WordsTest() override { speak("en"); }

private:
    test::TemporaryDirectory directory_;
};

} // namespace

TEST_F(WordsTest, SaysATranslationWithItsValuesInItsOwnOrder) {
    speak("de");
    EXPECT_EQ(say("{} before {}", "eins", 2), "2 nach eins, ü");
}

TEST_F(WordsTest, SaysTheTextItselfWithoutATranslation) {
    speak("de");
    EXPECT_EQ(say("{} after {}", "one", 2), "one after 2");
}

TEST_F(WordsTest, SaysEnglishWhereNothingElseIsSpoken) {
    speak("de");
    speak("fr");
    EXPECT_EQ(say("{} before {}", 1, 2), "1 before 2");
    EXPECT_EQ(spoken(), "en");
}

TEST_F(WordsTest, ChoosesTheFormByTheNumber) {
    speak("de");
    EXPECT_EQ(say_many("{} day", "{} days", 1), "ein Tag");
    EXPECT_EQ(say_many("{} day", "{} days", 0), "0 Tage");
    speak("en");
    EXPECT_EQ(say_many("{} day", "{} days", 1), "1 day");
    EXPECT_EQ(say_many("{} day", "{} days", 2), "2 days");
}

TEST_F(WordsTest, KnowsTheSenseOfAWord) {
    speak("de");
    EXPECT_STREQ(tr_in("door", "open"), "auf");
    EXPECT_STREQ(tr_in("reminder", "open"), "open");
    EXPECT_STREQ(tr("open"), "open");
}

TEST_F(WordsTest, AnEmptyTextStaysEmpty) {
    speak("de");
    EXPECT_STREQ(tr(""), "");
}

TEST_F(WordsTest, SpeakingEndsWithItsScope) {
    speak("en");
    {
        const Speaking german("de");
        EXPECT_EQ(spoken(), "de");
        EXPECT_EQ(say_many("{} day", "{} days", 5), "5 Tage");
    }
    EXPECT_EQ(say_many("{} day", "{} days", 5), "5 days");
}

} // namespace kith::words
