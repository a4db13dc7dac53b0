#pragma once

#include "domain/facts.hpp"
#include "domain/rule.hpp"
#include "planning/plan.hpp"
#include "support/dates.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace kith::test {

inline domain::Span days(int n) { return {n, domain::Span::Unit::Days}; }
inline domain::Span weeks(int n) { return {n, domain::Span::Unit::Weeks}; }
inline domain::Span months(int n) { return {n, domain::Span::Unit::Months}; }

inline domain::Rule rule(std::string name, decltype(domain::Rule::terms) terms) {
    domain::Rule rule;
    rule.name = std::move(name);
    rule.terms = std::move(terms);
    return rule;
}
inline domain::Rule every(std::string name, domain::Span span) {
    return rule(std::move(name), domain::KeepInTouch{{span, std::nullopt}});
}
inline domain::Rule birthdays(std::vector<domain::Span> ahead = {days(0)}) {
    return rule("birthdays", domain::Occasion{domain::DateKind::Birthday, "", std::move(ahead)});
}
inline domain::Rule after_meeting(domain::Span span) {
    return rule("thanks", domain::FollowUp{{domain::InteractionKind::Meeting}, span});
}

inline domain::Rule gave_back(int received) {
    return rule("give-back", domain::GiveBack{received, {1, domain::Span::Unit::Years}});
}
inline domain::Rule quiet(domain::SubjectKind each, domain::Span span, int at_least = 1) {
    return rule("quiet", domain::Presence{each, span, at_least});
}
/// What the owner alone has to do by that day of the year.
inline domain::Rule duty(std::string_view on, std::vector<domain::Span> ahead) {
    domain::Duty duty;
    duty.on = domain::parse_date_rule(on);
    duty.ahead = std::move(ahead);
    duty.text = "taxes";
    return rule("duty", std::move(duty));
}

/// Anna, whom kith knows since the first of January 2026.
inline domain::Facts anna() {
    domain::Facts facts;
    facts.contact.id = "anna";
    facts.contact.name = "Anna Berger";
    facts.first_known = day("2026-01-01");
    return facts;
}

/// The portfolio, or another circle, known since the first of January 2026.
inline domain::Facts circle(domain::SubjectKind kind, const std::string& name = "") {
    domain::Facts facts;
    facts.contact.id = domain::circle_id(kind, name);
    facts.contact.subject = kind;
    facts.contact.name = name;
    if (kind == domain::SubjectKind::Network) {
        facts.contact.networks = {name};
    }
    facts.first_known = day("2026-01-01");
    facts.circle.emplace();
    return facts;
}

/// Keeps the order that Facts promises: newest first.
inline void log(domain::Facts& facts, std::string_view date,
                domain::InteractionKind kind = domain::InteractionKind::Call) {
    domain::Interaction one;
    one.id = static_cast<std::int64_t>(facts.interactions.size()) + 1;
    one.contact = facts.contact.id;
    one.date = day(date);
    one.kind = kind;
    const auto place = std::find_if(facts.interactions.begin(), facts.interactions.end(),
                                    [&](const auto& other) { return other.date <= one.date; });
    facts.interactions.insert(place, one);
}

/// The owner's noon in Berlin.
inline domain::Instant noon(std::string_view date) {
    return wall("Europe/Berlin", std::string(date) + " 12:00");
}

/// Plans as the owner in Berlin at that moment.
inline domain::Plan planned(const domain::Facts& facts, const std::vector<domain::Rule>& rules,
                            domain::Instant now,
                            const std::vector<domain::Network>& networks = {}) {
    return planning::plan(facts, {rules, networks}, {domain::Zone("Europe/Berlin")}, now,
                          planning::Trace::On);
}

/// ... whose attention is that.
inline domain::Plan planned(const domain::Facts& facts, const std::vector<domain::Rule>& rules,
                            domain::Instant now, const planning::Attention& attention) {
    return planning::plan(
        facts, {rules, {}},
        {domain::Zone("Europe/Berlin"), domain::TimeOfDay(540), domain::LeapDay::Feb28, &attention},
        now, planning::Trace::On);
}

/// Takes the plan's reminders in as a store does; those whose key is there are left alone.
inline void keep(domain::Facts& facts, const domain::Plan& plan) {
    for (const auto& reminder : plan.planned) {
        const bool known = std::any_of(facts.reminders.begin(), facts.reminders.end(),
                                       [&](const auto& one) { return one.key == reminder.key; });
        if (!known) {
            facts.reminders.push_back(reminder);
        }
    }
}

/// The reminder of that key. Throws when the facts have none.
inline domain::Reminder& reminder(domain::Facts& facts, std::string_view key) {
    const auto found = std::find_if(facts.reminders.begin(), facts.reminders.end(),
                                    [&](const auto& one) { return one.key == key; });
    return found == facts.reminders.end() ? throw std::invalid_argument("no " + std::string(key))
                                          : *found;
}

inline domain::Reminder& open(domain::Facts& facts, std::string_view key) {
    auto& one = reminder(facts, key);
    one.state = domain::ReminderState::Open;
    one.round = 1;
    one.opened_at = one.due_at;
    return one;
}

inline domain::Reminder& settle(domain::Facts& facts, std::string_view key,
                                domain::ReminderState state, std::string_view date,
                                std::string by = "kith") {
    auto& one = reminder(facts, key);
    one.state = state;
    one.settled_on = day(date);
    one.settled_at = noon(date);
    one.settled_by = std::move(by);
    return one;
}

/// The keys of what is planned, in its order.
inline std::vector<std::string> keys(const domain::Plan& plan) {
    std::vector<std::string> result;
    for (const auto& one : plan.planned) {
        result.push_back(one.key);
    }
    return result;
}

} // namespace kith::test
