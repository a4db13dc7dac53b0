#include "calendar/ics/content_lines.hpp"

#include "plugins/calendar/ics/reading.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::ics {

namespace {

std::string line_of(std::string_view value) {
    ContentLines lines;
    lines.text("SUMMARY:", value);
    return std::string(lines.view());
}

std::string lines_of(std::string_view value) {
    ContentLines lines;
    lines.begin("DESCRIPTION:", ContentLines::Breaks::Kept);
    lines.add(value);
    lines.end();
    return std::string(lines.view());
}

/// What the contract of ContentLines says becomes of a value, code point by code point.
std::vector<long> cleaned(std::string_view value, char line_break) {
    std::vector<long> result;
    for (const long point : test::code_points(value)) {
        if (point == -1) {
            result.push_back(0xFFFD);
        } else if (point == '\n' || point == 0x85 || point == 0x2028 || point == 0x2029) {
            result.push_back(line_break);
        } else if (point == '\t') {
            result.push_back(' ');
        } else if (point >= 0x20 && (point < 0x7F || point > 0x9F)) {
            result.push_back(point);
        }
    }
    const auto blank = [](long point) { return point == ' ' || point == '\n'; };
    result.erase(result.begin(), std::find_if_not(result.begin(), result.end(), blank));
    result.erase(std::find_if_not(result.rbegin(), result.rend(), blank).base(), result.end());
    return result;
}

/// Bytes from everywhere, with what hurts calendars more often than chance would have it.
rc::Gen<std::string> hostile_text() {
    const auto piece = rc::gen::oneOf(
        rc::gen::container<std::string>(rc::gen::arbitrary<char>()),
        rc::gen::container<std::string>(rc::gen::inRange<char>(' ', '~')),
        rc::gen::element<std::string>("\r\n", "\r\nBEGIN:VEVENT\r\n", ";", ",", "\\", "\\n", "\t",
                                      "ä", "€", "𝄞", "\u2028", "\u0085", "\xC3", "\xED\xA0\x80",
                                      "\xF0\x9F", std::string(1, '\0'), std::string(75, 'x')));
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const auto& p : pieces) {
                                text += p;
                            }
                            return text;
                        });
}

} // namespace

TEST(ContentLinesTest, EscapeWhatTextValuesReserve) {
    EXPECT_EQ(lines_of("a;b,c\\d\ne:f\"g"), "DESCRIPTION:a\\;b\\,c\\\\d\\ne:f\"g\r\n");
}

TEST(ContentLinesTest, DropTheCarriageReturn) {
    EXPECT_EQ(lines_of("one\r\ntwo\rthree"), "DESCRIPTION:one\\ntwothree\r\n");
}

TEST(ContentLinesTest, KeepATitleOnOneLine) {
    EXPECT_EQ(line_of("one\r\ntwo\u2028three"), "SUMMARY:one two three\r\n");
}

TEST(ContentLinesTest, KeepALineOf75OctetsWhole) {
    EXPECT_EQ(line_of(std::string(67, 'x')), "SUMMARY:" + std::string(67, 'x') + "\r\n");
    EXPECT_EQ(line_of(std::string(68, 'x')), "SUMMARY:" + std::string(67, 'x') + "\r\n x\r\n");
}

TEST(ContentLinesTest, FoldBeforeACharacterThatWouldBeCut) {
    EXPECT_EQ(line_of(std::string(66, 'x') + "ä"),
              "SUMMARY:" + std::string(66, 'x') + "\r\n ä\r\n");
    EXPECT_EQ(line_of(std::string(66, 'x') + ","),
              "SUMMARY:" + std::string(66, 'x') + "\r\n \\,\r\n");
}

TEST(ContentLinesTest, LeaveNoEmptyFoldBehindWhatVanishes) {
    EXPECT_EQ(line_of(std::string(67, 'x') + "\x01\x02"),
              "SUMMARY:" + std::string(67, 'x') + "\r\n");
}

TEST(ContentLinesTest, WriteNothingForAValueWithNothingToShow) {
    for (const auto* value : {"", "  ", "\r\n\t", "\x01", "\xC2\x81", "\u2028", "\x01 \x01"}) {
        EXPECT_EQ(line_of(value), "");
    }
}

TEST(ContentLinesTest, SeparateOnlyPartsThatShow) {
    ContentLines lines;
    lines.begin("CATEGORIES:");
    lines.add("", ",");
    lines.add("a,b", ",");
    lines.add("\x01", ",");
    lines.add("c", ",");
    EXPECT_TRUE(lines.end());
    EXPECT_EQ(lines.view(), "CATEGORIES:a\\,b,c\r\n");
}

TEST(ContentLinesTest, WriteDatesAndInstantsInFull) {
    ContentLines lines;
    lines.date("DTSTART;VALUE=DATE:", std::chrono::year(826) / 2 / 9);
    lines.instant("DTSTAMP:", *domain::parse_instant("2026-11-01T06:07:08.999Z"));
    lines.number("SEQUENCE:", 2147483647);
    EXPECT_EQ(lines.view(), "DTSTART;VALUE=DATE:08260209\r\nDTSTAMP:20261101T060708Z\r\n"
                            "SEQUENCE:2147483647\r\n");
}

// F53
RC_GTEST_PROP(ContentLinesTest, NeverWriteALineThatIsTooLongOrBroken, ()) {
    ContentLines lines;
    lines.begin("DESCRIPTION:", ContentLines::Breaks::Kept);
    for (const auto& part : *rc::gen::container<std::vector<std::string>>(hostile_text())) {
        lines.add(part, "\\n");
    }
    lines.end();
    for (const auto& line : test::physical_lines(lines.view())) {
        RC_ASSERT(line.size() <= 75U);
        RC_ASSERT(!line.empty());
        RC_ASSERT(line != " ");
        for (const long point : test::code_points(line)) {
            RC_ASSERT(point >= 0x20);
            RC_ASSERT(point < 0x7F || point > 0x9F);
        }
    }
    RC_ASSERT(lines.view().empty() || lines.view().ends_with("\r\n"));
}

// F53
RC_GTEST_PROP(ContentLinesTest, AlwaysGiveTheCleanedTextBack, ()) {
    const std::string text = *hostile_text();
    const bool kept = *rc::gen::arbitrary<bool>();
    const auto expected = cleaned(text, kept ? '\n' : ' ');
    const auto found =
        kept ? test::values(lines_of(text), "DESCRIPTION") : test::values(line_of(text), "SUMMARY");
    if (expected.empty()) {
        RC_ASSERT(found.empty());
        return;
    }
    RC_ASSERT(found.size() == 1U);
    const auto back = test::unescaped(found.front());
    RC_ASSERT(back.has_value());
    RC_ASSERT(test::code_points(*back) == expected);
}

} // namespace kith::ics
