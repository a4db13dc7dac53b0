#include "planning/joining.hpp"

#include <algorithm>

namespace kith::planning {

using domain::Date;
using domain::Reason;
using domain::Reminder;
using domain::RuleKind;
using What = domain::TraceStep::What;

namespace {

/// The reason that gives a common reminder its key and its words has the smallest weight.
int weight(const Reason& reason) {
    switch (reason.kind) {
    case RuleKind::Duty:
    case RuleKind::Occasion:
        return reason.days_ahead == 0 ? 0 : 5;
    case RuleKind::Promise:
    case RuleKind::Introduction:
        return 1;
    case RuleKind::Appointment:
        return 2;
    case RuleKind::FollowUp:
        return 3;
    case RuleKind::Balance:
        return 4;
    case RuleKind::KeepInTouch:
    case RuleKind::Presence:
        return 6;
    }
    return 7;
}

bool is_paced(const Reason& reason) {
    return reason.kind == RuleKind::KeepInTouch || reason.kind == RuleKind::Presence;
}

/// An offer is moved with the cadence it is said with.
bool is_paced(const Reminder& reminder) {
    const auto& reasons = reminder.reasons;
    return is_paced(reasons.back()) &&
           std::all_of(reasons.begin(), reasons.end(), [](const Reason& reason) {
               return is_paced(reason) || reason.kind == RuleKind::Balance;
           });
}

/// The day a draft would speak: what is overdue speaks today.
Date spoken_on(const Draft& draft, Date today) { return std::max(draft.opens_on(), today); }

/// The first day on or after `date` that no pause of everything covers.
Date released(const Attention& attention, Date date) {
    while (const auto* pause = attention.pause_of_everything(date)) {
        date = domain::plus_days(pause->days.to, 1);
    }
    return date;
}

/// What has a date keeps it, but opens only when the pause it falls into is over, and does not
/// lapse before. A duty cannot wait, and what the pace moves lies behind the pause already.
void hold_back(Work& work, Draft& draft) {
    const auto* attention = work.calendar.attention;
    if (attention == nullptr || draft.reason.kind == RuleKind::Duty || is_paced(draft.reason)) {
        return;
    }
    const auto after_its_day = released(*attention, draft.day);
    const auto soonest = std::max(after_its_day, work.today);
    const auto after_today = released(*attention, soonest);
    const auto until = after_today == soonest ? after_its_day : after_today;
    if (until == draft.day) {
        return;
    }
    work.note(draft.reason.rule, What::Paused, until);
    draft.held_until = until;
    if (draft.lapses_on) {
        draft.lapses_on = std::max(*draft.lapses_on, domain::plus_days(until, 1));
    }
}

/// The same thing is said nearer to its day at that moment, or what it prepares for is over.
bool is_outrun(const Draft& draft, const Work& work) {
    const auto& reason = draft.reason;
    if (reason.kind == RuleKind::Appointment) {
        return draft.opens_on() > reason.anchor;
    }
    if (reason.days_ahead == 0) {
        return false;
    }
    const auto nearer =
        std::find_if(work.drafts.begin(), work.drafts.end(), [&](const Draft& other) {
            return other.reason.days_ahead < reason.days_ahead &&
                   about_the_same(other.reason, reason) &&
                   spoken_on(other, work.today) == spoken_on(draft, work.today);
        });
    return nearer != work.drafts.end();
}

void drop_what_is_outrun(Work& work) {
    for (std::size_t i = work.drafts.size(); i-- > 0;) {
        const auto& draft = work.drafts[i];
        if (is_outrun(draft, work)) {
            work.note(draft.reason.rule, What::TooLate, draft.reason.date);
            work.drafts.erase(work.drafts.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }
}

std::optional<domain::Instant> lapse_of(const Draft& draft, const Work& work) {
    return draft.lapses_on ? std::optional(work.calendar.zone.instant(*draft.lapses_on, draft.at))
                           : std::nullopt;
}

Reminder made_from(Draft& draft, const Work& work) {
    const auto& zone = work.calendar.zone;
    Reminder reminder;
    reminder.key = draft.reason.key;
    reminder.contact = work.facts.contact.id;
    reminder.date = draft.day;
    reminder.at = draft.at;
    reminder.zone = zone.name();
    reminder.due_at = zone.instant(draft.opens_on(), reminder.at);
    reminder.lapses_at = lapse_of(draft, work);
    reminder.channels = std::move(draft.channels);
    reminder.reasons.push_back(std::move(draft.reason));
    return reminder;
}

/// Says the draft in the reminder too. No channels means every channel. It lapses with the last of
/// its reasons; a cadence does not count here, because it comes back by itself.
void join(Reminder& reminder, Draft& draft, const Work& work) {
    if (!is_paced(draft.reason) && reminder.lapses_at) {
        const auto last = lapse_of(draft, work);
        reminder.lapses_at =
            last ? std::optional(std::max(*reminder.lapses_at, *last)) : std::nullopt;
    }
    if (draft.channels.empty()) {
        reminder.channels.clear();
    } else if (!reminder.channels.empty()) {
        for (auto& channel : draft.channels) {
            auto& all = reminder.channels;
            if (std::find(all.begin(), all.end(), channel) == all.end()) {
                all.push_back(std::move(channel));
            }
        }
    }
    reminder.reasons.push_back(std::move(draft.reason));
}

} // namespace

std::vector<Reminder> joined_by_day(Work& work) {
    for (auto& draft : work.drafts) {
        hold_back(work, draft);
    }
    drop_what_is_outrun(work);
    auto& drafts = work.drafts;
    std::stable_sort(drafts.begin(), drafts.end(), [&](const Draft& a, const Draft& b) {
        const auto day_a = spoken_on(a, work.today);
        const auto day_b = spoken_on(b, work.today);
        return day_a != day_b ? day_a < day_b : weight(a.reason) < weight(b.reason);
    });
    std::vector<Reminder> reminders;
    reminders.reserve(drafts.size());
    std::optional<Date> day;
    for (auto& draft : drafts) {
        if (day == spoken_on(draft, work.today)) {
            work.note(draft.reason.rule, What::Merged, *day, reminders.back().key);
            join(reminders.back(), draft, work);
        } else {
            day = spoken_on(draft, work.today);
            reminders.push_back(made_from(draft, work));
        }
    }
    for (auto& reminder : reminders) {
        reminder.paced = is_paced(reminder);
    }
    return reminders;
}

} // namespace kith::planning
