#include "planning/simulation.hpp"

#include "support/planning_builders.hpp"

#include <gtest/gtest.h>

#include <set>

namespace kith::planning {

using domain::Date;
using test::day;

namespace {

Calendar berlin(const Attention* attention = nullptr) {
    Calendar calendar{domain::Zone("Europe/Berlin")};
    calendar.attention = attention;
    return calendar;
}

Subject person(const std::string& id) {
    Subject subject{test::anna(), {}};
    subject.facts.contact.id = id;
    subject.facts.contact.name = id;
    return subject;
}

Subject touched(const std::string& id, std::string_view last) {
    auto subject = person(id);
    subject.facts.contact.last_contact = day(last);
    return subject;
}

std::vector<Subject> people(int count, std::string_view last) {
    std::vector<Subject> subjects;
    for (int i = 0; i < count; ++i) {
        subjects.push_back(touched("contact-" + std::to_string(i), last));
    }
    return subjects;
}

Attention pace(int people) {
    domain::Pace pace;
    pace.people_per_day = people;
    pace.days = domain::Weekdays::workdays();
    return {pace, {}, {}};
}

std::vector<std::string> days_of(std::vector<Subject> subjects,
                                 const std::vector<domain::Rule>& rules, const Calendar& calendar,
                                 const Assumptions& assumptions) {
    std::vector<std::string> days;
    static_cast<void>(
        simulate(std::move(subjects), {rules, {}}, calendar, assumptions, [&](const Asked& asked) {
            days.push_back(asked.contact + " " + domain::format_date(asked.date));
        }));
    return days;
}

} // namespace

TEST(SimulationTest, ACadenceComesAgainAfterEachTimeItIsAnswered) {
    EXPECT_EQ(days_of({touched("anna", "2026-01-31")}, {test::every("monthly", test::months(1))},
                      berlin(), {day("2026-02-01"), 100, 100}),
              (std::vector<std::string>{"anna 2026-02-28", "anna 2026-03-28", "anna 2026-04-28"}));
}

TEST(SimulationTest, ABirthdayComesEachYear) {
    auto anna = person("anna");
    anna.facts.contact.dates = {{domain::DateKind::Birthday, "", {std::nullopt, 2, 29}}};
    EXPECT_EQ(days_of({anna}, {test::birthdays()}, berlin(), {day("2026-02-01"), 4 * 366, 100}),
              (std::vector<std::string>{"anna 2026-02-28", "anna 2027-02-28", "anna 2028-02-29",
                                        "anna 2029-02-28"}));
}

TEST(SimulationTest, NoDayHoldsMoreThanThePace) {
    const auto attention = pace(3);
    const std::vector rules{test::every("monthly", test::months(1))};
    const auto result = simulate(people(40, "2026-01-05"), {rules, {}}, berlin(&attention),
                                 {day("2026-02-02"), 60, 100});
    int asked = 0;
    for (const auto& one : result.days) {
        EXPECT_LE(one.paced, 3);
        EXPECT_TRUE(one.paced == 0 || attention.works_on(one.date));
        asked += one.paced;
    }
    EXPECT_EQ(asked, 80); // each of them in February and in March
    EXPECT_EQ(result.days[result.worst_day].people(), 3);
}

TEST(SimulationTest, SaysWhoWaitsLongest) {
    const auto attention = pace(1);
    const std::vector rules{test::every("monthly", test::months(1))};
    const auto result = simulate(people(15, "2026-01-05"), {rules, {}}, berlin(&attention),
                                 {day("2026-02-02"), 7, 100});
    ASSERT_EQ(result.longest.size(), 10U);
    EXPECT_EQ(result.longest.front().wanted, day("2026-02-05"));
    EXPECT_GT(result.longest.front().windows, 0);
    EXPECT_EQ(result.longest.front().asked, std::nullopt);
}

TEST(SimulationTest, CountsDatedOnesApart) {
    const auto attention = pace(1);
    auto subjects = people(5, "2026-01-05");
    for (auto& subject : subjects) {
        subject.facts.contact.dates = {{domain::DateKind::Birthday, "", {std::nullopt, 2, 3}}};
    }
    const std::vector rules{test::birthdays()};
    const auto result =
        simulate(subjects, {rules, {}}, berlin(&attention), {day("2026-02-02"), 7, 100});
    EXPECT_EQ(result.days[1].dated, 5);
    EXPECT_EQ(result.days[1].paced, 0);
    EXPECT_EQ(result.worst_day, 1U);
}

TEST(SimulationTest, SaysHowOftenEachRuleSpoke) {
    const std::vector rules{test::every("monthly", test::months(1)), test::birthdays()};
    const auto result = simulate({touched("anna", "2026-01-31")}, {rules, {}}, berlin(),
                                 {day("2026-02-01"), 100, 100});
    ASSERT_EQ(result.rules.size(), 1U);
    EXPECT_EQ(result.rules[0].rule, "monthly");
    EXPECT_EQ(result.rules[0].count, 3);
    EXPECT_EQ(result.rules[0].first, day("2026-02-28"));
    EXPECT_EQ(result.rules[0].last, day("2026-04-28"));
}

TEST(SimulationTest, NamesTheDaysOnWhichClocksChangeAndLeapDays) {
    const auto result = simulate({}, {}, berlin(), {day("2028-01-01"), 366, 100});
    EXPECT_EQ(result.clock_changes, (std::vector{day("2028-03-26"), day("2028-10-29")}));
    EXPECT_EQ(result.leap_days, std::vector{day("2028-02-29")});
    EXPECT_EQ(result.days.size(), 366U);
}

TEST(SimulationTest, PausesHold) {
    domain::Pace pace;
    const Attention attention(pace, {{0, "", {day("2026-02-20"), day("2026-03-15")}, ""}}, {});
    EXPECT_EQ(days_of({touched("anna", "2026-01-31")}, {test::every("monthly", test::months(1))},
                      berlin(&attention), {day("2026-02-01"), 60, 100}),
              std::vector<std::string>{"anna 2026-03-16"});
}

TEST(SimulationTest, WhoHasNoTimeMakesUpForIt) {
    const std::vector rules{test::every("monthly", test::months(1))};
    const auto asked =
        days_of(people(20, "2026-01-05"), rules, berlin(), {day("2026-02-02"), 365, 30});
    EXPECT_GT(asked.size(), 20U * 6);
    EXPECT_LT(asked.size(), 20U * 12);
    const auto never =
        days_of(people(20, "2026-01-05"), rules, berlin(), {day("2026-02-02"), 365, 0});
    EXPECT_EQ(never.size(), 20U); // each stands open from then on
}

TEST(SimulationTest, GoesOnFromWhatIsPlannedAlready) {
    const std::vector rules{test::every("monthly", test::months(1))};
    const auto attention = pace(1);
    auto anna = touched("anna", "2026-01-05");
    const auto first = plan(anna.facts, {rules, {}}, berlin(&attention), test::noon("2026-01-10"));
    ASSERT_EQ(first.planned.size(), 1U);
    test::keep(anna.facts, first);
    anna.facts.reminders[0].date = day("2026-02-11");
    anna.facts.reminders[0].due_at = test::wall("Europe/Berlin", "2026-02-11 09:00");
    auto ben = touched("ben", "2026-01-05");
    EXPECT_EQ(days_of({ben, anna}, rules, berlin(&attention), {day("2026-02-02"), 10, 100}),
              (std::vector<std::string>{"anna 2026-02-05", "ben 2026-02-06"}));
}

TEST(SimulationTest, ADutyComesEachYear) {
    domain::Duty duty;
    duty.on = domain::parse_date_rule("31 March");
    duty.ahead = {test::weeks(2), test::days(0)};
    auto portfolio = person(circle_id(domain::SubjectKind::Portfolio, ""));
    portfolio.facts.contact.subject = domain::SubjectKind::Portfolio;
    EXPECT_EQ(days_of({portfolio}, {test::rule("accounts", duty)}, berlin(),
                      {day("2026-02-01"), 3 * 365, 100}),
              (std::vector<std::string>{"portfolio 2026-03-17", "portfolio 2027-03-17",
                                        "portfolio 2028-03-17"}));
}

TEST(SimulationTest, AQuietNetworkMakesTheOwnerCallOneOfIt) {
    domain::Presence presence;
    presence.quiet_for = test::months(1);
    auto choir = person(circle_id(domain::SubjectKind::Network, "choir"));
    choir.facts.contact.subject = domain::SubjectKind::Network;
    choir.facts.contact.networks = {"choir"};
    auto anna = touched("anna", "2025-12-01");
    auto ben = touched("ben", "2026-01-05");
    for (auto* member : {&anna, &ben}) {
        member->facts.contact.networks = {"choir"};
        member->circles = {choir.facts.contact.id};
    }
    const std::vector rules{test::rule("presence", presence),
                            test::every("yearly", {1, domain::Span::Unit::Years})};
    const std::vector networks{domain::Network{"choir", {}, {}, "", {}}};
    std::vector<Asked> asked;
    static_cast<void>(simulate({anna, ben, choir}, {rules, networks}, berlin(),
                               {day("2026-02-01"), 2 * 365, 100},
                               [&](const Asked& one) { asked.push_back(one); }));
    ASSERT_GE(asked.size(), 20U);
    EXPECT_EQ(asked[0].date, day("2026-02-05"));
    EXPECT_EQ(asked[1].date, day("2026-03-05"));
    // They were called in turn: no cadence had to ask.
    EXPECT_TRUE(std::all_of(asked.begin(), asked.end(),
                            [](const Asked& one) { return one.rule == "presence"; }));
}

TEST(SimulationTest, AnOfferEndsWhatTheOwnerOwes) {
    auto anna = touched("anna", "2025-12-01");
    for (const auto* date : {"2026-01-02", "2026-01-05", "2026-01-09"}) {
        test::log(anna.facts, date);
        anna.facts.interactions.front().balance = domain::Balance::Received;
    }
    const std::vector rules{test::rule("give-back", domain::GiveBack{})};
    EXPECT_EQ(days_of({anna}, rules, berlin(), {day("2026-01-10"), 365, 100}),
              std::vector<std::string>{"anna 2026-01-23"});
}

TEST(SimulationTest, RefusesSpansOutOfRange) {
    for (const int days : {0, 3661}) {
        EXPECT_THROW(static_cast<void>(simulate({}, {}, berlin(), {day("2026-02-02"), days, 100})),
                     std::invalid_argument);
    }
    for (const int percent : {-1, 101}) {
        EXPECT_THROW(static_cast<void>(simulate({}, {}, berlin(), {day("2026-02-02"), 7, percent})),
                     std::invalid_argument);
    }
}

} // namespace kith::planning
