#include "app/explanation.hpp"

#include "app/rule_words.hpp"
#include "domain/words.hpp"
#include "words/words.hpp"

#include <algorithm>

namespace kith::app {

using domain::Date;
using domain::Reminder;
using domain::ReminderState;
using domain::Rule;
using domain::RuleKind;
using domain::TraceStep;
using domain::Value;
using words::say;
using What = TraceStep::What;

namespace {

bool is_open(const Reminder& reminder) {
    return reminder.state == ReminderState::Open || reminder.state == ReminderState::Snoozed;
}

/// The day on which an open reminder is in front of its owner: today, or when its snooze ends.
Date day_of_open(const Decision& decision, const Reminder& reminder) {
    return reminder.state == ReminderState::Open ? decision.today
                                                 : decision.situation.zone.date(reminder.due_at);
}

bool speaks_in(const Reminder& reminder, const std::string& rule) {
    return std::any_of(reminder.reasons.begin(), reminder.reasons.end(),
                       [&](const auto& reason) { return reason.rule == rule; });
}

/// The next day the rule is heard, open or planned.
std::optional<Date> next_day_of(const Decision& decision, const std::string& rule) {
    std::optional<Date> next;
    const auto take = [&](Date date) { next = next ? std::min(*next, date) : date; };
    for (const auto& reminder : decision.facts.reminders) {
        if (is_open(reminder) && speaks_in(reminder, rule)) {
            take(day_of_open(decision, reminder));
        }
    }
    for (const auto& reminder : decision.plan.planned) {
        if (speaks_in(reminder, rule)) {
            take(std::max(reminder.date, decision.today));
        }
    }
    return next;
}

/// A rule that returns plans many days at once: only what concerns that day, or else the next
/// time, is worth telling.
std::vector<TraceStep> worth_telling(const std::vector<TraceStep>& steps, Date on) {
    std::optional<Date> told;
    int times = 0;
    for (const auto& step : steps) {
        times += step.what == What::Due ? 1 : 0;
        if (step.what == What::Due && step.date >= on && (!told || step.date < *told)) {
            told = step.date;
        }
    }
    if (!told || times == 1) {
        return steps;
    }
    std::vector<TraceStep> kept;
    for (const auto& step : steps) {
        const bool of_a_day = step.what == What::Due || step.what == What::Merged;
        if (!of_a_day || step.date == *told) {
            kept.push_back(step);
        }
    }
    return kept;
}

bool was_selected(const std::vector<TraceStep>& steps) {
    return std::none_of(steps.begin(), steps.end(), [](const TraceStep& step) {
        return step.what == What::NotSelected || step.what == What::WrongSubject ||
               step.what == What::Deceased;
    });
}

std::string opening_sentence(const Decision& decision, const Rule& rule, bool selected) {
    const auto circle = decision.facts.contact.subject != domain::SubjectKind::Person;
    const auto whom = whom_in_words(rule);
    return selected && !circle && !rule.who.empty()
               ? say("For {}: {} is one.", whom, decision.facts.contact.name)
               : say("For {}.", whom);
}

std::string closing_sentence(const RuleAccount& account, Date on) {
    return say("So it says nothing on {}; next it speaks on {}.", date_in_words(on),
               date_in_words(*account.speaks_on));
}

Stance stance_of(const std::vector<Reminder>& said, const RuleAccount& account) {
    auto stance = account.speaks_on ? Stance::Later : Stance::Silent;
    for (const auto& reminder : said) {
        if (reminder.reasons.front().rule == account.rule) {
            return Stance::Speaks;
        }
        if (speaks_in(reminder, account.rule)) {
            stance = Stance::Joins;
        }
    }
    return stance;
}

std::vector<TraceStep> steps_of(const Decision& decision, const std::string& rule) {
    std::vector<TraceStep> steps;
    for (const auto& step : decision.plan.trace) {
        if (step.rule == rule) {
            steps.push_back(step);
        }
    }
    const auto wrong = std::find_if(steps.begin(), steps.end(), [](const TraceStep& step) {
        return step.what == What::WrongSubject;
    });
    if (wrong != steps.end()) {
        return {*wrong}; // nothing else matters then
    }
    return steps;
}

void tell(RuleAccount& account, const Decision& decision, const Rule* rule, Date on) {
    const bool fits =
        std::none_of(account.steps.begin(), account.steps.end(),
                     [](const TraceStep& step) { return step.what == What::WrongSubject; });
    if (rule != nullptr && fits) {
        account.sentences.push_back(opening_sentence(decision, *rule, was_selected(account.steps)));
    }
    Date wanted{};
    for (const auto& step : account.steps) {
        wanted = step.what == What::Due ? step.date : wanted;
        account.sentences.push_back(sentence(step, decision, wanted));
    }
    if (account.steps.empty()) {
        account.sentences.push_back(say("It finds nothing to say."));
    }
    if (account.stance == Stance::Later) {
        account.sentences.push_back(closing_sentence(account, on));
    }
}

/// Names in the trace that no rule has, in the order they appear.
std::vector<std::string> own_names(const Decision& decision) {
    std::vector<std::string> names;
    for (const auto& step : decision.plan.trace) {
        if (rule_of(decision, step.rule) == nullptr &&
            std::find(names.begin(), names.end(), step.rule) == names.end()) {
            names.push_back(step.rule);
        }
    }
    return names;
}

constexpr domain::Words<Stance, 4> stances{{"speaks", "joins", "later", "silent"}};

} // namespace

std::vector<Reminder> said_on(const Decision& decision, Date on) {
    std::vector<Reminder> said;
    for (const auto& reminder : decision.facts.reminders) {
        const bool open_then = is_open(reminder) && day_of_open(decision, reminder) == on;
        const bool was_said = domain::is_settled(reminder.state) && reminder.opened_at &&
                              decision.situation.zone.date(*reminder.opened_at) == on;
        if (open_then || was_said) {
            said.push_back(reminder);
        }
    }
    for (const auto& reminder : decision.plan.planned) {
        if (std::max(reminder.date, decision.today) == on) {
            said.push_back(reminder);
        }
    }
    return said;
}

Date day_worth_telling(const Decision& decision) {
    std::optional<Date> next;
    for (const auto& reminder : decision.facts.reminders) {
        if (is_open(reminder)) {
            const auto day = day_of_open(decision, reminder);
            next = next ? std::min(*next, day) : day;
        }
    }
    if (!next && !decision.plan.planned.empty()) {
        next = std::max(decision.plan.planned.front().date, decision.today);
    }
    return next.value_or(decision.today);
}

std::vector<RuleAccount> explain(const Decision& decision, Date on) {
    const auto said = said_on(decision, on);
    std::vector<RuleAccount> accounts;
    const auto add = [&](const std::string& name, const Rule* rule) {
        RuleAccount account;
        account.rule = name;
        if (rule != nullptr) {
            account.kind = domain::to_text(rule->kind());
            account.where = rule->location;
        }
        account.steps = worth_telling(steps_of(decision, name), on);
        account.speaks_on = next_day_of(decision, name);
        account.stance = stance_of(said, account);
        tell(account, decision, rule, on);
        accounts.push_back(std::move(account));
    };
    for (const auto& rule : decision.situation.configuration.rules) {
        add(rule.name, &rule);
    }
    for (const auto& name : own_names(decision)) {
        add(name, nullptr);
    }
    return accounts;
}

const char* to_text(Stance stance) { return stances.text(stance); }

Value to_value(const RuleAccount& account) {
    Value value;
    value["rule"] = account.rule;
    value["kind"] = account.kind;
    value["file"] = account.where.file;
    value["line"] = account.where.line;
    value["stance"] = to_text(account.stance);
    value["speaks_on"] =
        account.speaks_on ? Value(domain::format_date(*account.speaks_on)) : Value();
    Value steps{Value::Array{}};
    for (const auto& step : account.steps) {
        Value one;
        one["what"] = to_text(step.what);
        one["date"] = step.date == Date{} ? Value() : Value(domain::format_date(step.date));
        one["other"] = step.other;
        steps.push_back(std::move(one));
    }
    value["steps"] = std::move(steps);
    Value sentences{Value::Array{}};
    for (const auto& text : account.sentences) {
        sentences.push_back(text);
    }
    value["sentences"] = std::move(sentences);
    return value;
}

} // namespace kith::app
