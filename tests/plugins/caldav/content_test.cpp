#include "caldav/content.hpp"

#include "caldav/content_line.hpp"

#include <gtest/gtest.h>

namespace kith::caldav {

namespace {

std::string calendar(const std::string& lines) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + lines + "END:VCALENDAR\r\n";
}

std::string task(const std::string& lines) {
    return calendar("BEGIN:VTODO\r\nUID:r-1@k7\r\n" + lines + "END:VTODO\r\n");
}

Deed deed(const std::string& object) { return read_content(object).value().deed; }

} // namespace

TEST(ContentLineTest, IsUnfoldedAndKeptAsItWas) {
    const std::string text = "SUMMARY:a\r\n b\r\nx-y;P=\"q:;\":v\n\tw\nLAST";
    const auto lines = content_lines(text);
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0].value, "ab");
    EXPECT_EQ(lines[0].raw, "SUMMARY:a\r\n b\r\n");
    EXPECT_EQ(lines[1].name, "X-Y");
    EXPECT_EQ(lines[1].value, "vw");
    EXPECT_EQ(lines[2].name, "LAST");
    EXPECT_EQ(lines[2].value, "");
}

TEST(ContentTest, IsUidAndSequence) {
    const auto content = read_content(task("SEQUENCE:4\r\nSTATUS:NEEDS-ACTION\r\n"));
    ASSERT_TRUE(content);
    EXPECT_EQ(content->uid, "r-1@k7");
    EXPECT_EQ(content->sequence, 4);
    EXPECT_EQ(content->deed, Deed::None);
}

TEST(ContentTest, KnowsEveryWayToTickATaskOff) {
    EXPECT_EQ(deed(task("STATUS:COMPLETED\r\n")), Deed::Completed);
    EXPECT_EQ(deed(task("status:completed\r\n")), Deed::Completed);
    EXPECT_EQ(deed(task("COMPLETED:20261130T120000Z\r\n")), Deed::Completed);
    EXPECT_EQ(deed(task("PERCENT-COMPLETE:100\r\n")), Deed::Completed);
    EXPECT_EQ(deed(task("PERCENT-COMPLETE:50\r\nSTATUS:IN-PROCESS\r\n")), Deed::None);
    EXPECT_EQ(deed(task("STATUS:CANCELLED\r\n")), Deed::Cancelled);
    EXPECT_EQ(deed(task("BEGIN:VALARM\r\nSTATUS:COMPLETED\r\nEND:VALARM\r\n")), Deed::None);
}

TEST(ContentTest, IsNothingWithoutOneUid) {
    for (const std::string& text :
         {std::string(), std::string("hello"), std::string("BEGIN:VCALENDAR\r\n"), calendar(""),
          calendar("BEGIN:VTODO\r\nEND:VTODO\r\n"), task("END:VTODO\r\n"),
          calendar("BEGIN:VTODO\r\nUID:a\r\nEND:VTODO\r\nBEGIN:VTODO\r\nUID:b\r\nEND:VTODO\r\n")}) {
        EXPECT_FALSE(read_content(text)) << text;
    }
}

TEST(ContentTest, ReadsTheMainComponentAmongRecurrences) {
    const auto content = read_content(
        calendar("BEGIN:VTODO\r\nUID:a\r\nRECURRENCE-ID:20261201\r\nSTATUS:COMPLETED\r\n"
                 "END:VTODO\r\nBEGIN:VTODO\r\nUID:a\r\nSTATUS:NEEDS-ACTION\r\nEND:VTODO\r\n"));
    ASSERT_TRUE(content);
    EXPECT_EQ(content->deed, Deed::None);
}

TEST(MergedTest, PutsOursInAndLeavesTheRestByteByByte) {
    const auto theirs =
        task("SUMMARY:old\r\nX-COLOUR;V=\"a:b\":x\\,y\\\\\r\n z\r\nATTENDEE:mailto:\xC3\xA4@x\r\n"
             "STATUS:COMPLETED\r\nCOMPLETED:20261130T120000Z\r\nPERCENT-COMPLETE:100\r\n"
             "BEGIN:VALARM\r\nSUMMARY:alarm\r\nDESCRIPTION:d\r\nEND:VALARM\r\n");
    const auto ours = task("SUMMARY:new\r\nDESCRIPTION:long\r\n er\r\nSTATUS:NEEDS-ACTION\r\n");
    EXPECT_EQ(merged(theirs, ours),
              calendar("BEGIN:VTODO\r\nUID:r-1@k7\r\nSUMMARY:new\r\nDESCRIPTION:long\r\n er\r\n"
                       "STATUS:NEEDS-ACTION\r\nX-COLOUR;V=\"a:b\":x\\,y\\\\\r\n z\r\n"
                       "ATTENDEE:mailto:\xC3\xA4@x\r\n"
                       "BEGIN:VALARM\r\nSUMMARY:alarm\r\nDESCRIPTION:d\r\nEND:VALARM\r\n"
                       "END:VTODO\r\n"));
}

TEST(MergedTest, TakesAwayWhatWeDoNotSayAnyMore) {
    EXPECT_EQ(merged(task("CATEGORIES:a\r\nDURATION:PT1H\r\nPRIORITY:1\r\n"), task("")),
              task("PRIORITY:1\r\n"));
}

TEST(MergedTest, IsOursWhereThereIsNothingToMergeWith) {
    const auto ours = task("SUMMARY:new\r\n");
    for (const std::string& theirs : {std::string(), std::string("hello"),
                                      calendar("BEGIN:VEVENT\r\nUID:r\r\nEND:VEVENT\r\n")}) {
        EXPECT_EQ(merged(theirs, ours), ours);
    }
}

TEST(MergedTest, OfTheSameIsTheSame) {
    const auto ours = task("SUMMARY:new\r\nDUE;VALUE=DATE:20261201\r\n");
    EXPECT_EQ(merged(ours, ours), ours);
}

} // namespace kith::caldav
