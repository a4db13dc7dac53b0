#include "import/written_day.hpp"

#include <gtest/gtest.h>

namespace kith::imports {
namespace {

/// "1986-11-27", "--11-27", "none" or "no day".
std::string said(std::string_view text, DayOrder order = DayOrder::MonthFirst) {
    const auto day = read_day(text, order);
    return day.is == WrittenDay::Is::Nothing ? "none"
           : day.is == WrittenDay::Is::NoDay ? "no day"
                                             : domain::format_partial_date(day.date);
}

TEST(WrittenDayTest, ReadsIsoDaysAsGoogleWritesThem) {
    EXPECT_EQ(said("1986-11-27"), "1986-11-27");
    EXPECT_EQ(said(" --11-27"), "--11-27");
    EXPECT_EQ(said("1986-11-27T00:00:00Z"), "1986-11-27");
    EXPECT_EQ(said("1986/11/27"), "1986-11-27");
}

TEST(WrittenDayTest, ReadsDaysAsOutlookWritesThem) {
    EXPECT_EQ(said("11/7/1986"), "1986-11-07");
    EXPECT_EQ(said("7/11/1986", DayOrder::DayFirst), "1986-11-07");
    EXPECT_EQ(said("27/11/1986"), "1986-11-27");
    EXPECT_EQ(said("7.11.1986"), "1986-11-07");
    EXPECT_EQ(said("7.11.1986 00:00:00"), "1986-11-07");
}

TEST(WrittenDayTest, ReadsMonthsInWords) {
    EXPECT_EQ(said("27 Nov 1986"), "1986-11-27");
    EXPECT_EQ(said("3. März 1970"), "1970-03-03");
    EXPECT_EQ(said("Dec 24, 2001"), "2001-12-24");
    EXPECT_EQ(said("24. Dezember"), "--12-24");
}

TEST(WrittenDayTest, KnowsWhatStandsForNone) {
    EXPECT_EQ(said(""), "none");
    EXPECT_EQ(said("  "), "none");
    EXPECT_EQ(said("0/0/00"), "none");
    EXPECT_EQ(said("00.00.00"), "none");
    EXPECT_EQ(said("1/1/4501"), "none");
    EXPECT_EQ(said("-"), "none");
}

TEST(WrittenDayTest, GuessesNoCentury) { EXPECT_EQ(said("11/27/86"), "--11-27"); }

TEST(WrittenDayTest, TakesASentinelYearForNone) {
    EXPECT_EQ(said("11/27/1604"), "--11-27");
    EXPECT_EQ(said("27.11.1900"), "--11-27");
}

TEST(WrittenDayTest, RefusesWhatIsNoDay) {
    EXPECT_EQ(said("30.02.1986"), "no day");
    EXPECT_EQ(said("13/13/1986"), "no day");
    EXPECT_EQ(said("circa 1800"), "no day");
    EXPECT_EQ(said("November"), "no day");
    EXPECT_EQ(said(std::string(5000, '9')), "no day");
    EXPECT_EQ(said("99999999999/1/1"), "no day");
}

TEST(WrittenDayTest, KnowsLeapDays) {
    EXPECT_EQ(said("29.02.1988"), "1988-02-29");
    EXPECT_EQ(said("29.02."), "--02-29");
    EXPECT_EQ(said("29.02.1987"), "no day");
}

} // namespace
} // namespace kith::imports
