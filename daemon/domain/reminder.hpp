#pragma once

#include "domain/rule.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kith::domain {

/// "rule/contact/anchor date", with "~7d" behind the date when it speaks that long ahead.
/// Deterministic, so that planning twice names the same reminder.
using ReminderKey = std::string;

enum class ReminderState { Planned, Open, Snoozed, Done, Skipped, Lapsed, Cancelled };

/// Why a reminder speaks: one rule's finding, as data. `delivery` turns it into a sentence.
struct Reason {
    RuleKind kind = RuleKind::KeepInTouch;
    std::string rule;             ///< "promise" for a promise
    ReminderKey key;              ///< under which it would stand alone
    Date anchor{};                ///< what it counts from: last interaction, occasion, promise made
    Date date{};                  ///< when this reason is due
    std::optional<Span> every;    ///< keep-in-touch: the cadence
    std::optional<Date> at_worst; ///< keep-in-touch: the end of the window
    bool no_history = false;      ///< keep-in-touch: never in touch yet; anchor is when first known
    std::optional<InteractionKind> after; ///< follow-up: what happened on the anchor
    DateKind occasion = DateKind::Birthday;
    std::string label;        ///< occasion: of a custom date
    std::optional<int> turns; ///< occasion: how many years, 1 to 120, when the year is known
    int days_ahead = 0;       ///< occasion: days from `date` to the occasion
    std::string text;         ///< promise: what was promised; duty: what is to be done;
                              ///< appointment: its title
    std::int64_t promise = 0; ///< promise, introduction: its id
    bool asks = false;        ///< keep-in-touch, put off three times: asks longer, pause or never
    std::optional<MembershipDate> duty;       ///< duty: which date of the membership, if it is one
    std::optional<Span> quiet_for;            ///< presence: the span
    int at_least = 0;                         ///< presence: how many were wanted
    SubjectKind circle = SubjectKind::Person; ///< duty, presence: what kind of subject it has
    std::vector<std::string> people;   ///< presence: whom one could call, the most relevant first;
                                       ///< introduction: whom to introduce
    std::optional<TimeOfDay> meets_at; ///< appointment: when, if that is known

    friend bool operator==(const Reason&, const Reason&) = default;
};

/// One occurrence for one contact.
struct Reminder {
    ReminderKey key; ///< of its first reason
    ContactId contact;
    std::vector<Reason> reasons;       ///< never empty; the weightiest first
    Date date{};                       ///< local, the day it is due
    TimeOfDay at{540};                 ///< local
    std::string zone;                  ///< IANA; in which date and at hold
    Instant due_at;                    ///< derived from the three; while snoozed: until when
    std::optional<Instant> lapses_at;  ///< when it is no longer worth saying
    std::vector<std::string> channels; ///< empty: every sink
    /// Only a cadence asks for it, so the owner's pace may move it: it was wanted on the day of its
    /// first reason, and `date` is the day that has room.
    bool paced = false;
    ReminderState state = ReminderState::Planned;
    int round = 0; ///< 0 before it first opened, then 1, one more after each snooze
    std::optional<Instant> opened_at;  ///< the first time
    std::optional<Instant> settled_at; ///< when it became Done, Skipped, Lapsed or Cancelled
    std::optional<Date> settled_on;    ///< the local day of that
    std::string settled_by;  ///< "kith done", "interaction", "absorbed by KEY", ...; may be empty
    ReminderKey absorbed_by; ///< Cancelled because this other reminder says it too; or empty
    Instant revised_at;      ///< when what a calendar shows last changed
    int sequence = 0;        ///< grows with each change of date, time or state

    friend bool operator==(const Reminder&, const Reminder&) = default;
};

/// True for Done, Skipped, Lapsed and Cancelled.
[[nodiscard]] bool is_settled(ReminderState state);
/// The identifier a calendar knows the reminder by: "r-" and 32 hex digits of the key.
[[nodiscard]] std::string agenda_uid(const ReminderKey& key);

[[nodiscard]] const char* to_text(ReminderState state); ///< "planned", "open", ...
[[nodiscard]] std::optional<ReminderState> parse_reminder_state(std::string_view text);

} // namespace kith::domain
