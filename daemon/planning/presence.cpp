#include "planning/presence.hpp"

#include "planning/answer.hpp"
#include "planning/pacing.hpp"
#include "planning/touch.hpp"
#include "planning/turn.hpp"

#include <algorithm>

namespace kith::planning {

using domain::Date;
using domain::Reason;
using domain::Reminder;
using domain::ReminderState;
using domain::RuleKind;
using What = domain::TraceStep::What;

namespace {

/// So many of those whom one could call are named.
constexpr std::size_t people_named = 3;

/// Since when fewer than enough members were in touch.
struct Silence {
    Date since{};         ///< the last time enough were, or when the circle was first known
    bool too_few = false; ///< the circle has fewer members than are wanted: it hangs on them
};

/// The circle's own interactions, an assembly say, count as one member's.
Silence silence_of(const Work& work, int at_least) {
    const auto& facts = work.facts;
    const auto wanted = static_cast<std::size_t>(at_least);
    const auto* own = newest_interaction(facts, work.today);
    const bool meets_without_names = wanted == 1 && own != nullptr;
    if (!facts.circle || (facts.circle->size < wanted && !meets_without_names &&
                          facts.contact.subject != domain::SubjectKind::Portfolio)) {
        return {facts.first_known, true};
    }
    std::vector<Date> touches;
    for (const auto& member : facts.circle->lately) {
        if (member.last_touch && *member.last_touch <= work.today) {
            touches.push_back(*member.last_touch);
        }
    }
    if (own != nullptr) {
        touches.push_back(own->date);
    }
    std::sort(touches.begin(), touches.end(), std::greater<>());
    return {touches.size() < wanted ? facts.first_known : touches[wanted - 1], false};
}

bool is_of(const Reminder& reminder, const std::string& rule) {
    return std::any_of(reminder.reasons.begin(), reminder.reasons.end(), [&](const Reason& reason) {
        return reason.kind == RuleKind::Presence && reason.rule == rule;
    });
}

/// One of this rule is open, of whatever anchor, and nothing has answered it yet.
bool stands(const Work& work, const std::string& rule) {
    const auto& reminders = work.facts.reminders;
    return std::any_of(reminders.begin(), reminders.end(), [&](const Reminder& reminder) {
        const bool open =
            reminder.state == ReminderState::Open || reminder.state == ReminderState::Snoozed;
        return open && std::any_of(reminder.reasons.begin(), reminder.reasons.end(),
                                   [&](const Reason& reason) {
                                       return reason.kind == RuleKind::Presence &&
                                              reason.rule == rule &&
                                              answer_to(reason, work, &reminder) == nullptr;
                                   });
    });
}

/// When the owner last called one of this rule done or put it off.
std::optional<Date> last_settled(const Work& work, const std::string& rule) {
    std::optional<Date> newest;
    for (const auto& reminder : work.facts.reminders) {
        const bool by_owner =
            reminder.state == ReminderState::Skipped ||
            (reminder.state == ReminderState::Done && reminder.settled_by != by_interaction);
        if (by_owner && is_of(reminder, rule)) {
            newest = std::max(newest, reminder.settled_on);
        }
    }
    return newest;
}

/// Neither a member was in touch nor the owner with the circle itself.
bool never_in_touch(const Work& work) {
    const auto& circle = work.facts.circle;
    return (!circle || circle->lately.empty()) &&
           newest_interaction(work.facts, work.today) == nullptr;
}

Reason reason_of(const Work& work, const domain::Rule& rule) {
    const auto& terms = std::get<domain::Presence>(rule.terms);
    const auto silence = silence_of(work, terms.at_least);
    const auto settled = last_settled(work, rule.name);
    Reason reason;
    reason.kind = RuleKind::Presence;
    reason.rule = rule.name;
    reason.anchor = silence.since;
    reason.quiet_for = terms.quiet_for;
    reason.at_least = terms.at_least;
    reason.circle = work.facts.contact.subject;
    reason.no_history = never_in_touch(work);
    for (const auto& member :
         work.facts.circle ? work.facts.circle->to_call : std::vector<domain::CircleMember>()) {
        if (reason.people.size() < people_named) {
            reason.people.push_back(member.name);
        }
    }
    reason.date = silence.too_few && !settled
                      ? domain::plus_days(silence.since, 1)
                      : domain::advanced(std::max(silence.since, settled.value_or(silence.since)),
                                         terms.quiet_for);
    reason.key = key_of(rule.name, work.facts.contact.id, reason.anchor);
    return reason;
}

} // namespace

bool enough_since(const Reason& reason, const Work& work) {
    if (!reason.quiet_for) {
        return false;
    }
    const auto silence = silence_of(work, reason.at_least);
    return !silence.too_few && domain::advanced(silence.since, *reason.quiet_for) > work.today;
}

void plan_presence(Work& work, const domain::Rule& rule) {
    auto reason = reason_of(work, rule);
    work.note(rule.name, What::CountedFrom, reason.anchor);
    const auto turn = turn_of(reason, work.facts);
    if (turn.stands || stands(work, rule.name)) {
        work.note(rule.name, What::AlreadyHandled, reason.date, reason.key);
        return;
    }
    if (turn.end) {
        reason.key = turn.end->key;
        reason.date = turn.end->unanswered() ? std::max(reason.date, turn.end->on) : reason.date;
    }
    const int days = domain::rough_days(*reason.quiet_for);
    reason.at_worst = domain::plus_days(reason.date, std::max(days / 2, 1));
    if (reason.date > work.today) {
        work.note(rule.name, What::EnoughPresence, reason.date);
    }
    const auto lapses_on =
        rule.max_late ? std::optional(lapse_day(reason.date, *rule.max_late)) : std::nullopt;
    give_room(work, add_draft(work, rule, std::move(reason), lapses_on));
}

} // namespace kith::planning
