#include "planning/draft.hpp"
#include "planning/turn.hpp"

#include <algorithm>

namespace kith::planning {

using domain::Rule;
using What = domain::TraceStep::What;

namespace {

/// A follow-up that comes later than this is no follow-up any more.
constexpr domain::Span default_max_late{30, domain::Span::Unit::Days};

} // namespace

void plan_follow_up(Work& work, const Rule& rule) {
    const auto& terms = std::get<domain::FollowUp>(rule.terms);
    // Any later interaction answers a follow-up, so only the newest one can ask for it.
    const auto* newest = newest_interaction(work.facts, work.today);
    if (newest == nullptr ||
        std::find(terms.on.begin(), terms.on.end(), newest->kind) == terms.on.end()) {
        work.note(rule.name, What::NoDate);
        return;
    }
    domain::Reason reason;
    reason.kind = domain::RuleKind::FollowUp;
    reason.rule = rule.name;
    reason.anchor = newest->date;
    reason.after = newest->kind;
    reason.date = domain::advanced(newest->date, terms.after);
    reason.key = key_of(rule.name, work.facts.contact.id, reason.anchor);
    work.note(rule.name, What::CountedFrom, reason.anchor);
    const auto lapses_on = lapse_day(reason.date, rule.max_late.value_or(default_max_late));
    if (lapses_on <= work.today) {
        work.note(rule.name, What::TooLate, reason.date);
    } else if (handled(work.facts, reason.key) != nullptr) {
        work.note(rule.name, What::AlreadyHandled, reason.date, reason.key);
    } else {
        add_draft(work, rule, std::move(reason), lapses_on);
    }
}

} // namespace kith::planning
