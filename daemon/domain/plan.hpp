#pragma once

#include "domain/reminder.hpp"

#include <string>
#include <vector>

namespace kith::domain {

/// An unsettled reminder that is over.
struct Settlement {
    ReminderKey key;
    ReminderState state = ReminderState::Done; ///< Done, Skipped, Lapsed or Cancelled
    std::string by;                            ///< see Reminder::settled_by
    ReminderKey absorbed_by;                   ///< see Reminder::absorbed_by
    friend bool operator==(const Settlement&, const Settlement&) = default;
};

/// One step of a decision, for `kith why`.
struct TraceStep {
    enum class What {
        NotSelected,    ///< the rule is not for this contact
        Shadowed,       ///< an earlier keep-in-touch rule is; `other` names it
        OwnCadence,     ///< the contact's own cadence is used instead of the rule's
        CountedFrom,    ///< `date` is the base
        Staggered,      ///< no history: `date` is where the spread put it
        Due,            ///< `date` is when it speaks
        Merged,         ///< said together with `other` (a key)
        AlreadyHandled, ///< its key has had its turn
        Answered,       ///< an interaction on `date` answers it
        TooLate,        ///< it would have been due on `date`, longer ago than max_late
        NoDate,         ///< the contact has no such date
        Deceased,
        Paced,          ///< the owner's pace moved it to `date`
        Paused,         ///< the contact, a network of theirs or everything rests until `date`
        Asks,           ///< put off three times: asks longer, pause or never
        Never,          ///< the owner said never
        AnswerKept,     ///< the owner's answer is used as cadence; `other` is the span
        Prepares,       ///< they are met on `date`: prepares for that instead
        FreshStart,     ///< everything overdue was let go on `date`; it counts from there
        Absorbed,       ///< `other` (a key) says enough
        EnoughGiven,    ///< balance: too little was received since something was given
        EnoughPresence, ///< presence: enough were in touch; `date` is until when that holds
        NoDeadline,     ///< duty: the membership has no such date
        WrongSubject,   ///< the rule is for people and this is a circle, or the other way round
    };
    std::string rule;
    What what = What::Due;
    Date date{};
    std::string other;
    friend bool operator==(const TraceStep&, const TraceStep&) = default;
};

/// What planning decides for one contact.
struct Plan {
    std::vector<Reminder>
        planned; ///< state Planned, by due_at; what is not in it is no longer planned
    std::vector<Settlement> settled; ///< open or snoozed ones that an interaction or a change ended
    std::vector<TraceStep> trace;
};

} // namespace kith::domain
