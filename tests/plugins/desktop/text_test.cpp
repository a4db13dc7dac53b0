#include "desktop/text.hpp"

#include <glib.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstring>

namespace kith::desktop {
namespace {

std::size_t code_points(const std::string& text) {
    return static_cast<std::size_t>(g_utf8_strlen(text.c_str(), -1));
}

bool holds_a_control(const std::string& text) {
    for (const char* at = text.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
            (c >= 0x2066 && c <= 0x2069)) {
            return true;
        }
    }
    return false;
}

/// Texts in which what must go is frequent.
rc::Gen<std::string> hostile_text() {
    const auto piece = rc::gen::oneOf(
        rc::gen::map(rc::gen::arbitrary<char>(), [](char c) { return std::string(1, c); }),
        rc::gen::element<std::string>("\u202e", "\u2066", "\u0085", "\x1b[2J", "\n", "\u0301", "ü",
                                      "<b>", "&amp;", "\u2028", "\xff", "Anna", " "));
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const auto& one : pieces) {
                                text += one;
                            }
                            return text;
                        });
}

TEST(TextTest, KeepsAnOrdinaryName) {
    EXPECT_EQ(clean_line("Jörg Müller-Weiß", 100), "Jörg Müller-Weiß");
}

TEST(TextTest, DropsTerminalEscapesAndC1Controls) {
    EXPECT_EQ(clean_line("An\x1b[31mna\x07 \u009bBerger\x7f", 100), "An[31mna Berger");
}

TEST(TextTest, DropsBidiOverridesButKeepsHebrew) {
    EXPECT_EQ(clean_line("\u202eנועם\u202c \u2067Levi\u2069", 100), "נועם Levi");
}

TEST(TextTest, JoinsLinesAndBlanksToOneBlank) {
    EXPECT_EQ(clean_line("  a\r\n\tb\u2028c  ", 100), "a b c");
}

TEST(TextTest, CutsWithAnEllipsisThatCounts) {
    EXPECT_EQ(clean_line("Bundesverband", 6), "Bunde…");
    EXPECT_EQ(clean_line("Bundes", 6), "Bundes");
}

TEST(TextTest, DoesNotPartALetterFromItsAccent) { EXPECT_EQ(clean_line("Ame\u0301lie", 4), "Am…"); }

TEST(TextTest, KeepsLinesWithinTheirNumber) {
    EXPECT_EQ(clean_lines("one\n\n \x01\ntwo\nthree\n", 100, 2), "one\ntwo");
}

TEST(TextTest, EscapesWhatMarkupReads) {
    EXPECT_EQ(escape_markup("<a href=\"x\">B & C's</a>"),
              "&lt;a href=&quot;x&quot;&gt;B &amp; C&#39;s&lt;/a&gt;");
}

// F52
RC_GTEST_PROP(TextTest, IsAlwaysValidBoundedAndFreeOfControls, ()) {
    const std::string text = *hostile_text();
    const std::size_t most = *rc::gen::inRange<std::size_t>(1, 30);
    const std::string line = clean_line(text, most);
    RC_ASSERT(g_utf8_validate(line.c_str(), static_cast<gssize>(line.size()), nullptr));
    RC_ASSERT(code_points(line) <= most);
    RC_ASSERT(!holds_a_control(line));
}

RC_GTEST_PROP(TextTest, CleaningTwiceChangesNothing, ()) {
    const std::string line = clean_line(*hostile_text(), 40);
    RC_ASSERT(clean_line(line, 40) == line);
}

// F52
RC_GTEST_PROP(TextTest, NeverLeavesMarkup, ()) {
    const std::string escaped = escape_markup(*hostile_text());
    RC_ASSERT(escaped.find_first_of("<>\"'") == std::string::npos);
}

} // namespace
} // namespace kith::desktop
