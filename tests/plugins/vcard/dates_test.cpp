#include "vcard/dates.hpp"

#include "plugins/vcard/cards.hpp"

#include <gtest/gtest.h>

namespace kith::vcard {
namespace {

/// "birthday 1986-11-27, custom(first met) --03-01"
std::string dates(std::string_view lines, std::string_view version = "3.0") {
    std::string text;
    for (const auto& fact : test::contact_of("FN:x\n" + std::string(lines), version).dates) {
        text += (text.empty() ? "" : ", ") + std::string(to_text(fact.kind));
        text += fact.label.empty() ? " " : "(" + fact.label + ") ";
        text += domain::format_partial_date(fact.date);
    }
    return text;
}

std::vector<Fault> faults(std::string_view lines) {
    return read_book(test::card_text("FN:x\n" + std::string(lines))).faults;
}

TEST(DatesTest, ReadsBirthdays) {
    EXPECT_EQ(dates("BDAY:1986-11-27"), "birthday 1986-11-27");
    EXPECT_EQ(dates("bday;value=date:19861127"), "birthday 1986-11-27");
    EXPECT_EQ(dates("BDAY:--0414"), "birthday --04-14");
    EXPECT_EQ(dates("BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-06"), "birthday --05-06");
    EXPECT_EQ(dates("BDAY;VALUE=\"date-and-or-time\":--0203", "4.0"), "birthday --02-03");
    EXPECT_EQ(dates("BDAY;ENCODING=QUOTED-PRINTABLE:1986=2D11=2D27", "2.1"), "birthday 1986-11-27");
}

TEST(DatesTest, TakesTheReadableOneOfAlternatives) {
    const char* lines = "BDAY;ALTID=1;VALUE=text:Ende November\nBDAY;ALTID=1:19861127";
    EXPECT_EQ(dates(lines), "birthday 1986-11-27");
    EXPECT_TRUE(faults(lines).empty());
}

TEST(DatesTest, ChoosesNotBetweenRivals) {
    EXPECT_EQ(dates("BDAY:1996-04\nBDAY:1953-10-15"), "");
    EXPECT_EQ(dates("BDAY:\nBDAY:1953-10-15"), "birthday 1953-10-15");
}

TEST(DatesTest, ReportsADateThatNamesNoDay) {
    EXPECT_EQ(dates("BDAY:1996-04"), "");
    EXPECT_EQ(faults("BDAY:1996-04"),
              (std::vector<Fault>{{4, "birthday \"1996-04\" names no day and is not taken"}}));
    EXPECT_EQ(faults("BDAY;VALUE=text:1986-11-27").size(), 1u);
    EXPECT_TRUE(faults("BDAY:").empty());
}

TEST(DatesTest, ReadsAnniversariesOfAllPrograms) {
    for (const char* name :
         {"ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-KADDRESSBOOK-X-Anniversary",
          "X-MS-ANNIVERSARY", "X-WAB-WEDDING_ANNIVERSARY"}) {
        EXPECT_EQ(dates(std::string(name) + ":20100615"), "anniversary 2010-06-15") << name;
    }
    EXPECT_EQ(dates("item1.X-ABDATE:2010-06-15\nitem1.X-ABLabel:_$!<Anniversary>!$_"),
              "anniversary 2010-06-15");
    EXPECT_EQ(dates("ITEM1.X-ABLABEL:Hochzeitstag\nitem1.X-ABDATE:2010-06-15"),
              "anniversary 2010-06-15");
    EXPECT_EQ(dates("X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2010-06-15;1;;;;"),
              "anniversary 2010-06-15");
}

TEST(DatesTest, ReadsAndroidEvents) {
    const std::string event = "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;";
    EXPECT_EQ(dates(event + "1986-11-27;3;"), "birthday 1986-11-27");
    EXPECT_EQ(dates(event + "--11-27;0;first met;"), "custom(first met) --11-27");
    EXPECT_EQ(dates(event + "2001-11-27;2;"), "custom(Other) 2001-11-27");
    EXPECT_EQ(dates(event + "2001-11-27"), "custom(Other) 2001-11-27");
    EXPECT_EQ(dates("X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Bob;1;"), "");
}

TEST(DatesTest, ReadsNamesInHex) {
    // X-FC-OtherDates:Hochzeitstag
    EXPECT_EQ(
        dates("X-FCENCODED-582D46432D4F7468657244617465733A486F63687A65697473746167:2010-06-15"),
        "anniversary 2010-06-15");
    EXPECT_EQ(dates("X-FCENCODED-582D46432D:2010-06-15"), "");
    EXPECT_EQ(dates("X-FCENCODED-zz:2010-06-15"), "");
}

TEST(DatesTest, KeepsLabelsOfOtherDates) {
    EXPECT_EQ(dates("item1.X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-03-01\nitem1.X-ABLabel:first met"),
              "custom(first met) --03-01");
    EXPECT_EQ(dates("X-ABDATE:2001-03-01"), "custom(Other) 2001-03-01");
    EXPECT_EQ(dates("X-ABDATE;LABEL=\"at ^'Choir^'\":2001-03-01"),
              "custom(at \"Choir\") 2001-03-01");
    EXPECT_EQ(dates("item1.X-ABDATE:2001-07-26\nitem1.X-ABLabel:Namenstag"), "name-day 2001-07-26");
}

TEST(DatesTest, SaysTheSameDateOnce) {
    EXPECT_EQ(dates("item1.X-ABDATE:2010-06-15\nitem1.X-ABLabel:_$!<Anniversary>!$_\n"
                    "X-ANNIVERSARY:2010-06-15"),
              "anniversary 2010-06-15");
    EXPECT_EQ(dates("ANNIVERSARY:--0615\nX-ANNIVERSARY:2010-06-15"), "anniversary 2010-06-15");
}

TEST(DatesTest, KeepsAnotherDayUnderItsOwnName) {
    const char* lines =
        "ANNIVERSARY:2010-06-15\nitem1.X-ABDATE:2012-09-01\nitem1.X-ABLabel:Wedding";
    EXPECT_EQ(dates(lines), "anniversary 2010-06-15, custom(Wedding) 2012-09-01");
    EXPECT_EQ(faults("BDAY:1986-11-27\nBDAY:1986-11-28").size(), 1u);
}

TEST(DatesTest, WishesTheDeadNoBirthday) {
    const auto contact = test::contact_of("FN:x\nBDAY:1930-01-02\nDEATHDATE:20200304", "4.0");
    EXPECT_TRUE(contact.deceased);
    ASSERT_EQ(contact.dates.size(), 1u);
    EXPECT_EQ(contact.dates[0].kind, domain::DateKind::Death);
    EXPECT_TRUE(test::contact_of("FN:x\nDEATHDATE;VALUE=text:circa 1800").deceased);
    EXPECT_FALSE(test::contact_of("FN:x\nDEATHDATE:").deceased);
}

} // namespace
} // namespace kith::vcard
