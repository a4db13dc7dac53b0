#include "app/step_sentence.hpp"

#include "app/rule_words.hpp"
#include "planning/selection.hpp"

#include "domain/words.hpp"

#include <algorithm>

namespace kith::app {

using domain::Date;
using domain::Reason;
using domain::Reminder;
using domain::ReminderState;
using domain::RuleKind;
using domain::TraceStep;
using What = TraceStep::What;

namespace {

constexpr domain::Words<What, step_kinds> names{
    {"not-selected", "shadowed",        "own-cadence",     "counted-from", "staggered",
     "due",          "merged",          "already-handled", "answered",     "too-late",
     "no-date",      "deceased",        "paced",           "paused",       "asks",
     "never",        "answer-kept",     "prepares",        "fresh-start",  "absorbed",
     "enough-given", "enough-presence", "no-deadline",     "wrong-subject"}};

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

std::string rule_in(const domain::ReminderKey& key) { return key.substr(0, key.find('/')); }

/// "\"birthdays\" on 4 December 2026"
std::string rule_and_day(const Decision& decision, const domain::ReminderKey& key) {
    const auto* reason = reason_of(decision, key);
    return quoted(rule_in(key)) +
           (reason == nullptr ? std::string() : " on " + english_date(reason->date));
}

std::string not_selected(const TraceStep& step, const Decision& decision) {
    const auto& contact = decision.facts.contact;
    const auto* rule = rule_of(decision, step.rule);
    const auto book = decision.situation.book();
    if (rule == nullptr) {
        return contact.name + " is not one of them.";
    }
    std::string missing;
    for (const auto& condition : conditions_of(rule->who)) {
        if (!planning::matches(condition.alone, contact, book)) {
            missing += (missing.empty() ? ": not " : ", not ") + condition.words;
        }
    }
    return contact.name +
           (missing.empty() ? " is left out by its \"not\"" : " is not one of them" + missing) +
           ".";
}

/// What there was on the day one counts from: " (a call)".
std::string what_was_on(const Decision& decision, Date date) {
    const auto& facts = decision.facts;
    for (const auto& one : facts.interactions) {
        if (one.date == date) {
            return " (" + with_article(one.kind) + ")";
        }
    }
    if (facts.contact.last_contact == date) {
        return " (the last contact, as it was written down)";
    }
    for (const auto& one : facts.reminders) {
        if (one.settled_on == date &&
            (one.state == ReminderState::Done || one.state == ReminderState::Skipped)) {
            return one.state == ReminderState::Done ? " (a reminder was done)"
                                                    : " (a reminder was skipped)";
        }
    }
    return facts.first_known == date ? " (the day kith first heard of it)" : std::string();
}

std::string counted_from(const TraceStep& step, const Decision& decision) {
    const auto* rule = rule_of(decision, step.rule);
    const auto kind = rule == nullptr ? RuleKind::KeepInTouch : rule->kind();
    if (kind == RuleKind::Duty) {
        return "The deadline is " + english_date(step.date) + ".";
    }
    return "Counted from " + english_date(step.date) + what_was_on(decision, step.date) + ".";
}

std::string occasion_due(const Reason& reason) {
    const auto what = occasion_words(reason.occasion, reason.label);
    return reason.days_ahead == 0
               ? "Speaks on the " + what + ", " + english_date(reason.anchor) + "."
               : "Speaks on " + english_date(reason.date) + ", " +
                     counted(reason.days_ahead, "day", "days") + " before the " + what + " on " +
                     english_date(reason.anchor) + ".";
}

std::string duty_due(const Reason& reason) {
    return "Speaks on " + english_date(reason.date) +
           (reason.days_ahead == 0
                ? ", the day of the deadline."
                : ", " + counted(reason.days_ahead, "day", "days") + " before the deadline on " +
                      english_date(reason.anchor) + ".");
}

std::string cadence_due(const Reason& reason) {
    return "Wanted on " + english_date(reason.date) +
           (reason.at_worst ? ", at the latest " + english_date(*reason.at_worst) : "") + ".";
}

std::string due(const TraceStep& step, const Decision& decision) {
    const auto on = english_date(step.date);
    const auto* reason = reason_of(decision, step.other);
    if (reason == nullptr) {
        return "Speaks on " + on + ".";
    }
    switch (reason->kind) {
    case RuleKind::Occasion:
        return occasion_due(*reason);
    case RuleKind::Duty:
        return duty_due(*reason);
    case RuleKind::KeepInTouch:
        return cadence_due(*reason);
    case RuleKind::Balance:
        return "Much was received and nothing given since: it offers something on " + on + ".";
    case RuleKind::Presence:
        return "Wanted on " + on + ", for by then it was too quiet.";
    case RuleKind::Appointment:
        return "You meet on " + english_date(reason->anchor) + ": prepares on " + on + ".";
    case RuleKind::Promise:
    case RuleKind::Introduction:
        return "Promised on " + english_date(reason->anchor) + " for " + on +
               (reason->text.empty() ? "." : ": " + reason->text + ".");
    case RuleKind::FollowUp:
        break;
    }
    return "Speaks on " + on + ".";
}

const Reminder* reminder_that_said(const Decision& decision, const domain::ReminderKey& key) {
    for (const auto& one : decision.facts.reminders) {
        const bool says = std::any_of(one.reasons.begin(), one.reasons.end(),
                                      [&](const Reason& reason) { return reason.key == key; });
        if (says && one.state != ReminderState::Planned) {
            return &one;
        }
    }
    return nullptr;
}

std::string what_became_of(const Reminder& said, const Decision& decision) {
    const auto& zone = decision.situation.zone;
    const auto since =
        said.opened_at ? "Said on " + english_date(zone.date(*said.opened_at)) : "Planned before";
    const auto ended = said.settled_on ? " on " + english_date(*said.settled_on) : std::string();
    switch (said.state) {
    case ReminderState::Planned:
    case ReminderState::Open:
        return since + " and still open.";
    case ReminderState::Snoozed:
        return since + " and snoozed until " + english_date(zone.date(said.due_at)) + ".";
    case ReminderState::Done:
    case ReminderState::Skipped:
        return since + " and " + domain::to_text(said.state) + ended +
               (said.settled_by.empty() ? "." : " (" + said.settled_by + ").");
    case ReminderState::Lapsed:
        return since + " and lapsed without an answer" + ended + ".";
    case ReminderState::Cancelled:
        break;
    }
    return said.absorbed_by.empty()
               ? since + " and taken back" + ended + "."
               : "Said by " + rule_and_day(decision, said.absorbed_by) + ", which took it over.";
}

std::string already_handled(const TraceStep& step, const Decision& decision) {
    const auto* said = reminder_that_said(decision, step.other);
    if (said == nullptr) {
        return "That has had its turn.";
    }
    const auto* reason = reason_of(decision, step.other);
    const bool cadence = reason != nullptr && reason->kind == RuleKind::KeepInTouch;
    return (cadence ? cadence_due(*reason) + " " : "") + what_became_of(*said, decision);
}

std::string answered(const Decision& decision) {
    for (const auto& one : decision.facts.interactions) {
        if (one.date <= decision.today) {
            return "You have been in touch since (" + with_article(one.kind) + " on " +
                   english_date(one.date) + "), so nothing is left to say.";
        }
    }
    return "You have been in touch since, so nothing is left to say.";
}

std::string paced(const TraceStep& step, const Decision& decision, Date wanted) {
    if (step.date == wanted) {
        return "Your pace has room on that day.";
    }
    if (wanted.ok() && wanted < decision.today) {
        return "That day is over; the next one with room is " + english_date(step.date) + ".";
    }
    const auto reason =
        !decision.situation.attention || wanted == Date{}
            ? std::string("Your pace had no room on that day")
            : english_date(wanted) + " " + why_no_room(*decision.situation.attention, wanted);
    return reason + "; moved to " + english_date(step.date) + ".";
}

std::string nothing_to_follow(const Decision& decision, const domain::FollowUp& terms) {
    std::vector<std::string> kinds;
    for (const auto kind : terms.on) {
        kinds.push_back(with_article(kind));
    }
    const auto wanted = "It follows up " + any_of_these(kinds) + "; ";
    for (const auto& one : decision.facts.interactions) {
        if (one.date <= decision.today) {
            return wanted + "the last contact was " + with_article(one.kind) + " on " +
                   english_date(one.date) + ".";
        }
    }
    return wanted + "there was no contact yet.";
}

std::string no_date(const TraceStep& step, const Decision& decision) {
    const auto* rule = rule_of(decision, step.rule);
    if (rule != nullptr && rule->kind() == RuleKind::FollowUp) {
        return nothing_to_follow(decision, std::get<domain::FollowUp>(rule->terms));
    }
    const auto* terms = rule == nullptr ? nullptr : std::get_if<domain::Occasion>(&rule->terms);
    return "No " + (terms == nullptr ? "date" : occasion_words(terms->date, terms->label)) +
           " is known of " + decision.facts.contact.name + ".";
}

std::string wrong_subject(const TraceStep& step, const Decision& decision) {
    const auto* rule = rule_of(decision, step.rule);
    const auto kind = rule == nullptr ? std::string("such rules") : domain::to_text(rule->kind());
    return decision.facts.contact.subject == domain::SubjectKind::Person
               ? "A rule of the kind " + kind + " speaks of networks, not of people."
               : "A rule of the kind " + kind + " speaks of people, not of networks.";
}

} // namespace

const char* to_text(What what) { return names.text(what); }

const Reason* reason_of(const Decision& decision, const domain::ReminderKey& key) {
    for (const auto* reminders : {&decision.plan.planned, &decision.facts.reminders}) {
        for (const auto& reminder : *reminders) {
            for (const auto& reason : reminder.reasons) {
                if (reason.key == key) {
                    return &reason;
                }
            }
        }
    }
    return nullptr;
}

const domain::Rule* rule_of(const Decision& decision, const std::string& name) {
    const auto& rules = decision.situation.configuration.rules;
    const auto found = std::find_if(rules.begin(), rules.end(),
                                    [&](const auto& rule) { return rule.name == name; });
    return found == rules.end() ? nullptr : &*found;
}

std::string why_no_room(const planning::Attention& attention, Date date) {
    const auto& pace = attention.pace();
    if (attention.pause_of_everything(date) != nullptr) {
        return "lies in a pause";
    }
    if (std::binary_search(pace.holidays.begin(), pace.holidays.end(), date)) {
        return "is a holiday";
    }
    if (!pace.days.contains(date)) {
        return "is none of your days";
    }
    if (!attention.works_on(date)) {
        return "is a quiet day";
    }
    if (attention.room_on(date) > 0 || !pace.people_per_day) {
        return "had no room when it was planned";
    }
    return "is full (" + std::to_string(attention.load(date)) + " of " +
           std::to_string(*pace.people_per_day) + ")";
}

std::string sentence(const TraceStep& step, const Decision& decision, Date wanted) {
    const auto on = step.date.ok() ? english_date(step.date) : std::string();
    const auto& name = decision.facts.contact.name;
    switch (step.what) {
    case What::NotSelected:
        return not_selected(step, decision);
    case What::Shadowed:
        return "The earlier rule " + quoted(step.other) + " counts: the first that fits does.";
    case What::OwnCadence:
        return "Their own \"every " + step.other + "\" counts instead.";
    case What::CountedFrom:
        return counted_from(step, decision);
    case What::Staggered:
        return "Nothing is on record yet, so the first time is spread: " + on + ".";
    case What::Due:
        return due(step, decision);
    case What::Merged:
        return "Said together with " + rule_and_day(decision, step.other) + ".";
    case What::AlreadyHandled:
        return already_handled(step, decision);
    case What::Answered:
        return answered(decision);
    case What::TooLate:
        return "It would have been on " + on + "; that is over.";
    case What::NoDate:
        return no_date(step, decision);
    case What::Deceased:
        return name + " has died.";
    case What::Paced:
        return paced(step, decision, wanted);
    case What::Paused:
        return "Rests in a pause until " + on + ".";
    case What::Asks:
        return "It was put off again and again, so it asks: longer, a pause, or never?";
    case What::Never:
        return "You said never.";
    case What::AnswerKept:
        return "You said every " + step.other + ", and that counts.";
    case What::Prepares:
        return "You meet on " + on + ", so kith prepares you for that instead.";
    case What::FreshStart:
        return "On " + on + " you made a fresh start; what was overdue counts from there.";
    case What::Absorbed:
        return rule_and_day(decision, step.other) + " says enough.";
    case What::EnoughGiven:
        return "Give and take are even enough.";
    case What::EnoughPresence:
        return "Enough were in touch; that holds until " + on + ".";
    case What::NoDeadline:
        return "The membership of " + name + " has no such date.";
    case What::WrongSubject:
        return wrong_subject(step, decision);
    }
    return {};
}

} // namespace kith::app
