#include "cli/rendering.hpp"

#include "insight_answers.hpp"
#include "wire/json.hpp"

#include <gtest/gtest.h>

namespace kith::cli {

namespace {

std::string shown(const std::string& method, const char* answer, int columns) {
    return render(method, wire::parse_json(answer), Terminal(false, columns));
}

TEST(InsightRenderingTest, WhyTellsTheReminderItsWaysAndItsRules) {
    EXPECT_EQ(shown("why", test::why_answer, 80), R"(Anna Berger: time to be in touch
  today (2026-11-23): open
  Last contact on 1 September 2026; you like to be in touch every 6 weeks.
  It took over birthdays/anna/2026-11-20.
  key friends/anna/2026-09-01
    popup: Delivered on 13 October 2026, 09:00.
    mail: In the digest of 24 November 2026. Goes out on 24 November 2026,
    08:00.

rules.toml:12 "friends"
    For people of the network Friends: Anna Berger is one. Counted from 1
    September 2026 (a call). Wanted on 13 October 2026, at the latest 3 November
    2026.

1 other rule says nothing then: `kith why-not` tells why.
)");
}

TEST(InsightRenderingTest, WhyFitsANarrowTerminal) {
    EXPECT_EQ(shown("why", test::why_answer, 40), R"(Anna Berger: time to be in touch
  today (2026-11-23): open
  Last contact on 1 September 2026; you
  like to be in touch every 6 weeks.
  It took over
  birthdays/anna/2026-11-20.
  key friends/anna/2026-09-01
    popup: Delivered on 13 October 2026,
    09:00.
    mail: In the digest of 24 November
    2026. Goes out on 24 November 2026,
    08:00.

rules.toml:12 "friends"
    For people of the network Friends:
    Anna Berger is one. Counted from 1
    September 2026 (a call). Wanted on
    13 October 2026, at the latest 3
    November 2026.

1 other rule says nothing then: `kith
why-not` tells why.
)");
}

TEST(InsightRenderingTest, WhyNotTellsWhoIsSilent) {
    EXPECT_EQ(shown("why-not", test::why_answer, 80),
              R"(What says nothing of Anna Berger today (2026-11-23):

rules.toml:20 "work"
    For people tagged work. Anna Berger is not one of them: not tagged work.

But this is: Anna Berger: time to be in touch. `kith why` tells more.
)");
}

TEST(InsightRenderingTest, WhyOfNothingTellsWhyNot) {
    auto answer = wire::parse_json(test::why_answer);
    answer["said"] = domain::Value::Array{};
    answer["on"] = "2026-12-24";
    const auto text = render("why", answer, Terminal(false));
    EXPECT_EQ(text.find("Nothing is said of Anna Berger on 2026-12-24:\n\nrules.toml:20"), 0U)
        << text;
}

TEST(InsightRenderingTest, RulesWarnOfWhatMatchesNobody) {
    EXPECT_EQ(shown("rules", test::rules_answer, 80), R"(rules.toml:12 "friends"  keep-in-touch
    for people of the network Friends: 12 people, 2 of them left to earlier
    rules
    next 2026-11-20 Anna Berger: time to be in touch (open)

rules.toml:20 "choir"  occasion
    for people tagged chior: 0 people
    matches nobody: nobody is tagged "chior"; did you mean "choir"?
    nothing is planned
)");
}

TEST(InsightRenderingTest, RulesFitANarrowTerminal) {
    EXPECT_EQ(shown("rules", test::rules_answer, 40), R"(rules.toml:12 "friends"  keep-in-touch
    for people of the network Friends:
    12 people, 2 of them left to earlier
    rules
    next 2026-11-20 Anna Berger: time to
    be in touch (open)

rules.toml:20 "choir"  occasion
    for people tagged chior: 0 people
    matches nobody: nobody is tagged
    "chior"; did you mean "choir"?
    nothing is planned
)");
}

TEST(InsightRenderingTest, RulesTestTellsEveryChannel) {
    EXPECT_EQ(shown("rules-test", test::rules_test_answer, 80), R"(rules.toml:20 "work"
    It is for people tagged work; Anna Berger is not one. If it were:
    popup: By itself, on 24 November 2026, 08:00: it waits for the channel's
    hours, 08:00 to 18:00.
    mail: The rule does not name it.
)");
}

TEST(InsightRenderingTest, SimulateDrawsAndCompares) {
    EXPECT_EQ(shown("simulate", test::simulate_answer, 80),
              R"(9 days from 2026-11-23, if you do on the day what you are asked, on 80 % of the
days.

People a day
     4 ┤    ███
       ┤███ ███
       ┤███ ███ ███                 ███ ███
       ┤███ ███ ███     ███         ███ ███
     0 └────────────────────────────────────
        Nov 2026                        Dec

The fullest day: 2026-11-24 with 4 (3 at your pace of 3, 1 because of a date).
The clocks change on 2027-03-28. There is no 29 February.

Who waits longest for room:
  Bert Müller (friends): wanted 2026-11-23, asked 2026-11-25; at the latest
  2026-12-14

How often each rule speaks
  friends (rules.toml:12): 12 times, 2026-11-23 to 2026-12-01
  choir (rules.toml:20): never

With new.toml
People a day
     1 ┤███
     0 └────
        Nov 2026

The fullest day: 2026-11-23 with 1 (1 at your pace, 0 because of a date).

How often each rule speaks

30 gone
  2026-11-24 Anna Berger (friends)
  and 29 more
1 on another day
  2026-11-25 -> 2026-11-23 Bert Müller (friends)
4 stay as they are
)");
}

TEST(InsightRenderingTest, SimulateFitsANarrowTerminal) {
    EXPECT_EQ(shown("simulate", test::simulate_answer, 40),
              R"(9 days from 2026-11-23, if you do on the
day what you are asked, on 80 % of the
days.

People a day
     4 ┤   ██
       ┤██ ██
       ┤██ ██ ██             ██ ██
       ┤██ ██ ██    ██       ██ ██
     0 └───────────────────────────
        Nov 2026                Dec

The fullest day: 2026-11-24 with 4 (3 at
your pace of 3, 1 because of a date).
The clocks change on 2027-03-28. There
is no 29 February.

Who waits longest for room:
  Bert Müller (friends): wanted
  2026-11-23, asked 2026-11-25; at the
  latest 2026-12-14

How often each rule speaks
  friends (rules.toml:12): 12 times,
  2026-11-23 to 2026-12-01
  choir (rules.toml:20): never

With new.toml
People a day
     1 ┤███
     0 └────
        Nov 2026

The fullest day: 2026-11-23 with 1 (1 at
your pace, 0 because of a date).

How often each rule speaks

30 gone
  2026-11-24 Anna Berger (friends)
  and 29 more
1 on another day
  2026-11-25 -> 2026-11-23 Bert Müller
  (friends)
4 stay as they are
)");
}

} // namespace

} // namespace kith::cli
