#include "app/insight_commands.hpp"

#include "app/command_params.hpp"
#include "app/contact_finder.hpp"
#include "app/items.hpp"
#include "app/rule_survey.hpp"
#include "app/rule_words.hpp"
#include "app/way_account.hpp"
#include "config/suggestion.hpp"
#include "planning/selection.hpp"
#include "words/words.hpp"

#include <algorithm>

namespace kith::app {

using control::Refusal;
using domain::Instant;
using domain::Reminder;
using domain::Rule;
using domain::Value;
using words::say;

namespace {

template <class Items> Value array_of(const Items& items) {
    Value array{Value::Array{}};
    for (const auto& item : items) {
        array.push_back(to_value(item));
    }
    return array;
}

void set_place(Value& value, const Rule& rule) {
    value["rule"] = rule.name;
    value["kind"] = domain::to_text(rule.kind());
    value["file"] = rule.location.file;
    value["line"] = rule.location.line;
}

/// What was taken over by a reminder.
Value absorbed_by(const Reminder& reminder, const domain::Facts& facts) {
    Value keys{Value::Array{}};
    for (const auto& other : facts.reminders) {
        if (!other.absorbed_by.empty() && other.absorbed_by == reminder.key) {
            keys.push_back(other.key);
        }
    }
    return keys;
}

/// A reminder as the rule would make it for them now: what it found, when it found something.
Reminder made_by(const Rule& rule, const Decision& decision, Instant now) {
    Reminder reminder;
    reminder.key = rule.name + "/" + decision.facts.contact.id + "/test";
    reminder.contact = decision.facts.contact.id;
    reminder.channels = rule.channels;
    reminder.due_at = now;
    domain::Reason reason;
    reason.kind = rule.kind();
    reason.rule = rule.name;
    for (const auto& planned : decision.plan.planned) {
        for (const auto& found : planned.reasons) {
            reason = found.rule == rule.name ? found : reason;
        }
    }
    reminder.reasons = {reason};
    return reminder;
}

} // namespace

CommandHandlers InsightCommands::handlers() {
    const auto why_handler = [this](const auto& params, auto now) { return why(params, now); };
    return {
        {"why", why_handler},
        {"why-not", why_handler},
        {"rules", [this](const auto& params, auto now) { return rules(params, now); }},
        {"rules-test", [this](const auto& params, auto now) { return rules_test(params, now); }}};
}

Answer InsightCommands::why(const Value& params, Instant now) {
    const auto today = engine_.today(now);
    const auto asked = day_param(params, "on", today);
    auto found = find_contact(engine_.store(), whom(params));
    if (auto* refusal = std::get_if<Refusal>(&found)) {
        return std::move(*refusal);
    }
    const auto& contact = std::get<domain::Contact>(found);
    const auto facts = engine_.store().facts(contact.id, today);
    const auto plan = engine_.planner().preview(contact.id, now);
    if (!facts || !plan) {
        return wrong(say("{} is gone", contact.name));
    }
    const Decision decision{*facts, *plan, engine_.situation(), today};
    const auto on = asked.value_or(day_worth_telling(decision));
    auto result = versioned();
    result["contact"] = brief_contact(contact);
    result["today"] = domain::format_date(today);
    result["on"] = domain::format_date(on);
    Value reminders{Value::Array{}};
    for (const auto& reminder : said_on(decision, on)) {
        reminders.push_back(said(reminder, decision, now));
    }
    result["said"] = std::move(reminders);
    result["rules"] = array_of(explain(decision, on));
    return result;
}

Value InsightCommands::said(const Reminder& reminder, const Decision& decision, Instant now) {
    const auto& situation = engine_.situation();
    auto value = to_item(reminder, engine_, now);
    value["opened_at"] =
        reminder.opened_at ? Value(domain::format_instant(*reminder.opened_at)) : Value();
    value["settled_by"] = reminder.settled_by;
    value["absorbed"] = absorbed_by(reminder, decision.facts);
    const auto opens = std::max(reminder.due_at, now);
    value["ways"] = array_of(
        reminder.round > 0 ? ways_taken(reminder, engine_.store(), situation, engine_.outbox())
                           : ways_to_take(reminder, situation, engine_.outbox(), opens));
    return value;
}

Answer InsightCommands::rules(const Value&, Instant now) {
    const auto today = engine_.today(now);
    Value rules{Value::Array{}};
    for (const auto& survey : survey_rules(engine_.store(), engine_.situation(), today)) {
        Value value;
        set_place(value, *survey.rule);
        value["for"] = whom_in_words(*survey.rule);
        value["subjects"] = domain::to_text(subjects_of(*survey.rule));
        value["matches"] = survey.matches;
        value["in_charge"] = survey.in_charge;
        value["warning"] = survey.warning;
        value["next"] = survey.next ? to_item(*survey.next, engine_, now) : Value();
        rules.push_back(std::move(value));
    }
    auto result = versioned();
    result["today"] = domain::format_date(today);
    result["rules"] = std::move(rules);
    return result;
}

Answer InsightCommands::rules_test(const Value& params, Instant now) {
    const auto today = engine_.today(now);
    auto found = find_contact(engine_.store(), whom(params));
    if (auto* refusal = std::get_if<Refusal>(&found)) {
        return std::move(*refusal);
    }
    const auto& contact = std::get<domain::Contact>(found);
    const auto facts = engine_.store().facts(contact.id, today);
    const auto plan = engine_.planner().preview(contact.id, now);
    if (!facts || !plan) {
        return wrong(say("{} is gone", contact.name));
    }
    const Decision decision{*facts, *plan, engine_.situation(), today};
    const auto wanted = params.text_or("rule", "");
    Value rules{Value::Array{}};
    std::vector<std::string> names;
    for (const auto& rule : engine_.situation().configuration.rules) {
        names.push_back(rule.name);
        const bool fits = planning::selects(rule, contact, engine_.situation().book());
        if (wanted.empty() ? fits : wanted == rule.name) {
            auto value = tested(rule, decision, now);
            value["selected"] = fits;
            rules.push_back(std::move(value));
        }
    }
    if (!wanted.empty() && rules.as_array().empty()) {
        return wrong(say("no rule is called {}; {}", config::in_quotes(wanted),
                         config::mend_word(wanted, names, say("there is no rule yet"))));
    }
    auto result = versioned();
    result["contact"] = brief_contact(contact);
    result["now"] = domain::format_instant(now);
    result["rules"] = std::move(rules);
    return result;
}

Value InsightCommands::tested(const Rule& rule, const Decision& decision, Instant now) {
    Value value;
    set_place(value, rule);
    value["for"] = whom_in_words(rule);
    value["ways"] = array_of(
        ways_to_take(made_by(rule, decision, now), engine_.situation(), engine_.outbox(), now));
    return value;
}

} // namespace kith::app
