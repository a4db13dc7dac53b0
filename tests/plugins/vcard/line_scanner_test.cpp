#include "vcard/line_scanner.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace kith::vcard {
namespace {

std::vector<std::string> lines_of(std::string_view bytes, Folding folding = Folding::BlankGoes) {
    std::vector<std::string> lines;
    LineScanner scanner(bytes);
    for (Line line; scanner.next(line);) {
        std::string text;
        if (line.joined) {
            unfold(line.text, folding, text);
        } else {
            text = line.text;
        }
        lines.push_back(std::to_string(line.number) + ' ' + text);
    }
    return lines;
}

using Lines = std::vector<std::string>;

TEST(LineScannerTest, TakesEveryLineEnd) {
    EXPECT_EQ(lines_of("a\r\nb\r\n"), (Lines{"1 a", "2 b"}));
    EXPECT_EQ(lines_of("a\nb"), (Lines{"1 a", "2 b"}));
    EXPECT_EQ(lines_of("a\rb\r"), (Lines{"1 a", "2 b"}));
    EXPECT_EQ(lines_of("a\r\r\nb\n"), (Lines{"1 a", "2 b"}));
    EXPECT_EQ(lines_of(""), Lines{});
}

TEST(LineScannerTest, UndoesFolds) {
    EXPECT_EQ(lines_of("NOTE:one\r\n  two\r\n\tthree\r\nFN:x"),
              (Lines{"1 NOTE:one twothree", "4 FN:x"}));
    EXPECT_EQ(lines_of("NOTE:one\r  two\rFN:x"), (Lines{"1 NOTE:one two", "3 FN:x"}));
}

TEST(LineScannerTest, UndoesAFoldInsideACharacter) {
    EXPECT_EQ(lines_of("FN:M\xC3\r\n \xBCller"), (Lines{"1 FN:Müller"}));
}

TEST(LineScannerTest, KeepsTheBlankOfAnOldFold) {
    EXPECT_EQ(lines_of("NOTE:one\r\n two", Folding::BlankStays), (Lines{"1 NOTE:one two"}));
}

TEST(LineScannerTest, KeepsAnEqualsSignBeforeAFold) {
    EXPECT_EQ(lines_of("URL:http://x?a=\n 1"), (Lines{"1 URL:http://x?a=1"}));
}

TEST(LineScannerTest, DoesNotFoldOntoABlankLine) {
    EXPECT_EQ(lines_of("PHOTO:x\n\n FN:y"), (Lines{"1 PHOTO:x", "2 ", "3  FN:y"}));
}

TEST(LineScannerTest, JoinsSoftBreaks) {
    LineScanner scanner("NOTE;QUOTED-PRINTABLE:one =\r\n two=\r\nthree\r\nFN:x");
    Line line;
    ASSERT_TRUE(scanner.next(line));
    scanner.join_soft_breaks(line);
    std::string text;
    unfold(line.text, Folding::SoftBreaks, text);
    EXPECT_EQ(text, "NOTE;QUOTED-PRINTABLE:one  twothree");
    ASSERT_TRUE(scanner.next(line));
    EXPECT_EQ(line.number, 4);
}

TEST(LineScannerTest, DoesNotJoinTheEndOfTheCard) {
    LineScanner scanner("NOTE;QUOTED-PRINTABLE:one=\nEND:VCARD\n");
    Line line;
    ASSERT_TRUE(scanner.next(line));
    scanner.join_soft_breaks(line);
    EXPECT_FALSE(line.joined);
    ASSERT_TRUE(scanner.next(line));
    EXPECT_EQ(line.text, "END:VCARD");
}

TEST(LineScannerTest, ReturnsToAMark) {
    LineScanner scanner("a\nb\nc\n");
    Line line;
    ASSERT_TRUE(scanner.next(line));
    const auto mark = scanner.mark();
    ASSERT_TRUE(scanner.next(line));
    scanner.return_to(mark);
    ASSERT_TRUE(scanner.next(line));
    EXPECT_EQ(line.text, "b");
    EXPECT_EQ(line.number, 2);
}

} // namespace
} // namespace kith::vcard
