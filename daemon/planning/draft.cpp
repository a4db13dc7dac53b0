#include "planning/draft.hpp"

#include <algorithm>

namespace kith::planning {

using domain::Date;
using domain::Facts;
using domain::Interaction;
using domain::Reason;
using domain::RuleKind;

Draft& add_draft(Work& work, const domain::Rule& rule, Reason reason,
                 std::optional<Date> lapses_on) {
    auto& draft = add_draft(work, std::move(reason), lapses_on);
    draft.at = rule.at.value_or(work.calendar.at);
    draft.channels = rule.channels;
    return draft;
}

Draft& add_draft(Work& work, Reason reason, std::optional<Date> lapses_on) {
    work.note(reason.rule, domain::TraceStep::What::Due, reason.date, reason.key);
    auto& draft = work.drafts.emplace_back();
    draft.day = reason.date;
    draft.at = work.calendar.at;
    draft.lapses_on = lapses_on;
    draft.reason = std::move(reason);
    return draft;
}

bool is_drafted(const Work& work, const domain::ReminderKey& key) {
    return std::any_of(work.drafts.begin(), work.drafts.end(),
                       [&](const Draft& draft) { return draft.reason.key == key; });
}

domain::ReminderKey key_of(const std::string& rule, const domain::ContactId& contact, Date anchor,
                           const std::string& slot) {
    domain::ReminderKey key;
    key.reserve(rule.size() + contact.size() + slot.size() + 13);
    key.append(rule).append("/").append(contact).append("/").append(domain::format_date(anchor));
    if (!slot.empty()) {
        key.append("~").append(slot);
    }
    return key;
}

bool about_the_same(const Reason& a, const Reason& b) {
    const bool benefit = a.duty == domain::MembershipDate::Benefit; // there are several
    return (a.kind == RuleKind::Occasion || a.kind == RuleKind::Duty) && a.kind == b.kind &&
           a.rule == b.rule && a.anchor == b.anchor && a.label == b.label && a.duty == b.duty &&
           (!benefit || a.text == b.text);
}

Date lapse_day(Date due, domain::Span max_late) {
    return std::max(domain::advanced(due, max_late), domain::plus_days(due, 1));
}

const Interaction* newest_interaction(const Facts& facts, Date today) {
    const auto found = std::find_if(facts.interactions.begin(), facts.interactions.end(),
                                    [&](const Interaction& one) { return one.date <= today; });
    return found == facts.interactions.end() ? nullptr : &*found;
}

} // namespace kith::planning
