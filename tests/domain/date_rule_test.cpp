#include "domain/date_rule.hpp"

#include <gtest/gtest.h>

namespace kith::domain {

namespace {

std::string read_and_written(std::string_view text) {
    const auto rule = parse_date_rule(text);
    return rule ? format_date_rule(*rule) : "none";
}

} // namespace

TEST(DateRuleTest, IsReadAsItIsWritten) {
    for (const auto* text :
         {"31 March", "29 February", "third Sunday of June", "last Friday of November",
          "last working day of November", "second working day of January",
          "3 months before 31 December", "4 weeks before third Sunday of June"}) {
        EXPECT_EQ(read_and_written(text), text);
    }
}

TEST(DateRuleTest, IsReadWithoutCase) {
    EXPECT_EQ(read_and_written("THIRD sunday OF june"), "third Sunday of June");
    EXPECT_EQ(read_and_written("3 months Before 31 december"), "3 months before 31 December");
}

TEST(DateRuleTest, IsNotReadFromAnythingElse) {
    for (const auto* text : {"",
                             "March",
                             "31",
                             "31 Marc",
                             "30 February",
                             "31 April",
                             "0 May",
                             "-1 May",
                             "1.5 May",
                             "fifth Sunday of June",
                             "third of June",
                             "third Sunday June",
                             "third Sunday of",
                             "eleventh working day of May",
                             "last working days of May",
                             "before 31 December",
                             "3 before 31 December",
                             "1 day before 2 days before 31 May",
                             "31 March 2026",
                             "1 week"}) {
        EXPECT_EQ(read_and_written(text), "none") << text;
    }
}

TEST(DateRuleTest, DiffersByDayAndBySpan) {
    EXPECT_EQ(parse_date_rule("31 March"), parse_date_rule("31 march"));
    EXPECT_NE(parse_date_rule("31 March"), parse_date_rule("30 March"));
    EXPECT_NE(parse_date_rule("31 March"), parse_date_rule("1 day before 31 March"));
    EXPECT_NE(parse_date_rule("last Friday of May"), parse_date_rule("last working day of May"));
}

TEST(DateRuleTest, MembershipDatesHaveWords) {
    for (const auto date : {MembershipDate::Dues, MembershipDate::Assembly, MembershipDate::Notice,
                            MembershipDate::Benefit}) {
        EXPECT_EQ(parse_membership_date(to_text(date)), date);
    }
    EXPECT_FALSE(parse_membership_date("fees"));
}

} // namespace kith::domain
