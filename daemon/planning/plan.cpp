#include "planning/plan.hpp"

#include "planning/draft.hpp"
#include "planning/selection.hpp"
#include "planning/touch.hpp"

#include <algorithm>

namespace kith::planning {

using domain::Date;
using domain::Facts;
using domain::Instant;
using domain::Reason;
using domain::Reminder;
using domain::ReminderState;
using What = domain::TraceStep::What;

namespace {

/// The reason that gives a common reminder its key and its words has the smallest weight.
int weight(const Reason& reason) {
    switch (reason.kind) {
    case domain::RuleKind::Duty:
    case domain::RuleKind::Occasion:
        return reason.days_ahead == 0 ? 0 : 5;
    case domain::RuleKind::Promise:
    case domain::RuleKind::Introduction:
        return 1;
    case domain::RuleKind::Appointment:
        return 2;
    case domain::RuleKind::FollowUp:
        return 3;
    case domain::RuleKind::Balance:
        return 4;
    case domain::RuleKind::KeepInTouch:
    case domain::RuleKind::Presence:
        return 6;
    }
    return 7;
}

void add_missing(std::vector<std::string>& list, const std::vector<std::string>& more) {
    for (const auto& item : more) {
        if (std::find(list.begin(), list.end(), item) == list.end()) {
            list.push_back(item);
        }
    }
}

Reminder made_from(const Draft& draft, const Work& work) {
    const auto& zone = work.calendar.zone;
    Reminder reminder;
    reminder.key = draft.reason.key;
    reminder.contact = work.facts.contact.id;
    reminder.reasons = {draft.reason};
    reminder.date = draft.reason.date;
    reminder.at = draft.at;
    reminder.zone = zone.name();
    reminder.due_at = zone.instant(reminder.date, reminder.at);
    if (draft.lapses_on) {
        reminder.lapses_at = zone.instant(*draft.lapses_on, reminder.at);
    }
    reminder.channels = draft.channels;
    return reminder;
}

/// Says the draft in the reminder too. No channels means every channel. It lapses with the last of
/// its reasons; a cadence does not count here, because it comes back by itself.
void join(Reminder& reminder, const Draft& draft, const Work& work) {
    reminder.reasons.push_back(draft.reason);
    if (draft.reason.kind != domain::RuleKind::KeepInTouch && reminder.lapses_at) {
        const auto& last = draft.lapses_on;
        reminder.lapses_at =
            last ? std::optional(std::max(*reminder.lapses_at,
                                          work.calendar.zone.instant(*last, reminder.at)))
                 : std::nullopt;
    }
    if (draft.channels.empty()) {
        reminder.channels.clear();
    } else if (!reminder.channels.empty()) {
        add_missing(reminder.channels, draft.channels);
    }
}

/// The day a draft would speak: what is overdue speaks today.
Date spoken_on(const Draft& draft, Date today) { return std::max(draft.reason.date, today); }

std::vector<Reminder> joined_by_day(Work& work) {
    auto& drafts = work.drafts;
    std::stable_sort(drafts.begin(), drafts.end(), [&](const Draft& a, const Draft& b) {
        const auto day_a = spoken_on(a, work.today);
        const auto day_b = spoken_on(b, work.today);
        return day_a != day_b ? day_a < day_b : weight(a.reason) < weight(b.reason);
    });
    std::vector<Reminder> reminders;
    std::optional<Date> day;
    for (const auto& draft : drafts) {
        if (day == spoken_on(draft, work.today)) {
            work.note(draft.reason.rule, What::Merged, *day, reminders.back().key);
            join(reminders.back(), draft, work);
        } else {
            day = spoken_on(draft, work.today);
            reminders.push_back(made_from(draft, work));
        }
    }
    return reminders;
}

bool still_asked_for(const Reason& reason, const Work& work) {
    if (work.facts.contact.deceased) {
        return false;
    }
    if (reason.kind == domain::RuleKind::Promise) {
        return true;
    }
    if (reason.kind == domain::RuleKind::KeepInTouch) {
        return reason.rule == cadence_name(work);
    }
    return std::any_of(work.book.rules.begin(), work.book.rules.end(), [&](const auto& rule) {
        return rule.name == reason.rule && rule.kind() == reason.kind &&
               selects(rule, work.facts.contact, work.book);
    });
}

/// A dated reminder whose moment has come is still to be opened: it stays planned although its day
/// may be over, because a late word is better than none.
void keep_what_is_due(Work& work, Instant now) {
    for (const auto& reminder : work.facts.reminders) {
        if (reminder.state != ReminderState::Planned || reminder.due_at > now) {
            continue;
        }
        for (const auto& reason : reminder.reasons) {
            const bool planned_anew =
                std::any_of(work.drafts.begin(), work.drafts.end(),
                            [&](const Draft& draft) { return draft.reason.key == reason.key; });
            const bool dated = reason.kind == domain::RuleKind::Occasion ||
                               reason.kind == domain::RuleKind::FollowUp;
            if (!dated || planned_anew || !still_asked_for(reason, work) ||
                answered(reason, work.facts, work.today)) {
                continue;
            }
            Draft draft{reason, reminder.at, std::nullopt, reminder.channels};
            if (reminder.lapses_at) {
                draft.lapses_on = work.calendar.zone.date(*reminder.lapses_at);
            }
            work.drafts.push_back(std::move(draft));
        }
    }
}

/// Ends what is open and has been answered, or is no longer asked for.
std::vector<domain::Settlement> settled_by_facts(Work& work) {
    std::vector<domain::Settlement> settled;
    for (const auto& reminder : work.facts.reminders) {
        if (reminder.state != ReminderState::Open && reminder.state != ReminderState::Snoozed) {
            continue;
        }
        const auto& reasons = reminder.reasons;
        const bool asked = std::any_of(reasons.begin(), reasons.end(), [&](const Reason& reason) {
            return still_asked_for(reason, work);
        });
        const bool done = std::all_of(reasons.begin(), reasons.end(), [&](const Reason& reason) {
            return answered(reason, work.facts, work.today);
        });
        if (done) {
            work.note(reasons.front().rule, What::Answered, work.today, reminder.key);
            settled.push_back({reminder.key, ReminderState::Done, by_interaction, {}});
        } else if (!asked) {
            settled.push_back(
                {reminder.key, ReminderState::Cancelled, "no rule asks for it any more", {}});
        }
    }
    return settled;
}

} // namespace

domain::Plan plan(const Facts& facts, const RuleBook& book, const Calendar& calendar, Instant now) {
    Work work{facts, book, calendar, calendar.zone.date(now), {}, {}};
    domain::Plan result;
    result.settled = settled_by_facts(work);
    if (facts.contact.deceased) {
        work.note("", What::Deceased);
        result.trace = std::move(work.trace);
        return result;
    }
    plan_keep_in_touch(work);
    for (const auto& rule : book.rules) {
        if (rule.kind() == domain::RuleKind::KeepInTouch) {
            continue;
        }
        if (!selects(rule, facts.contact, book)) {
            work.note(rule.name, What::NotSelected);
        } else if (rule.kind() == domain::RuleKind::FollowUp) {
            plan_follow_up(work, rule);
        } else {
            plan_occasion(work, rule);
        }
    }
    plan_promises(work);
    keep_what_is_due(work, now);
    result.planned = joined_by_day(work);
    result.trace = std::move(work.trace);
    return result;
}

} // namespace kith::planning
