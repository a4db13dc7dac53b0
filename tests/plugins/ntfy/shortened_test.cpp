#include "ntfy/shortened.hpp"

#include "remote/clean_text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::ntfy {

TEST(ShortenedTest, LeavesWhatFits) {
    EXPECT_EQ(shortened("", 16), "");
    EXPECT_EQ(shortened("0123456789abcdef", 16), "0123456789abcdef");
}

TEST(ShortenedTest, CutsAfterAWholeLineWhereThatKeepsHalf) {
    EXPECT_EQ(shortened("one line\ntwo lines\nthree", 20), "one line\n…");
    EXPECT_EQ(shortened("a\nlong words follow here", 20), "a\nlong words…");
}

TEST(ShortenedTest, CutsBetweenCharactersOfOneLongWord) {
    EXPECT_EQ(shortened("öööööööööööö", 16), "öööööö…");
    EXPECT_EQ(shortened("aöööööööööööö", 16), "aööööö…");
}

TEST(ShortenedTest, KeepsAccentsWithTheirLetters) {
    // Twelve bytes of room end between e and its acute accent.
    EXPECT_EQ(shortened("abcdefghijke\u0301xxxxxxx", 16), "abcdefghijk…");
}

RC_GTEST_PROP(ShortenedTest, NeverIsTooLongAndAlwaysIsValid, (const std::string& seed)) {
    const std::size_t most = *rc::gen::inRange<std::size_t>(16, 200);
    std::string text;
    for (const std::string& line : remote::clean_lines(seed + "ä€𝄞e\u0301\n" + seed + seed)) {
        text += line + '\n';
    }
    const std::string cut = shortened(text, most);
    RC_ASSERT(cut.size() <= most || cut == text);
    RC_ASSERT(text.size() <= most || cut.size() <= most);
    RC_ASSERT(remote::one_line(cut, 10'000).find("\uFFFD") == std::string::npos ||
              text.find("\uFFFD") != std::string::npos);
}

} // namespace kith::ntfy
