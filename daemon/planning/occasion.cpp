#include "planning/answer.hpp"
#include "planning/draft.hpp"
#include "planning/turn.hpp"

#include <algorithm>

namespace kith::planning {

using domain::Date;
using domain::DatedFact;
using domain::Rule;
using What = domain::TraceStep::What;

namespace {

/// Best wishes may come this late.
constexpr domain::Span default_max_late{7, domain::Span::Unit::Days};

bool wanted(const domain::Occasion& terms, const DatedFact& fact) {
    return fact.kind == terms.date && (terms.label.empty() || terms.label == fact.label);
}

/// From when on it is kept: not before it began.
Date first_day(const DatedFact& fact, Date today) {
    return fact.date.year ? std::max(today, Date(std::chrono::year(*fact.date.year) / 1 / 1))
                          : today;
}

std::optional<int> turns(const DatedFact& fact, Date date) {
    if (!fact.date.year) {
        return std::nullopt;
    }
    const int years = static_cast<int>(date.year()) - *fact.date.year;
    return years >= 1 && years <= 120 ? std::optional(years) : std::nullopt;
}

void plan_one(Work& work, const Rule& rule, const DatedFact& fact, Date occasion,
              domain::Span ahead) {
    domain::Reason reason;
    reason.kind = domain::RuleKind::Occasion;
    reason.rule = rule.name;
    reason.anchor = occasion;
    reason.date = domain::advanced(occasion, ahead, -1);
    reason.days_ahead = domain::days_between(reason.date, occasion);
    reason.occasion = fact.kind;
    reason.label = fact.label;
    reason.turns = turns(fact, occasion);
    auto slot = reason.days_ahead == 0 ? std::string() : std::to_string(reason.days_ahead) + "d";
    if (!fact.label.empty() && std::get<domain::Occasion>(rule.terms).label.empty()) {
        slot += "~" + fact.label; // one rule, several custom dates: they may fall on one day
    }
    reason.key = key_of(rule.name, work.facts.contact.id, occasion, slot);
    if (is_drafted(work, reason.key)) {
        return; // "1 month" and "30 days" may fall on one day
    }
    if (reason.date < work.today) {
        work.note(rule.name, What::TooLate, reason.date);
    } else if (handled(work.facts, reason.key) != nullptr) {
        work.note(rule.name, What::AlreadyHandled, reason.date, reason.key);
    } else if (answer_to(reason, work) != nullptr) {
        work.note(rule.name, What::Answered, reason.date);
    } else {
        const auto lapses_on =
            reason.days_ahead > 0
                ? occasion
                : lapse_day(reason.date, rule.max_late.value_or(default_max_late));
        add_draft(work, rule, std::move(reason), lapses_on);
    }
}

} // namespace

void plan_occasion(Work& work, const Rule& rule) {
    const auto& terms = std::get<domain::Occasion>(rule.terms);
    const auto leap_day = work.facts.contact.leap_day.value_or(work.calendar.leap_day);
    const auto horizon = domain::plus_days(work.today, horizon_days);
    bool found = false;
    for (const auto& fact : work.facts.contact.dates) {
        if (!wanted(terms, fact)) {
            continue;
        }
        found = true;
        auto occasion = domain::next_kept(fact.date, first_day(fact, work.today), leap_day);
        while (occasion <= horizon) {
            for (const auto& ahead : terms.ahead) {
                plan_one(work, rule, fact, occasion, ahead);
            }
            occasion = domain::next_kept(fact.date, domain::plus_days(occasion, 1), leap_day);
        }
    }
    if (!found) {
        work.note(rule.name, What::NoDate);
    }
}

} // namespace kith::planning
