#include "app/reminder_commands.hpp"

#include "app/absence.hpp"
#include "app/command_params.hpp"
#include "app/contact_finder.hpp"
#include "app/items.hpp"
#include "words/words.hpp"

#include <algorithm>
#include <chrono>
#include <set>

namespace kith::app {

using control::Refusal;
using domain::Instant;
using domain::Reminder;
using domain::ReminderState;
using domain::Value;
using words::say;

namespace {

/// So long an absence is worth the first line.
constexpr std::chrono::hours lately{24};

bool speaks_by(const Reminder& reminder, const std::string& rule) {
    return std::any_of(reminder.reasons.begin(), reminder.reasons.end(),
                       [&](const auto& reason) { return reason.rule == rule; });
}

/// What is to be done, not whom to be in touch with: it can be done before kith speaks of it.
bool may_be_done_ahead(const Reminder& reminder) {
    using domain::RuleKind;
    const auto kind = reminder.reasons.front().kind;
    return kind == RuleKind::Duty || kind == RuleKind::Promise || kind == RuleKind::Introduction;
}

/// The names of the rules by which they speak, each once: "friends, birthdays".
std::string rules_of(const std::vector<Reminder>& reminders) {
    std::set<std::string> rules;
    for (const auto& reminder : reminders) {
        for (const auto& reason : reminder.reasons) {
            rules.insert(reason.rule);
        }
    }
    std::string text;
    for (const auto& rule : rules) {
        text += (text.empty() ? "" : ", ") + rule;
    }
    return text;
}

} // namespace

CommandHandlers ReminderCommands::handlers() {
    return {{"due", [this](const auto& params, auto now) { return due(params, now); }},
            {"agenda", [this](const auto& params, auto now) { return agenda(params, now); }},
            {"done", [this](const auto& params, auto now) { return done(params, now); }},
            {"skip", [this](const auto& params, auto now) { return skip(params, now); }},
            {"snooze", [this](const auto& params, auto now) { return snooze(params, now); }}};
}

Answer ReminderCommands::due(const Value&, Instant now) {
    const auto today = engine_.today(now);
    auto reminders = engine_.store().open_reminders();
    std::erase_if(reminders, [](const Reminder& one) { return one.state != ReminderState::Open; });
    std::stable_sort(reminders.begin(), reminders.end(), [&](const auto& a, const auto& b) {
        return relative_lateness(a, today) > relative_lateness(b, today);
    });
    auto result = versioned();
    result["date"] = domain::format_date(today);
    result["items"] = to_items(reminders, engine_, now);
    result["held"] = engine_.held() ? Value(*engine_.held()) : Value();
    result["was_off"] = was_off(now);
    result["proposals"] = engine_.store().proposals().open_count();
    return result;
}

/// Null when nothing was missed within the last day.
Value ReminderCommands::was_off(Instant now) const {
    const auto absence = last_absence(engine_.store());
    if (!absence || now < absence->to || now - absence->to >= lately) {
        return {};
    }
    Value value;
    value["from"] = domain::format_instant(absence->from);
    value["to"] = domain::format_instant(absence->to);
    value["late"] = absence->late;
    value["text"] = absence_sentence(*absence, engine_.situation());
    return value;
}

Answer ReminderCommands::agenda(const Value& params, Instant now) {
    const auto today = engine_.today(now);
    const auto days = std::clamp<std::int64_t>(params.integer_or("days", 30), 0, 548);
    const auto to = domain::plus_days(today, static_cast<int>(days));
    auto result = versioned();
    result["from"] = domain::format_date(today);
    result["to"] = domain::format_date(to);
    result["items"] = to_items(engine_.store().agenda(today, to, true), engine_, now);
    return result;
}

std::variant<ReminderCommands::Meant, Refusal> ReminderCommands::meant(const Value& params) {
    auto& store = engine_.store();
    Meant result;
    if (const auto key = params.text_or("key", ""); !key.empty()) {
        auto reminder = store.reminder(key);
        auto contact = reminder ? store.contact(reminder->contact) : std::nullopt;
        if (!contact) {
            return wrong(say("there is no reminder \"{}\"", key));
        }
        result.contact = std::move(*contact);
        result.reminders.push_back(std::move(*reminder));
    } else {
        auto found = find_contact(store, whom(params));
        if (auto* refusal = std::get_if<Refusal>(&found)) {
            return std::move(*refusal);
        }
        result.contact = std::move(std::get<domain::Contact>(found));
        result.reminders = store.open_reminders_of(result.contact.id);
    }
    std::erase_if(result.reminders, [](const Reminder& one) {
        return one.state != ReminderState::Open && one.state != ReminderState::Snoozed;
    });
    const auto rule = params.text_or("rule", "");
    const auto rules = rules_of(result.reminders);
    if (!rule.empty()) {
        std::erase_if(result.reminders, [&](const Reminder& one) { return !speaks_by(one, rule); });
    }
    if (result.reminders.empty()) {
        return Refusal{
            control::refusal_code::nothing_to_do,
            rule.empty() ? say("{} has no open reminder", result.contact.name)
            : rules.empty()
                ? say("{} has no open reminder of the rule \"{}\"", result.contact.name, rule)
                : say("{} has no open reminder of the rule \"{}\", but of {}", result.contact.name,
                      rule, rules),
            brief_contact(result.contact)};
    }
    return result;
}

std::optional<ReminderCommands::Meant> ReminderCommands::ahead(const Value& params, Instant now) {
    const auto rule = params.text_or("rule", "");
    auto found = find_contact(engine_.store(), params.text_or("name", ""));
    const auto* contact = std::get_if<domain::Contact>(&found);
    if (rule.empty() || contact == nullptr) {
        return std::nullopt;
    }
    const Reminder* next = nullptr;
    const auto facts = engine_.store().facts(contact->id, engine_.today(now));
    for (const auto& one : facts->reminders) {
        const bool fits =
            one.state == ReminderState::Planned && may_be_done_ahead(one) && speaks_by(one, rule);
        if (fits && (next == nullptr || one.due_at < next->due_at)) {
            next = &one;
        }
    }
    return next == nullptr ? std::nullopt : std::optional(Meant{*contact, {*next}});
}

Answer ReminderCommands::done(const Value& params, Instant now) {
    return settle(params, ReminderState::Done, "kith done", now);
}

Answer ReminderCommands::skip(const Value& params, Instant now) {
    return settle(params, ReminderState::Skipped, "kith skip", now);
}

Answer ReminderCommands::settle(const Value& params, ReminderState state, const char* by,
                                Instant now) {
    auto found = meant(params);
    auto* refusal = std::get_if<Refusal>(&found);
    if (refusal != nullptr) {
        auto early = state == ReminderState::Done ? ahead(params, now) : std::nullopt;
        if (!early) {
            return std::move(*refusal);
        }
        found = std::move(*early);
    }
    const auto& [contact, reminders] = std::get<Meant>(found);
    std::vector<domain::ReminderKey> keys;
    keys.reserve(reminders.size());
    for (const auto& reminder : reminders) {
        keys.push_back(reminder.key);
    }
    const auto note = params.text_or("note", "");
    const auto settled =
        engine_.settle(keys, state, note.empty() ? by : std::string(by) + ": " + note, now);
    std::vector<Reminder> shown;
    shown.reserve(settled.size());
    for (const auto& key : settled) {
        shown.push_back(*engine_.store().reminder(key));
    }
    auto result = versioned();
    result["contact"] = brief_contact(contact);
    result["settled"] = to_items(shown, engine_, now);
    result["next"] = next_item(engine_, contact.id, now);
    return result;
}

Answer ReminderCommands::snooze(const Value& params, Instant now) {
    const auto& situation = engine_.situation();
    const auto days = params.integer_or("days", 0);
    const auto text = params.text_or("until", "");
    auto until = domain::parse_instant(text);
    if (!until) {
        auto day = day_param(params, "until", engine_.today(now));
        if (!day && (days < 1 || days > 3650)) {
            return wrong(say("snooze needs \"until\" or \"days\" from 1 to 3650"));
        }
        day = day.value_or(domain::plus_days(engine_.today(now), static_cast<int>(days)));
        until = situation.zone.instant(*day, situation.configuration.at);
    }
    if (*until <= now) {
        return wrong(say("a snooze must end in the future"));
    }
    auto found = meant(params);
    if (auto* refusal = std::get_if<Refusal>(&found)) {
        return std::move(*refusal);
    }
    const auto& [contact, reminders] = std::get<Meant>(found);
    std::vector<Reminder> snoozed;
    for (const auto& reminder : reminders) {
        if (engine_.snooze(reminder.key, *until, now)) {
            snoozed.push_back(*engine_.store().reminder(reminder.key));
        }
    }
    auto result = versioned();
    result["contact"] = brief_contact(contact);
    result["snoozed"] = to_items(snoozed, engine_, now);
    return result;
}

} // namespace kith::app
