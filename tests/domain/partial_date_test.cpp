#include "domain/partial_date.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

namespace kith::domain {

namespace chr = std::chrono;

using test::day;

namespace {

constexpr PartialDate leap_birthday{std::nullopt, 2, 29};

PartialDate read(std::string_view text) { return parse_partial_date(text).value(); }

} // namespace

TEST(PartialDateTest, IsReadWithAndWithoutItsYear) {
    const PartialDate whole{1986, 11, 27};
    const PartialDate yearless{std::nullopt, 11, 27};
    EXPECT_EQ(read("1986-11-27"), whole);
    EXPECT_EQ(read("19861127"), whole);
    EXPECT_EQ(read("--11-27"), yearless);
    EXPECT_EQ(read("--1127"), yearless);
}

TEST(PartialDateTest, IsNotReadFromAnythingElse) {
    for (const char* text : {"", "--", "1986", "1986-11", "-11-27", "---27", "--11", "1986-11-2",
                             "86-11-27", "1986-11-27T00:00:00Z", "--1a-27", "--11-2x", "1986-1a-27",
                             "198611270", "1986--1127", "--11/27", "1986-1127", "198611-27"}) {
        EXPECT_EQ(parse_partial_date(text), std::nullopt) << text;
    }
}

TEST(PartialDateTest, IsADayThatExists) {
    for (const char* text : {"--02-30", "--13-01", "--00-10", "--04-31", "--01-00", "2023-02-29"}) {
        EXPECT_EQ(parse_partial_date(text), std::nullopt) << text;
    }
}

TEST(PartialDateTest, YearlessLeapDayIsADay) { EXPECT_EQ(read("--0229"), leap_birthday); }

TEST(PartialDateTest, YearsThatMeanUnknownAreTakenAsUnknown) {
    for (const char* text :
         {"1604-11-27", "1900-11-27", "1753-11-27", "0001-11-27", "0000-11-27"}) {
        EXPECT_EQ(read(text).year, std::nullopt) << text;
    }
}

TEST(PartialDateTest, LeapDayOfTheFakeYear1900IsNotLost) {
    EXPECT_EQ(read("1900-02-29"), leap_birthday);
    EXPECT_EQ(read("19000229"), leap_birthday);
}

TEST(PartialDateTest, RealYearsNearTheFakeOnesStay) {
    EXPECT_EQ(read("1901-11-27").year, 1901);
    EXPECT_EQ(read("1899-11-27").year, 1899);
    EXPECT_EQ(read("1970-01-01").year, 1970);
}

TEST(PartialDateTest, IsWrittenWithAndWithoutItsYear) {
    EXPECT_EQ(format_partial_date({1986, 1, 7}), "1986-01-07");
    EXPECT_EQ(format_partial_date({std::nullopt, 1, 7}), "--01-07");
}

TEST(PartialDateTest, LeapDayIsKeptOnItselfInLeapYears) {
    EXPECT_EQ(kept_in(leap_birthday, chr::year(2028), LeapDay::Feb28), day("2028-02-29"));
    EXPECT_EQ(kept_in(leap_birthday, chr::year(2028), LeapDay::Mar1), day("2028-02-29"));
}

TEST(PartialDateTest, LeapDayIsKeptAsChosenInCommonYears) {
    EXPECT_EQ(kept_in(leap_birthday, chr::year(2027), LeapDay::Feb28), day("2027-02-28"));
    EXPECT_EQ(kept_in(leap_birthday, chr::year(2027), LeapDay::Mar1), day("2027-03-01"));
    EXPECT_EQ(kept_in(leap_birthday, chr::year(2100), LeapDay::Feb28), day("2100-02-28"));
}

TEST(PartialDateTest, NextKeptIsTheDayItself) {
    EXPECT_EQ(next_kept(read("--11-27"), day("2026-11-27"), LeapDay::Feb28), day("2026-11-27"));
}

TEST(PartialDateTest, NextKeptIsNextYearOnTheDayAfter) {
    EXPECT_EQ(next_kept(read("--11-27"), day("2026-11-28"), LeapDay::Feb28), day("2027-11-27"));
}

TEST(PartialDateTest, LeapDayKeptInMarchIsNotOverOnTheLastOfFebruary) {
    EXPECT_EQ(next_kept(leap_birthday, day("2027-02-28"), LeapDay::Mar1), day("2027-03-01"));
}

TEST(PartialDateTest, LeapDayReturnsAfterThreeCommonYears) {
    auto kept = day("2028-02-29");
    for (int i = 0; i < 4; ++i) {
        kept = next_kept(leap_birthday, plus_days(kept, 1), LeapDay::Mar1);
    }
    EXPECT_EQ(kept, day("2032-02-29"));
}

} // namespace kith::domain
