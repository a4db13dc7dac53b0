#include "app/commands.hpp"

#include "app/contact_finder.hpp"
#include "app/day_words.hpp"
#include "app/items.hpp"
#include "wire/contact_codec.hpp"
#include "wire/interaction_codec.hpp"

#include <algorithm>
#include <chrono>
#include <map>

namespace kith::app {

using control::Refusal;
using domain::Date;
using domain::Instant;
using domain::Reminder;
using domain::ReminderState;
using domain::Value;

namespace {

constexpr std::size_t interactions_shown = 20;

Value versioned() {
    Value result;
    result["version"] = 1;
    return result;
}

Refusal wrong(const std::string& what) { return {wire::error_code::invalid_params, what, {}}; }

Value contact_of(const domain::Contact& contact) {
    Value value;
    value["id"] = contact.id;
    value["name"] = contact.name;
    return value;
}

/// Who is meant. Throws ValueError when nobody is named.
std::string whom(const Value& params) {
    auto name = params.text_or("name", "");
    if (name.empty()) {
        throw domain::ValueError("say whom: the beginning of a name, an id or an address");
    }
    return name;
}

/// A parameter that is a day. Throws ValueError when it is there and none.
std::optional<Date> day_param(const Value& params, std::string_view name, Date today) {
    const auto text = params.text_or(name, "");
    if (text.empty()) {
        return std::nullopt;
    }
    const auto date = read_day(text, today);
    if (!date) {
        throw domain::ValueError(
            "\"" + text + "\" is no day; write it like 2026-11-23, 3d, 2 weeks or yesterday");
    }
    return date;
}

/// A parameter that is one of a few words. Throws ValueError when it is there and none of them.
template <class Parse>
auto word_param(const Value& params, std::string_view name, const char* fallback, Parse parse) {
    const auto text = params.text_or(name, fallback);
    const auto word = parse(text);
    if (!word) {
        throw domain::ValueError(std::string(name) + ": \"" + text + "\" is not known");
    }
    return *word;
}

Value to_value(const domain::Attempt& attempt) {
    Value value;
    value["delivery"] = attempt.delivery;
    value["kind"] = domain::to_text(attempt.kind);
    value["channel"] = attempt.channel;
    value["reminder"] = attempt.reminder;
    value["number"] = attempt.number;
    value["started_at"] = domain::format_instant(attempt.started_at);
    value["ended_at"] =
        attempt.ended_at ? Value(domain::format_instant(*attempt.ended_at)) : Value();
    value["result"] = attempt.result ? Value(domain::to_text(*attempt.result)) : Value();
    value["uncertain"] = attempt.uncertain;
    value["code"] = attempt.code;
    value["text"] = attempt.text;
    return value;
}

} // namespace

using Method = Commands::Answer (Commands::*)(const Value&);

bool Commands::knows(const std::string& method) {
    static constexpr const char* methods[] = {"due",  "agenda", "show", "done",
                                              "skip", "snooze", "log",  "history"};
    return std::find(std::begin(methods), std::end(methods), method) != std::end(methods);
}

Commands::Answer Commands::run(const std::string& method, const Value& params) {
    static const std::map<std::string, Method> methods{
        {"due", &Commands::due},   {"agenda", &Commands::agenda},  {"show", &Commands::show},
        {"done", &Commands::done}, {"skip", &Commands::skip},      {"snooze", &Commands::snooze},
        {"log", &Commands::log},   {"history", &Commands::history}};
    try {
        return (this->*methods.at(method))(params);
    } catch (const domain::ValueError& error) {
        return wrong(error.what());
    } catch (const domain::StoreError& error) {
        return Refusal{control::refusal_code::store, error.what(), {}};
    }
}

Commands::Answer Commands::due(const Value&) {
    const auto now = clock_.now();
    const auto today = engine_.today(now);
    auto reminders = engine_.store().open_reminders();
    std::erase_if(reminders, [](const Reminder& one) { return one.state != ReminderState::Open; });
    std::stable_sort(reminders.begin(), reminders.end(), [&](const auto& a, const auto& b) {
        return relative_lateness(a, today) > relative_lateness(b, today);
    });
    auto result = versioned();
    result["date"] = domain::format_date(today);
    result["items"] = to_items(reminders, engine_, now);
    return result;
}

Commands::Answer Commands::agenda(const Value& params) {
    const auto now = clock_.now();
    const auto today = engine_.today(now);
    const auto days = std::clamp<std::int64_t>(params.integer_or("days", 30), 0, 548);
    const auto to = domain::plus_days(today, static_cast<int>(days));
    auto result = versioned();
    result["from"] = domain::format_date(today);
    result["to"] = domain::format_date(to);
    result["items"] = to_items(engine_.store().agenda(today, to, true), engine_, now);
    return result;
}

Commands::Answer Commands::show(const Value& params) {
    const auto now = clock_.now();
    auto found = find_contact(engine_.store(), whom(params));
    if (auto* refusal = std::get_if<Refusal>(&found)) {
        return std::move(*refusal);
    }
    const auto& contact = std::get<domain::Contact>(found);
    const auto facts = engine_.store().facts(contact.id, engine_.today(now));
    auto reminders = facts->reminders;
    std::erase_if(reminders, [](const Reminder& one) { return domain::is_settled(one.state); });
    auto result = versioned();
    result["contact"] = wire::to_value(contact);
    result["first_known"] = domain::format_date(facts->first_known);
    result["items"] = to_items(reminders, engine_, now);
    Value interactions{Value::Array{}};
    for (const auto& one : engine_.store().interactions(contact.id, interactions_shown)) {
        interactions.push_back(wire::to_value(one));
    }
    result["interactions"] = std::move(interactions);
    return result;
}

std::variant<Commands::Meant, Refusal> Commands::meant(const Value& params) {
    auto& store = engine_.store();
    Meant result;
    if (const auto key = params.text_or("key", ""); !key.empty()) {
        auto reminder = store.reminder(key);
        auto contact = reminder ? store.contact(reminder->contact) : std::nullopt;
        if (!contact) {
            return wrong("there is no reminder \"" + key + "\"");
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
    const bool open =
        std::any_of(result.reminders.begin(), result.reminders.end(), [](const Reminder& one) {
            return one.state == ReminderState::Open || one.state == ReminderState::Snoozed;
        });
    if (!open) {
        return Refusal{control::refusal_code::nothing_to_do,
                       result.contact.name + " has no open reminder", contact_of(result.contact)};
    }
    return result;
}

Commands::Answer Commands::done(const Value& params) {
    return settle(params, ReminderState::Done, "kith done");
}

Commands::Answer Commands::skip(const Value& params) {
    return settle(params, ReminderState::Skipped, "kith skip");
}

Commands::Answer Commands::settle(const Value& params, ReminderState state, const char* by) {
    const auto now = clock_.now();
    auto found = meant(params);
    if (auto* refusal = std::get_if<Refusal>(&found)) {
        return std::move(*refusal);
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
    result["contact"] = contact_of(contact);
    result["settled"] = to_items(shown, engine_, now);
    result["next"] = next_item(contact.id, now);
    return result;
}

Value Commands::next_item(const domain::ContactId& contact, Instant now) {
    const auto facts = engine_.store().facts(contact, engine_.today(now));
    const Reminder* next = nullptr;
    for (const auto& reminder : facts->reminders) {
        const bool comes = !domain::is_settled(reminder.state);
        if (comes && (next == nullptr || reminder.due_at < next->due_at)) {
            next = &reminder;
        }
    }
    return next == nullptr ? Value() : to_item(*next, engine_, now);
}

Commands::Answer Commands::snooze(const Value& params) {
    const auto now = clock_.now();
    const auto& situation = engine_.situation();
    const auto days = params.integer_or("days", 0);
    const auto text = params.text_or("until", "");
    auto until = domain::parse_instant(text);
    if (!until) {
        auto day = day_param(params, "until", engine_.today(now));
        if (!day && (days < 1 || days > 3650)) {
            return wrong("snooze needs \"until\" or \"days\" from 1 to 3650");
        }
        day = day.value_or(domain::plus_days(engine_.today(now), static_cast<int>(days)));
        until = situation.zone.instant(*day, situation.configuration.at);
    }
    if (*until <= now) {
        return wrong("a snooze must end in the future");
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
    result["contact"] = contact_of(contact);
    result["snoozed"] = to_items(snoozed, engine_, now);
    return result;
}

Commands::Answer Commands::log(const Value& params) {
    const auto now = clock_.now();
    const auto today = engine_.today(now);
    auto found = find_contact(engine_.store(), whom(params));
    if (auto* refusal = std::get_if<Refusal>(&found)) {
        return std::move(*refusal);
    }
    const auto& contact = std::get<domain::Contact>(found);
    domain::Interaction interaction;
    interaction.contact = contact.id;
    interaction.date = day_param(params, "date", today).value_or(today);
    interaction.kind = word_param(params, "kind", "call", domain::parse_interaction_kind);
    interaction.direction = word_param(params, "direction", "out", domain::parse_direction);
    interaction.balance = word_param(params, "balance", "none", domain::parse_balance);
    interaction.note = params.text_or("note", "");
    interaction.source = "kith log";
    if (interaction.date > today) {
        return wrong("what happened cannot lie in the future");
    }
    std::optional<domain::Promise> promise;
    if (const auto due = day_param(params, "follow_up", today)) {
        promise =
            domain::Promise{0, contact.id, interaction.date, *due, params.text_or("promise", "")};
    }
    const auto open = engine_.store().open_reminders_of(contact.id);
    auto result = versioned();
    result["interaction"] = engine_.log(interaction, promise, now);
    std::vector<Reminder> settled;
    for (const auto& before : open) {
        auto after = engine_.store().reminder(before.key);
        if (after && domain::is_settled(after->state)) {
            settled.push_back(std::move(*after));
        }
    }
    result["contact"] = contact_of(contact);
    result["settled"] = to_items(settled, engine_, now);
    result["next"] = next_item(contact.id, now);
    return result;
}

Commands::Answer Commands::history(const Value& params) {
    std::optional<domain::ContactId> contact;
    if (const auto name = params.text_or("name", ""); !name.empty()) {
        auto found = find_contact(engine_.store(), name);
        if (auto* refusal = std::get_if<Refusal>(&found)) {
            return std::move(*refusal);
        }
        contact = std::get<domain::Contact>(found).id;
    }
    const auto limit = std::clamp<std::int64_t>(params.integer_or("limit", 50), 1, 1000);
    Value attempts{Value::Array{}};
    for (const auto& attempt : engine_.store().history(contact, static_cast<std::size_t>(limit))) {
        attempts.push_back(to_value(attempt));
    }
    auto result = versioned();
    result["attempts"] = std::move(attempts);
    return result;
}

} // namespace kith::app
