#include "app/step_sentence.hpp"

#include "app/rule_words.hpp"
#include "planning/selection.hpp"

#include "domain/words.hpp"
#include "words/words.hpp"

#include <algorithm>

namespace kith::app {

using domain::Date;
using domain::Reason;
using domain::Reminder;
using domain::ReminderState;
using domain::RuleKind;
using domain::TraceStep;
using words::say;
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
           (reason == nullptr ? std::string() : say(" on {}", date_in_words(reason->date)));
}

std::string not_selected(const TraceStep& step, const Decision& decision) {
    const auto& contact = decision.facts.contact;
    const auto* rule = rule_of(decision, step.rule);
    const auto book = decision.situation.book();
    if (rule == nullptr) {
        return say("{} is not one of them.", contact.name);
    }
    std::string missing;
    for (const auto& condition : conditions_of(rule->who)) {
        if (!planning::matches(condition.alone, contact, book)) {
            missing += (missing.empty() ? "" : ", ") + say("not {}", condition.words);
        }
    }
    return missing.empty() ? say("{} is left out by its \"not\".", contact.name)
                           : say("{} is not one of them: {}.", contact.name, missing);
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
        return say(" (the last contact, as it was written down)");
    }
    for (const auto& one : facts.reminders) {
        if (one.settled_on == date &&
            (one.state == ReminderState::Done || one.state == ReminderState::Skipped)) {
            return one.state == ReminderState::Done ? say(" (a reminder was done)")
                                                    : say(" (a reminder was skipped)");
        }
    }
    return facts.first_known == date ? say(" (the day kith first heard of it)") : std::string();
}

std::string counted_from(const TraceStep& step, const Decision& decision) {
    const auto* rule = rule_of(decision, step.rule);
    const auto kind = rule == nullptr ? RuleKind::KeepInTouch : rule->kind();
    if (kind == RuleKind::Duty) {
        return say("The deadline is {}.", date_in_words(step.date));
    }
    return say("Counted from {}{}.", date_in_words(step.date), what_was_on(decision, step.date));
}

std::string occasion_due(const Reason& reason) {
    const auto what = occasion_words(reason.occasion, reason.label);
    return reason.days_ahead == 0
               ? say("Speaks on the {}, {}.", what, date_in_words(reason.anchor))
               : say("Speaks on {0}, {1} before the {2} on {3}.", date_in_words(reason.date),
                     days_in_words(reason.days_ahead), what, date_in_words(reason.anchor));
}

std::string duty_due(const Reason& reason) {
    return reason.days_ahead == 0
               ? say("Speaks on {}, the day of the deadline.", date_in_words(reason.date))
               : say("Speaks on {}, {} before the deadline on {}.", date_in_words(reason.date),
                     days_in_words(reason.days_ahead), date_in_words(reason.anchor));
}

std::string cadence_due(const Reason& reason) {
    return reason.at_worst ? say("Wanted on {}, at the latest {}.", date_in_words(reason.date),
                                 date_in_words(*reason.at_worst))
                           : say("Wanted on {}.", date_in_words(reason.date));
}

std::string due(const TraceStep& step, const Decision& decision) {
    const auto on = date_in_words(step.date);
    const auto* reason = reason_of(decision, step.other);
    if (reason == nullptr) {
        return say("Speaks on {}.", on);
    }
    switch (reason->kind) {
    case RuleKind::Occasion:
        return occasion_due(*reason);
    case RuleKind::Duty:
        return duty_due(*reason);
    case RuleKind::KeepInTouch:
        return cadence_due(*reason);
    case RuleKind::Balance:
        return say("Much was received and nothing given since: it offers something on {}.", on);
    case RuleKind::Presence:
        return say("Wanted on {}, for by then it was too quiet.", on);
    case RuleKind::Appointment:
        return say("You meet on {}: prepares on {}.", date_in_words(reason->anchor), on);
    case RuleKind::Promise:
    case RuleKind::Introduction:
        return reason->text.empty()
                   ? say("Promised on {} for {}.", date_in_words(reason->anchor), on)
                   : say("Promised on {} for {}: {}.", date_in_words(reason->anchor), on,
                         reason->text);
    case RuleKind::FollowUp:
        break;
    }
    return say("Speaks on {}.", on);
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
    const auto since = said.opened_at ? say("Said on {}", date_in_words(zone.date(*said.opened_at)))
                                      : say("Planned before");
    const auto ended =
        said.settled_on ? say(" on {}", date_in_words(*said.settled_on)) : std::string();
    switch (said.state) {
    case ReminderState::Planned:
    case ReminderState::Open:
        return say("{} and still open.", since);
    case ReminderState::Snoozed:
        return say("{} and snoozed until {}.", since, date_in_words(zone.date(said.due_at)));
    case ReminderState::Done:
    case ReminderState::Skipped:
        return said.settled_by.empty()
                   ? say("{} and {}{}.", since, words::tr(domain::to_text(said.state)), ended)
                   : say("{} and {}{} ({}).", since, words::tr(domain::to_text(said.state)), ended,
                         words::tr(said.settled_by.c_str()));
    case ReminderState::Lapsed:
        return say("{} and lapsed without an answer{}.", since, ended);
    case ReminderState::Cancelled:
        break;
    }
    return said.absorbed_by.empty()
               ? say("{} and taken back{}.", since, ended)
               : say("Said by {}, which took it over.", rule_and_day(decision, said.absorbed_by));
}

std::string already_handled(const TraceStep& step, const Decision& decision) {
    const auto* said = reminder_that_said(decision, step.other);
    if (said == nullptr) {
        return say("That has had its turn.");
    }
    const auto* reason = reason_of(decision, step.other);
    const bool cadence = reason != nullptr && reason->kind == RuleKind::KeepInTouch;
    return (cadence ? cadence_due(*reason) + " " : "") + what_became_of(*said, decision);
}

std::string answered(const Decision& decision) {
    for (const auto& one : decision.facts.interactions) {
        if (one.date <= decision.today) {
            return say("You have been in touch since ({} on {}), so nothing is left to say.",
                       with_article(one.kind), date_in_words(one.date));
        }
    }
    return say("You have been in touch since, so nothing is left to say.");
}

std::string paced(const TraceStep& step, const Decision& decision, Date wanted) {
    if (step.date == wanted) {
        return say("Your pace has room on that day.");
    }
    if (wanted.ok() && wanted < decision.today) {
        return say("That day is over; the next one with room is {}.", date_in_words(step.date));
    }
    const auto reason =
        !decision.situation.attention || wanted == Date{}
            ? say("Your pace had no room on that day")
            : date_in_words(wanted) + " " + why_no_room(*decision.situation.attention, wanted);
    return say("{}; moved to {}.", reason, date_in_words(step.date));
}

std::string nothing_to_follow(const Decision& decision, const domain::FollowUp& terms) {
    std::vector<std::string> kinds;
    for (const auto kind : terms.on) {
        kinds.push_back(with_article(kind));
    }
    const auto wanted = any_of_these(kinds);
    for (const auto& one : decision.facts.interactions) {
        if (one.date <= decision.today) {
            return say("It follows up {}; the last contact was {} on {}.", wanted,
                       with_article(one.kind), date_in_words(one.date));
        }
    }
    return say("It follows up {}; there was no contact yet.", wanted);
}

std::string no_date(const TraceStep& step, const Decision& decision) {
    const auto* rule = rule_of(decision, step.rule);
    if (rule != nullptr && rule->kind() == RuleKind::FollowUp) {
        return nothing_to_follow(decision, std::get<domain::FollowUp>(rule->terms));
    }
    const auto* terms = rule == nullptr ? nullptr : std::get_if<domain::Occasion>(&rule->terms);
    return say("No {} is known of {}.",
               terms == nullptr ? say("date") : occasion_words(terms->date, terms->label),
               decision.facts.contact.name);
}

std::string wrong_subject(const TraceStep& step, const Decision& decision) {
    const auto* rule = rule_of(decision, step.rule);
    const auto kind = rule == nullptr ? say("such rules") : domain::to_text(rule->kind());
    return decision.facts.contact.subject == domain::SubjectKind::Person
               ? say("A rule of the kind {} speaks of networks, not of people.", kind)
               : say("A rule of the kind {} speaks of people, not of networks.", kind);
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
        return say("lies in a pause");
    }
    if (std::binary_search(pace.holidays.begin(), pace.holidays.end(), date)) {
        return say("is a holiday");
    }
    if (!pace.days.contains(date)) {
        return say("is none of your days");
    }
    if (!attention.works_on(date)) {
        return say("is a quiet day");
    }
    if (attention.room_on(date) > 0 || !pace.people_per_day) {
        return say("had no room when it was planned");
    }
    return say("is full ({} of {})", attention.load(date), *pace.people_per_day);
}

std::string sentence(const TraceStep& step, const Decision& decision, Date wanted) {
    const auto on = step.date.ok() ? date_in_words(step.date) : std::string();
    const auto& name = decision.facts.contact.name;
    switch (step.what) {
    case What::NotSelected:
        return not_selected(step, decision);
    case What::Shadowed:
        return say("The earlier rule {} counts: the first that fits does.", quoted(step.other));
    case What::OwnCadence:
        return say("Their own \"every {}\" counts instead.", span_in_words(step.other));
    case What::CountedFrom:
        return counted_from(step, decision);
    case What::Staggered:
        return say("Nothing is on record yet, so the first time is spread: {}.", on);
    case What::Due:
        return due(step, decision);
    case What::Merged:
        return say("Said together with {}.", rule_and_day(decision, step.other));
    case What::AlreadyHandled:
        return already_handled(step, decision);
    case What::Answered:
        return answered(decision);
    case What::TooLate:
        return say("It would have been on {}; that is over.", on);
    case What::NoDate:
        return no_date(step, decision);
    case What::Deceased:
        return say("{} has died.", name);
    case What::Paced:
        return paced(step, decision, wanted);
    case What::Paused:
        return say("Rests in a pause until {}.", on);
    case What::Asks:
        return say("It was put off again and again, so it asks: longer, a pause, or never?");
    case What::Never:
        return say("You said never.");
    case What::AnswerKept:
        return say("You said every {}, and that counts.", span_in_words(step.other));
    case What::Prepares:
        return say("You meet on {}, so kith prepares you for that instead.", on);
    case What::FreshStart:
        return say("On {} you made a fresh start; what was overdue counts from there.", on);
    case What::Absorbed:
        return say("{} says enough.", rule_and_day(decision, step.other));
    case What::EnoughGiven:
        return say("Give and take are even enough.");
    case What::EnoughPresence:
        return say("Enough were in touch; that holds until {}.", on);
    case What::NoDeadline:
        return say("The membership of {} has no such date.", name);
    case What::WrongSubject:
        return wrong_subject(step, decision);
    }
    return {};
}

} // namespace kith::app
