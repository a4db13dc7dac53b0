#include "planning/answer.hpp"

#include "planning/balance.hpp"
#include "planning/duty.hpp"
#include "planning/presence.hpp"
#include "planning/question.hpp"
#include "planning/touch.hpp"

namespace kith::planning {

using domain::Date;
using domain::Reason;
using domain::RuleKind;

namespace {

bool touched_since(const Reason& reason, const Work& work) {
    const auto touch = last_touch(work.facts, reason.rule, work.today);
    return touch && (*touch > reason.anchor || (reason.no_history && *touch == reason.anchor));
}

/// Any touch after the offer was proposed; only a gift before.
bool balanced(const Reason& reason, const Work& work, const domain::Interaction* newest,
              const domain::Reminder* said) {
    if (given_since(reason.anchor, work.facts, work.today)) {
        return true;
    }
    return said != nullptr && said->opened_at && newest != nullptr &&
           newest->date > reason.anchor &&
           newest->date >= work.calendar.zone.date(*said->opened_at);
}

bool answered_by_touch(const Reason& reason, const Work& work, const domain::Reminder* said) {
    const auto* newest = newest_interaction(work.facts, work.today);
    switch (reason.kind) {
    case RuleKind::KeepInTouch:
        return touched_since(reason, work);
    case RuleKind::FollowUp:
        return newest != nullptr &&
               (newest->date > reason.anchor ||
                (newest->date == reason.anchor && newest->kind != reason.after));
    case RuleKind::Occasion:
        return newest != nullptr &&
               newest->date >= domain::plus_days(reason.date, reason.days_ahead);
    case RuleKind::Promise:
        return newest != nullptr && newest->date >= reason.date && newest->date > reason.anchor;
    case RuleKind::Balance:
        return balanced(reason, work, newest, said);
    case RuleKind::Presence:
        return enough_since(reason, work);
    case RuleKind::Duty:
    case RuleKind::Introduction:
    case RuleKind::Appointment:
        return false;
    }
    return false;
}

} // namespace

const char* answer_to(const Reason& reason, const Work& work, const domain::Reminder* said) {
    if (answered_by_touch(reason, work, said)) {
        return by_interaction;
    }
    if (reason.asks && question_answered(reason, work)) {
        return by_answer;
    }
    if (reason.kind == RuleKind::Duty && duty_done(reason, work.facts)) {
        return by_deadline_done;
    }
    if (reason.kind == RuleKind::Appointment && work.today > reason.anchor) {
        return by_time;
    }
    return nullptr;
}

} // namespace kith::planning
