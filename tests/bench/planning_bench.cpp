// Planning contacts: kith's plan with its reasons and its trace, beside a bare loop that finds the
// same two days (the cadence's end, the next birthday) and keeps nothing.

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

constexpr int contacts = 1000;
constexpr auto today = 2026y / 11 / 23;

domain::Facts sample_facts(int n) {
    domain::Facts facts;
    facts.contact.id = "contact-" + std::to_string(n);
    facts.contact.name = "Anna Berger " + std::to_string(n);
    const auto birthday = domain::plus_days(1986y / 1 / 1, n % 365);
    facts.contact.dates.push_back({domain::DateKind::Birthday, "",
                                   *domain::parse_partial_date(domain::format_date(birthday))});
    facts.first_known = 2026y / 1 / 1;
    domain::Interaction talk;
    talk.contact = facts.contact.id;
    talk.date = domain::plus_days(today, -(n % 60));
    facts.interactions.push_back(talk);
    return facts;
}

std::vector<domain::Rule> sample_rules() {
    domain::Rule friends;
    friends.name = "friends";
    friends.terms = domain::KeepInTouch{{{6, domain::Span::Unit::Weeks}, std::nullopt}};
    domain::Rule birthdays;
    birthdays.name = "birthdays";
    birthdays.terms =
        domain::Occasion{domain::DateKind::Birthday, "", {{0, domain::Span::Unit::Days}}};
    return {friends, birthdays};
}

std::vector<domain::Facts> sample_network() {
    std::vector<domain::Facts> network;
    for (int n = 0; n < contacts; ++n) {
        network.push_back(sample_facts(n));
    }
    return network;
}

void count_contacts(benchmark::State& state) {
    state.SetItemsProcessed(state.iterations() * contacts);
}

void plan_with_kith(benchmark::State& state) {
    const auto network = sample_network();
    const auto rules = sample_rules();
    const planning::RuleBook book{rules, {}};
    const planning::Calendar calendar{domain::Zone("Europe/Berlin")};
    const domain::Instant now = sys_days(today) + 7h;
    for (auto _ : state) {
        for (const auto& facts : network) {
            auto plan = planning::plan(facts, book, calendar, now);
            benchmark::DoNotOptimize(plan);
        }
    }
    count_contacts(state);
}

void plan_in_a_bare_loop(benchmark::State& state) {
    const auto network = sample_network();
    for (auto _ : state) {
        for (const auto& facts : network) {
            auto touch = std::max(sys_days(facts.interactions.front().date) + std::chrono::weeks(6),
                                  sys_days(today));
            const auto& born = facts.contact.dates.front().date;
            auto birthday = sys_days(today.year() / born.month / born.day);
            if (birthday < sys_days(today)) {
                birthday = sys_days((today.year() + std::chrono::years(1)) / born.month / born.day);
            }
            benchmark::DoNotOptimize(touch);
            benchmark::DoNotOptimize(birthday);
        }
    }
    count_contacts(state);
}

BENCHMARK(plan_with_kith)->Name("plan a contact/kith/plan with reasons and trace");
BENCHMARK(plan_in_a_bare_loop)->Name("plan a contact/limit/a bare loop");

} // namespace
