#include "planning/duty.hpp"

#include "planning/deadline.hpp"
#include "planning/turn.hpp"

#include <algorithm>

namespace kith::planning {

using domain::Date;
using domain::DateRule;
using domain::MembershipDate;
using domain::Reason;
using domain::Reminder;
using What = domain::TraceStep::What;

namespace {

/// A date that returns, and what is due by it.
struct Due {
    const DateRule* by;
    const std::string* text;
    std::string slot; ///< of a benefit: which one it is
};

const DateRule& end_of_year() {
    static const DateRule rule{domain::YearDay{12, 31}, {}};
    return rule;
}

/// The membership of the subject network; null when there is none.
const domain::Membership* membership_of(const Work& work) {
    const auto& contact = work.facts.contact;
    const auto found = std::find_if(
        work.book.networks.begin(), work.book.networks.end(), [&](const domain::Network& network) {
            return contact.subject == domain::SubjectKind::Network &&
                   contact.networks.size() == 1 && contact.networks.front() == network.name;
        });
    return found == work.book.networks.end() || !found->membership ? nullptr : &*found->membership;
}

std::vector<Due> benefits_of(const domain::Membership& membership) {
    std::vector<Due> dues;
    for (std::size_t i = 0; i < membership.benefits.size(); ++i) {
        const auto& benefit = membership.benefits[i];
        dues.push_back({benefit.use_by ? &*benefit.use_by : &end_of_year(), &benefit.text,
                        "b" + std::to_string(i + 1)});
    }
    return dues;
}

/// What the rule asks of the subject; empty when the membership has no such date.
std::vector<Due> dues_of(const Work& work, const domain::Duty& duty) {
    if (duty.on) {
        return {{&*duty.on, &duty.text, {}}};
    }
    const auto* membership = membership_of(work);
    if (membership == nullptr) {
        return {};
    }
    if (duty.of == MembershipDate::Benefit) {
        return benefits_of(*membership);
    }
    const auto& date = duty.of == MembershipDate::Dues       ? membership->dues
                       : duty.of == MembershipDate::Assembly ? membership->assembly
                                                             : membership->notice;
    return date ? std::vector<Due>{{&*date, &duty.text, {}}} : std::vector<Due>();
}

/// The reminders of one deadline, the earliest first; of two for the same day one.
std::vector<Reason> links_of(const Work& work, const domain::Rule& rule, const Due& due,
                             Date deadline) {
    const auto& duty = std::get<domain::Duty>(rule.terms);
    std::vector<Reason> links;
    for (const auto& ahead : duty.ahead) {
        Reason reason;
        reason.kind = domain::RuleKind::Duty;
        reason.rule = rule.name;
        reason.anchor = deadline;
        reason.date = domain::advanced(deadline, ahead, -1);
        reason.days_ahead = domain::days_between(reason.date, deadline);
        reason.text = *due.text;
        reason.duty = duty.of;
        reason.circle = work.facts.contact.subject;
        auto slot =
            reason.days_ahead == 0 ? std::string() : std::to_string(reason.days_ahead) + "d";
        if (!due.slot.empty()) {
            slot += (slot.empty() ? "" : "~") + due.slot;
        }
        reason.key = key_of(rule.name, work.facts.contact.id, deadline, slot);
        links.push_back(std::move(reason));
    }
    std::sort(links.begin(), links.end(),
              [](const Reason& a, const Reason& b) { return a.date < b.date; });
    links.erase(std::unique(links.begin(), links.end(),
                            [](const Reason& a, const Reason& b) { return a.date == b.date; }),
                links.end());
    return links;
}

/// One of the deadline's reminders has spoken, or was settled before it could.
bool any_had_its_turn(const domain::Facts& facts, const Reason& link) {
    return std::any_of(facts.reminders.begin(), facts.reminders.end(), [&](const Reminder& one) {
        return had_its_turn(one) &&
               std::any_of(one.reasons.begin(), one.reasons.end(),
                           [&](const Reason& said) { return about_the_same(said, link); });
    });
}

void plan_deadline(Work& work, const domain::Rule& rule, std::vector<Reason> links) {
    const auto& any = links.front();
    if (duty_done(any, work.facts)) {
        work.note(rule.name, What::AlreadyHandled, any.anchor, any.key);
        return;
    }
    const auto lapses_on =
        rule.max_late ? std::optional(lapse_day(any.anchor, *rule.max_late)) : std::nullopt;
    const auto to_come = std::find_if(links.begin(), links.end(),
                                      [&](const Reason& link) { return link.date >= work.today; });
    const bool missed_all = to_come != links.begin() && !any_had_its_turn(work.facts, any);
    for (auto link = links.begin(); link != links.end(); ++link) {
        const bool speaks_late = missed_all && link + 1 == to_come;
        if (link < to_come && !speaks_late) {
            work.note(rule.name, What::TooLate, link->date);
        } else if (handled(work.facts, link->key) != nullptr) {
            work.note(rule.name, What::AlreadyHandled, link->date, link->key);
        } else {
            const auto* before = planned_under(work.facts, link->key);
            const auto day = before != nullptr ? before->date : std::max(link->date, work.today);
            auto& draft = add_draft(work, rule, std::move(*link), lapses_on);
            draft.day = speaks_late ? day : draft.day;
        }
    }
}

} // namespace

bool duty_done(const Reason& reason, const domain::Facts& facts) {
    return std::any_of(facts.reminders.begin(), facts.reminders.end(), [&](const Reminder& one) {
        return one.state == domain::ReminderState::Done &&
               std::any_of(one.reasons.begin(), one.reasons.end(),
                           [&](const Reason& said) { return about_the_same(said, reason); });
    });
}

bool has_deadline(const Work& work, const domain::Rule& rule) {
    return !dues_of(work, std::get<domain::Duty>(rule.terms)).empty();
}

void plan_duty(Work& work, const domain::Rule& rule) {
    const auto& duty = std::get<domain::Duty>(rule.terms);
    const auto* attention = work.calendar.attention;
    const auto dues = dues_of(work, duty);
    if (dues.empty()) {
        work.note(rule.name, What::NoDeadline);
    }
    const auto last = domain::plus_days(work.today, horizon_days);
    for (const auto& due : dues) {
        auto from = std::max(work.today, work.facts.first_known);
        auto deadline = next_deadline(*due.by, from, attention, duty.before);
        while (deadline && *deadline <= last) {
            plan_deadline(work, rule, links_of(work, rule, due, *deadline));
            from = domain::plus_days(*deadline, 1);
            deadline = next_deadline(*due.by, from, attention, duty.before);
        }
    }
}

} // namespace kith::planning
