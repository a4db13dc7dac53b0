// Planning contacts: kith's plan with its reasons, beside a bare loop that asks each rule for one
// tag, finds the same two days (the cadence's end, the next birthday) and keeps nothing.

#include "planning/plan.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

namespace {

using namespace kith;
using namespace std::chrono_literals;
using std::chrono::sys_days;

constexpr auto today = 2026y / 11 / 23;
constexpr int kinds = 10; ///< after so many rules the sorts of rule come again

domain::Facts sample_facts(int n) {
    domain::Facts facts;
    facts.contact.id = "contact-" + std::to_string(n);
    facts.contact.name = "Anna Berger " + std::to_string(n);
    facts.contact.tags = {"tag-0", "tag-" + std::to_string(n % 50)};
    facts.contact.networks = {n % 2 == 0 ? "Chamber" : "Choir"};
    const auto birthday = domain::plus_days(1986y / 1 / 1, n % 365);
    facts.contact.dates.push_back({domain::DateKind::Birthday, "",
                                   *domain::parse_partial_date(domain::format_date(birthday))});
    facts.first_known = 2026y / 1 / 1;
    for (int talks = 0; talks < 5; ++talks) {
        domain::Interaction talk;
        talk.contact = facts.contact.id;
        talk.date = domain::plus_days(today, -(n % 60) - 70 * talks);
        talk.balance = domain::Balance::Received;
        facts.interactions.push_back(talk);
    }
    return facts;
}

/// Each sort of rule that people have, most of them for somebody else.
domain::Rule sample_rule(int n) {
    using domain::Span;
    domain::Rule rule;
    rule.name = "rule-" + std::to_string(n);
    rule.who.tags = {"tag-" + std::to_string(n)};
    switch (n % kinds) {
    case 1: // for everybody
        rule.who = {};
        rule.terms = domain::Occasion{domain::DateKind::Birthday, "", {{0, Span::Unit::Days}}};
        break;
    case 2:
        rule.terms = domain::FollowUp{{domain::InteractionKind::Meeting}, {3, Span::Unit::Days}};
        break;
    case 3:
        rule.who = {};
        rule.who.network_type = domain::NetworkType::Informal;
        rule.terms = domain::GiveBack{3, {1, Span::Unit::Years}};
        break;
    case 4:
        rule.terms = domain::Presence{domain::SubjectKind::Network, {90, Span::Unit::Days}, 1};
        break;
    case 5:
        rule.terms = domain::Duty{
            domain::DateRule{domain::YearDay{3, 31}, {}}, {}, {}, {{30, Span::Unit::Days}}, "pay"};
        break;
    case 6:
        rule.who = {};
        rule.who.names = {"Anna Schmidt", "Jürgen Groß"};
        rule.terms = domain::KeepInTouch{{{2, Span::Unit::Weeks}, std::nullopt}};
        break;
    default:
        rule.terms = domain::KeepInTouch{{{6, Span::Unit::Weeks}, std::nullopt}};
    }
    return rule;
}

struct Sample {
    std::vector<domain::Facts> people;
    std::vector<domain::Rule> rules;
    std::vector<domain::Network> networks{
        {"Chamber", domain::NetworkType::Institutional, domain::Participation::Passive, "", {}},
        {"Choir", domain::NetworkType::Informal, domain::Participation::Active, "", {}}};
};

struct Size {
    int people = 0;
    int rules = 0;
};

Sample sample_of(Size size) {
    Sample sample;
    for (int n = 0; n < size.people; ++n) {
        sample.people.push_back(sample_facts(n));
    }
    for (int n = 0; n < size.rules; ++n) {
        sample.rules.push_back(sample_rule(n));
    }
    return sample;
}

void count_contacts(benchmark::State& state, Size size) {
    state.SetItemsProcessed(state.iterations() * size.people);
}

void plan_with_kith(benchmark::State& state, Size size) {
    const auto sampled = sample_of(size);
    const planning::Attention attention;
    const planning::RuleBook book{sampled.rules, sampled.networks};
    const planning::Calendar calendar{domain::Zone("Europe/Berlin"), 540min, domain::LeapDay::Feb28,
                                      &attention};
    const domain::Instant now = sys_days(today) + 7h;
    for (auto _ : state) {
        for (const auto& facts : sampled.people) {
            auto plan = planning::plan(facts, book, calendar, now);
            benchmark::DoNotOptimize(plan);
        }
    }
    count_contacts(state, size);
}

void plan_in_a_bare_loop(benchmark::State& state, Size size) {
    const auto sampled = sample_of(size);
    for (auto _ : state) {
        for (const auto& facts : sampled.people) {
            const auto& tags = facts.contact.tags;
            auto selected = std::count_if(
                sampled.rules.begin(), sampled.rules.end(), [&](const domain::Rule& rule) {
                    return rule.who.tags.empty() ||
                           std::find(tags.begin(), tags.end(), rule.who.tags.front()) != tags.end();
                });
            auto touch = std::max(sys_days(facts.interactions.front().date) + std::chrono::weeks(6),
                                  sys_days(today));
            const auto& born = facts.contact.dates.front().date;
            auto birthday = sys_days(today.year() / std::chrono::month(born.month) /
                                     std::chrono::day(born.day));
            if (birthday < sys_days(today)) {
                birthday = sys_days((today.year() + std::chrono::years(1)) /
                                    std::chrono::month(born.month) / std::chrono::day(born.day));
            }
            benchmark::DoNotOptimize(selected);
            benchmark::DoNotOptimize(touch);
            benchmark::DoNotOptimize(birthday);
        }
    }
    count_contacts(state, size);
}

constexpr Size few_rules{1000, 2};
constexpr Size many_rules{1000, 50};
constexpr Size many_people{100000, 10};

BENCHMARK_CAPTURE(plan_with_kith, few, few_rules)
    ->Name("plan a contact, 2 rules/kith/plan with reasons");
BENCHMARK_CAPTURE(plan_in_a_bare_loop, few, few_rules)
    ->Name("plan a contact, 2 rules/limit/a bare loop");
BENCHMARK_CAPTURE(plan_with_kith, many, many_rules)
    ->Name("plan a contact, 50 rules/kith/plan with reasons");
BENCHMARK_CAPTURE(plan_in_a_bare_loop, many, many_rules)
    ->Name("plan a contact, 50 rules/limit/a bare loop");
BENCHMARK_CAPTURE(plan_with_kith, people, many_people)
    ->Name("plan one of 100,000 contacts, 10 rules/kith/plan with reasons");
BENCHMARK_CAPTURE(plan_in_a_bare_loop, people, many_people)
    ->Name("plan one of 100,000 contacts, 10 rules/limit/a bare loop");

} // namespace
