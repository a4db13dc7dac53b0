#include "recurrence/rule_text.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <ctime>
#include <stdexcept>
#include <string>
#include <vector>

namespace kith::recurrence {

namespace {

/// Why the rule is refused; empty when it is taken.
std::string refusal(const std::string& rrule) {
    try {
        static_cast<void>(checked_rule(rrule));
        return "";
    } catch (const std::invalid_argument& fault) {
        return fault.what();
    }
}

std::string normal(const std::string& rrule) { return checked_rule(rrule).normal; }

TEST(RuleTextTest, WritesARuleInOneWay) {
    EXPECT_EQ(normal("interval=2;freq=weekly;byday=mo,we,MO;wkst=su;"),
              "FREQ=WEEKLY;BYDAY=MO,WE;INTERVAL=2;WKST=SU");
    EXPECT_EQ(normal("FREQ=MONTHLY;BYDAY=+2TU,-1FR"), "FREQ=MONTHLY;BYDAY=2TU,-1FR");
}

TEST(RuleTextTest, KeepsTheEndOfARuleForItself) {
    const auto until = checked_rule("FREQ=DAILY;UNTIL=20301231T225959Z");
    EXPECT_EQ(until.normal, "FREQ=DAILY");
    EXPECT_EQ(until.until, test::day("2030-12-31"));
    EXPECT_EQ(checked_rule("FREQ=DAILY;COUNT=7").count, 7);
}

TEST(RuleTextTest, MeansEveryMonthWhereRfc5545Does) {
    EXPECT_EQ(normal("FREQ=YEARLY;BYMONTHDAY=1"),
              "FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYMONTHDAY=1");
}

// F46
TEST(RuleTextTest, SaysWhatIsFinerThanADay) {
    EXPECT_EQ(refusal("FREQ=HOURLY"), "FREQ=HOURLY is finer than a day");
    EXPECT_EQ(refusal("FREQ=SECONDLY;COUNT=1"), "FREQ=SECONDLY is finer than a day");
    EXPECT_EQ(refusal("FREQ=DAILY;BYHOUR=3"), "BYHOUR is finer than a day");
    EXPECT_EQ(refusal("FREQ=DAILY;BYSECOND=0"), "BYSECOND is finer than a day");
}

// F46
TEST(RuleTextTest, RefusesWhatLibicalWouldStumbleOver) {
    const std::vector<std::string> hostile = {"",
                                              ";",
                                              "=",
                                              "FREQ",
                                              "FREQ=",
                                              "FREQ=NEVER",
                                              "BYDAY=MO",
                                              "FREQ=DAILY;FREQ=DAILY",
                                              "FREQ=DAILY;;COUNT=1",
                                              "FREQ=DAILY;INTERVAL=0",
                                              "FREQ=DAILY;INTERVAL=-1",
                                              "FREQ=DAILY;INTERVAL=65537",
                                              "FREQ=DAILY;INTERVAL=99999999999999999999",
                                              "FREQ=DAILY;INTERVAL=2x",
                                              "FREQ=DAILY;COUNT=0",
                                              "FREQ=DAILY;COUNT=1001",
                                              "FREQ=DAILY;COUNT=3;UNTIL=20300101",
                                              "FREQ=DAILY;UNTIL=20300231",
                                              "FREQ=DAILY;UNTIL=tomorrow",
                                              "FREQ=DAILY;BYMONTH=0",
                                              "FREQ=DAILY;BYMONTH=13",
                                              "FREQ=YEARLY;BYMONTH=-1",
                                              "FREQ=YEARLY;BYMONTH=5L",
                                              "FREQ=YEARLY;BYMONTH=",
                                              "FREQ=YEARLY;BYMONTH=1,,2",
                                              "FREQ=MONTHLY;BYMONTHDAY=32",
                                              "FREQ=MONTHLY;BYMONTHDAY=0",
                                              "FREQ=MONTHLY;BYMONTHDAY=+-3",
                                              "FREQ=MONTHLY;BYMONTHDAY=-2147483648",
                                              "FREQ=WEEKLY;BYMONTHDAY=3",
                                              "FREQ=DAILY;BYMONTHDAY=-3",
                                              "FREQ=YEARLY;BYYEARDAY=367",
                                              "FREQ=MONTHLY;BYYEARDAY=3",
                                              "FREQ=YEARLY;BYWEEKNO=20",
                                              "FREQ=YEARLY;BYYEARDAY=3;BYMONTH=2",
                                              "FREQ=WEEKLY;BYDAY=1MO",
                                              "FREQ=MONTHLY;BYDAY=54MO",
                                              "FREQ=MONTHLY;BYDAY=255SU",
                                              "FREQ=MONTHLY;BYDAY=M",
                                              "FREQ=MONTHLY;BYDAY=XX",
                                              "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=3",
                                              "FREQ=MONTHLY;BYSETPOS=1",
                                              "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1",
                                              "FREQ=MONTHLY;BYMONTHDAY=3,-3;BYSETPOS=1",
                                              "FREQ=YEARLY;WKST=TH",
                                              "FREQ=YEARLY;RSCALE=HEBREW",
                                              "FREQ=YEARLY;SKIP=FORWARD",
                                              "FREQ=YEARLY;BYEASTER=0",
                                              "FREQ=DAILY " + std::string(600, 'x')};
    for (const auto& rrule : hostile) {
        EXPECT_NE(refusal(rrule), "") << rrule;
    }
}

// F46: what has brought other programs down; either a sentence or a rule, at once.
TEST(RuleTextTest, TheBombsOfOtherProgramsCostNothing) {
    std::string cross = "FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=MO,TU,WE,TH,FR,SA,SU;"
                        "BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;BYMINUTE=0,1,2,3;BYSECOND=0,1,2,3";
    const std::vector<std::string> bombs = {"FREQ=SECONDLY",
                                            "FREQ=MINUTELY;COUNT=1000000000",
                                            "FREQ=DAILY;COUNT=1000000000",
                                            "RRULE=EXRULE",
                                            "FREQ=YEARLY;RRULE=FREQ=DAILY",
                                            "4TH MONDAY OF THE YEAR 20000",
                                            "FREQ=YEARLY;UNTIL=200000101",
                                            "FREQ=YEARLY;BYDAY=53MO;BYWEEKNO=53",
                                            "FREQ=DAILY;INTERVAL=2147483647",
                                            cross};
    for (const auto& rrule : bombs) {
        const auto before = std::clock();
        EXPECT_NE(refusal(rrule), "") << rrule;
        EXPECT_LT(std::clock() - before, CLOCKS_PER_SEC / 10) << rrule;
    }
}

TEST(RuleTextTest, RefusesListsLongerThanLibicalsTables) {
    std::string list = "1";
    for (int day = 2; day <= 33; ++day) {
        list += "," + std::to_string(day);
    }
    EXPECT_EQ(refusal("FREQ=YEARLY;BYYEARDAY=" + list), "BYYEARDAY has more than 31 entries");
}

TEST(RuleTextTest, NeverDoesAnythingButTakeOrRefuse) {
    EXPECT_TRUE(rc::check("a text is taken or refused with a sentence", [] {
        const auto part = rc::gen::element<std::string>(
            "FREQ=", "YEARLY", "DAILY", "INTERVAL=", "BYDAY=", "BYMONTH=", "BYSETPOS=", "-1", "366",
            "MO", "SU", ",", ";", "=", "COUNT=", "UNTIL=", "20301231", "T", "\xff", "0", "+");
        const auto parts = *rc::gen::container<std::vector<std::string>>(part);
        std::string text;
        for (const auto& piece : parts) {
            text += piece;
        }
        try {
            RC_ASSERT(checked_rule(text).normal.starts_with("FREQ="));
        } catch (const std::invalid_argument& fault) {
            RC_ASSERT(std::string(fault.what()).size() > 5U);
        }
    }));
}

} // namespace

} // namespace kith::recurrence
