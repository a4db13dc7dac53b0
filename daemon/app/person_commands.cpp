#include "app/person_commands.hpp"

#include "app/attention_value.hpp"
#include "app/command_params.hpp"
#include "app/contact_finder.hpp"
#include "app/items.hpp"
#include "app/network_value.hpp"
#include "delivery/phrases.hpp"
#include "domain/name_match.hpp"
#include "wire/contact_codec.hpp"
#include "wire/interaction_codec.hpp"

#include <algorithm>

namespace kith::app {

using control::Refusal;
using domain::Instant;
using domain::Reminder;
using domain::ReminderState;
using domain::Value;

namespace {

constexpr std::size_t interactions_shown = 20;
constexpr std::size_t settled_shown = 20;
constexpr std::size_t most_entries = 1000;
constexpr std::size_t most_names = 200;
constexpr int days_of_settled = 365;

/// An array of what `make` makes of each, without nulls.
template <class Things, class Make>
void add_array(Value& result, const char* member, const Things& things, Make make) {
    Value array{Value::Array{}};
    for (const auto& thing : things) {
        auto value = make(thing);
        if (!value.is_null()) {
            array.push_back(std::move(value));
        }
    }
    result[member] = std::move(array);
}

/// The pause is about the contact, or a network of theirs.
bool rests(const domain::Contact& contact, const domain::Pause& pause) {
    const auto& networks = contact.networks;
    return pause.subject == contact.id ||
           std::any_of(networks.begin(), networks.end(), [&](const std::string& name) {
               return pause.subject == domain::circle_id(domain::SubjectKind::Network, name);
           });
}

/// The network whose circle that is; null when it is none.
const domain::Network* network_of(const domain::Contact& contact, const Situation& situation) {
    const auto& networks = situation.configuration.networks;
    const auto found =
        std::find_if(networks.begin(), networks.end(), [&](const domain::Network& network) {
            return contact.id == domain::circle_id(domain::SubjectKind::Network, network.name);
        });
    return found == networks.end() ? nullptr : &*found;
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

CommandHandlers PersonCommands::handlers() {
    return {{"show", [this](const auto& params, auto now) { return show(params, now); }},
            {"names", [this](const auto& params, auto) { return names(params); }},
            {"balance", [this](const auto& params, auto now) { return balance(params, now); }},
            {"history", [this](const auto& params, auto now) { return history(params, now); }}};
}

Answer PersonCommands::show(const Value& params, Instant now) {
    const auto today = engine_.today(now);
    auto& store = engine_.store();
    auto found = find_contact(store, whom(params));
    if (auto* refusal = std::get_if<Refusal>(&found)) {
        return std::move(*refusal);
    }
    const auto& contact = std::get<domain::Contact>(found);
    const auto facts = store.facts(contact.id, today);
    auto result = versioned();
    result["contact"] = wire::to_value(contact);
    result["contact"]["subject"] = domain::to_text(contact.subject);
    result["first_known"] = domain::format_date(facts->first_known);
    result["items"] = items_of(*facts, Settled::No, now);
    result["settled"] = items_of(*facts, Settled::Yes, now);
    const auto& arranged = facts->arrangement;
    result["never"] = arranged.never || (contact.left_alone && !arranged.cadence);
    result["arrangement"] = arranged.cadence ? to_value(*arranged.cadence) : Value();
    add_array(result, "circles", store.circles_of(contact.id), [&](const auto& id) {
        const auto circle = store.contact(id);
        return circle ? brief_contact(*circle) : Value();
    });
    add_array(result, "promises", facts->promises, [](const auto& one) { return to_value(one); });
    add_array(result, "appointments", facts->appointments,
              [&](const auto& one) { return one.date < today ? Value() : to_value(one, store); });
    add_array(result, "pauses", engine_.situation().pauses, [&](const auto& pause) {
        const bool theirs = rests(contact, pause) && pause.days.to >= today;
        return theirs ? to_value(pause, store) : Value();
    });
    add_array(result, "interactions", store.interactions(contact.id, interactions_shown),
              [](const auto& one) { return wire::to_value(one); });
    if (const auto* network = network_of(contact, engine_.situation())) {
        result["network"] = network_value(*network, engine_, now);
    }
    return result;
}

Value PersonCommands::items_of(const domain::Facts& facts, Settled settled, Instant now) {
    auto reminders = facts.reminders;
    std::erase_if(reminders, [&](const Reminder& one) {
        const bool is_over = domain::is_settled(one.state);
        return is_over != (settled == Settled::Yes) || one.state == ReminderState::Cancelled;
    });
    if (settled == Settled::Yes) {
        std::stable_sort(reminders.begin(), reminders.end(),
                         [](const auto& a, const auto& b) { return a.settled_at > b.settled_at; });
        reminders.resize(std::min(reminders.size(), settled_shown));
    }
    return to_items(reminders, engine_, now);
}

Answer PersonCommands::history(const Value& params, Instant now) {
    const auto today = engine_.today(now);
    const auto limit =
        static_cast<std::size_t>(std::clamp<std::int64_t>(params.integer_or("limit", 50), 1, 1000));
    std::optional<domain::ContactId> contact;
    auto result = versioned();
    if (const auto name = params.text_or("name", ""); !name.empty()) {
        auto found = find_contact(engine_.store(), name);
        if (auto* refusal = std::get_if<Refusal>(&found)) {
            return std::move(*refusal);
        }
        contact = std::get<domain::Contact>(found).id;
        result["settled"] =
            items_of(engine_.store().facts(*contact, today).value(), Settled::Yes, now);
    } else {
        auto settled = engine_.store().settled_between(domain::plus_days(today, -days_of_settled),
                                                       today, limit);
        std::erase_if(settled, [](const Reminder& one) {
            return one.state != ReminderState::Done && one.state != ReminderState::Skipped;
        });
        result["settled"] = to_items(settled, engine_, now);
    }
    add_array(result, "attempts", engine_.store().history(contact, limit),
              [this](const auto& attempt) {
                  auto value = to_value(attempt);
                  const auto delivery = engine_.store().delivery(attempt.delivery);
                  value["state"] = delivery ? domain::to_text(delivery->state) : "";
                  return value;
              });
    result["untried"] = untried(result["settled"]);
    return result;
}

Answer PersonCommands::names(const Value& params) {
    const auto begins = params.text_or("begins", "");
    auto result = versioned();
    result["names"] = Value(Value::Array{});
    engine_.store().each_contact([&](const auto& id, const std::string& name) {
        if (begins.empty() || domain::match_name(begins, name) != domain::NameMatch::None) {
            Value one;
            one["id"] = id;
            one["name"] = name;
            result["names"].push_back(std::move(one));
        }
        return result["names"].as_array().size() < most_names;
    });
    return result;
}

Value PersonCommands::untried(const Value& items) const {
    Value ended{Value::Array{}};
    for (const auto& item : items.as_array()) {
        for (const auto& delivery : engine_.store().deliveries_of(item.at("key").as_string())) {
            const bool is_over = delivery.state == domain::DeliveryState::Superseded ||
                                 delivery.state == domain::DeliveryState::Dead;
            if (!is_over || delivery.attempts > 0 || !delivery.last_text.empty()) {
                continue;
            }
            Value value;
            value["delivery"] = delivery.key;
            value["kind"] = domain::to_text(delivery.kind);
            value["channel"] = delivery.channel;
            value["reminder"] = delivery.reminder;
            value["state"] = domain::to_text(delivery.state);
            ended.push_back(std::move(value));
        }
    }
    return ended;
}

Answer PersonCommands::balance(const Value& params, Instant now) {
    const auto today = engine_.today(now);
    auto found = find_contact(engine_.store(), whom(params));
    if (auto* refusal = std::get_if<Refusal>(&found)) {
        return std::move(*refusal);
    }
    const auto& contact = std::get<domain::Contact>(found);
    auto result = versioned();
    result["contact"] = brief_contact(contact);
    add_array(result, "entries", engine_.store().interactions(contact.id, most_entries),
              [](const auto& one) {
                  return one.balance == domain::Balance::None ? Value() : wire::to_value(one);
              });
    // The rule speaks with the next reminder, or has spoken: its sentence is the advice.
    const auto& phrases = delivery::Phrases::in(engine_.situation().language());
    const auto facts = engine_.store().facts(contact.id, today);
    result["advice"] = Value();
    for (const auto& reminder : facts->reminders) {
        for (const auto& reason : reminder.reasons) {
            if (reason.kind == domain::RuleKind::Balance && !domain::is_settled(reminder.state)) {
                result["advice"] = phrases.sentence(reason, contact.name, today);
            }
        }
    }
    return result;
}

} // namespace kith::app
