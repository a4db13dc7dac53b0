#include "planning/balance.hpp"

#include "planning/draft.hpp"
#include "planning/turn.hpp"

#include <algorithm>

namespace kith::planning {

using domain::Balance;
using domain::Date;
using domain::Reason;
using domain::RuleKind;
using What = domain::TraceStep::What;

namespace {

/// Without a cadence to say it with, an offer comes so long after what was received.
constexpr int days_alone = 14;

/// What was received since something was last given: how often, and when last.
struct Received {
    int times = 0;
    Date last{};
};

Received received_since(const domain::Facts& facts, Date first, Date today) {
    Received received;
    for (const auto& one : facts.interactions) { // newest first
        if (one.date > today) {
            continue;
        }
        if (one.date < first || one.balance == Balance::Gave) {
            break;
        }
        if (one.balance == Balance::Received && received.times++ == 0) {
            received.last = one.date;
        }
    }
    return received;
}

/// The cadence that an offer can be said with; null when none is planned, or it asks a question.
const Draft* cadence_draft(const Work& work) {
    const auto found = std::find_if(work.drafts.begin(), work.drafts.end(), [](const Draft& draft) {
        return draft.reason.kind == RuleKind::KeepInTouch && !draft.reason.asks;
    });
    return found == work.drafts.end() ? nullptr : &*found;
}

} // namespace

bool given_since(Date received, const domain::Facts& facts, Date today) {
    for (const auto& one : facts.interactions) {
        if (one.date > today) {
            continue;
        }
        if (one.balance == Balance::Gave || one.balance == Balance::Mutual) {
            return one.date >= received;
        }
        if (one.date < received || one.balance == Balance::Received) {
            return false;
        }
    }
    return false;
}

void plan_balance(Work& work, const domain::Rule& rule) {
    const auto& terms = std::get<domain::GiveBack>(rule.terms);
    const auto first = domain::advanced(work.today, terms.within, -1);
    const auto received = received_since(work.facts, first, work.today);
    if (received.times < terms.received) {
        work.note(rule.name, What::EnoughGiven);
        return;
    }
    Reason reason;
    reason.kind = RuleKind::Balance;
    reason.rule = rule.name;
    reason.anchor = received.last;
    reason.date = domain::plus_days(received.last, days_alone);
    reason.key = key_of(rule.name, work.facts.contact.id, reason.anchor);
    work.note(rule.name, What::CountedFrom, reason.anchor);
    if (given_since(reason.anchor, work.facts, work.today)) {
        work.note(rule.name, What::EnoughGiven);
        return;
    }
    if (handled(work.facts, reason.key) != nullptr) {
        work.note(rule.name, What::AlreadyHandled, reason.date, reason.key);
        return;
    }
    std::optional<Date> day;
    if (const auto* cadence = cadence_draft(work)) {
        reason.date = cadence->reason.date;
        reason.at_worst = cadence->reason.at_worst;
        day = cadence->day;
    }
    const auto lapses_on =
        rule.max_late ? std::optional(lapse_day(reason.date, *rule.max_late)) : std::nullopt;
    auto& draft = add_draft(work, rule, std::move(reason), lapses_on);
    draft.day = day.value_or(draft.day);
}

} // namespace kith::planning
