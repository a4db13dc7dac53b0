#include "app/interaction_commands.hpp"

#include "app/command_params.hpp"
#include "app/contact_finder.hpp"
#include "app/day_words.hpp"
#include "app/items.hpp"
#include "app/people_finder.hpp"
#include "words/words.hpp"

namespace kith::app {

using control::Refusal;
using domain::Instant;
using domain::Reminder;
using domain::Value;
using words::say;

namespace {

/// How soon somebody who was promised an introduction may expect it.
constexpr domain::Span introduced_within{1, domain::Span::Unit::Weeks};

} // namespace

CommandHandlers InteractionCommands::handlers() {
    return {{"log", [this](const auto& params, auto now) { return log(params, now); }}};
}

std::optional<domain::Promise> InteractionCommands::promised(const Value& params,
                                                             const domain::Interaction& made,
                                                             domain::Date today) {
    const auto due = day_param(params, "follow_up", today);
    auto text = params.text_or("promise", "");
    const auto other = params.text_or("introduce", "");
    if (!text.empty() && !other.empty()) {
        throw domain::ValueError(
            say("an introduction is a promise already: log the other one by itself"));
    }
    if (!due && other.empty()) {
        return std::nullopt;
    }
    domain::Promise promise;
    promise.contact = made.contact;
    promise.made = made.date;
    promise.due = due.value_or(domain::advanced(today, introduced_within));
    promise.text = std::move(text);
    if (promise.due < made.date) {
        throw domain::ValueError(say("what was promised cannot be due before it was said"));
    }
    if (promise.due < today) {
        throw domain::ValueError(
            say("a follow-up lies ahead, and {} is over", domain::format_date(promise.due)));
    }
    return promise;
}

std::variant<domain::Contact, Refusal> InteractionCommands::other_side(const Value& params,
                                                                       const domain::Contact& one) {
    auto found = find_contact(engine_.store(), params.at("introduce").as_string());
    const auto* other = std::get_if<domain::Contact>(&found);
    if (other == nullptr) {
        return found;
    }
    for (const auto* side : {&one, other}) {
        if (side->subject != domain::SubjectKind::Person) {
            return wrong(say("only people can be introduced to each other, and {} is no person",
                             side->name));
        }
    }
    if (other->id == one.id) {
        return wrong(say("{} needs no introduction to {}", one.name, one.name));
    }
    return found;
}

domain::Interaction InteractionCommands::reported(const Value& params,
                                                  const domain::ContactId& contact,
                                                  domain::Date today) {
    domain::Interaction interaction;
    interaction.contact = contact;
    const auto day = read_day(params.text_or("date", ""), today, Toward::Past);
    interaction.date = day ? *day : day_param(params, "date", today).value_or(today);
    interaction.kind = word_param(params, "kind", "call", read_kind);
    interaction.direction = word_param(params, "direction", "out", domain::parse_direction);
    interaction.balance = word_param(params, "balance", "none", domain::parse_balance);
    interaction.note = params.text_or("note", "");
    interaction.source = "kith log";
    if (interaction.date > today) {
        throw domain::ValueError(say("what happened cannot lie in the future"));
    }
    return interaction;
}

std::variant<std::vector<domain::Contact>, Refusal>
InteractionCommands::logged_people(Value& params, domain::Date today) {
    const auto* typed = params.find("words");
    if (typed == nullptr || typed->as_array().empty()) {
        auto found = find_contact(engine_.store(), whom(params));
        if (auto* refusal = std::get_if<Refusal>(&found)) {
            return std::move(*refusal);
        }
        return std::vector{std::move(std::get<domain::Contact>(found))};
    }
    std::vector<std::string> texts;
    for (const auto& word : typed->as_array()) {
        texts.push_back(word.as_string());
    }
    const auto read = read_log_words(texts, today);
    if (read.people.empty()) {
        throw domain::ValueError(say("say whom: the beginning of a name, an id or an address"));
    }
    if (read.day && !params.text_or("date", "").empty()) {
        throw domain::ValueError(say("the day is said twice"));
    }
    if (read.day) {
        params["date"] = domain::format_date(*read.day);
    }
    if (read.kind) {
        params["kind"] = domain::to_text(*read.kind);
    }
    return find_people(engine_.store(), read);
}

Answer InteractionCommands::log(Value params, Instant now) {
    const auto today = engine_.today(now);
    auto found = logged_people(params, today);
    if (auto* refusal = std::get_if<Refusal>(&found)) {
        return std::move(*refusal);
    }
    const auto& people = std::get<std::vector<domain::Contact>>(found);
    const auto interaction = reported(params, people.front().id, today);
    auto promise = promised(params, interaction, today);
    Value introduced;
    if (!params.text_or("introduce", "").empty()) {
        if (people.size() > 1) {
            return wrong(say("an introduction is promised to one person at a time"));
        }
        auto other = other_side(params, people.front());
        if (auto* refusal = std::get_if<Refusal>(&other)) {
            return std::move(*refusal);
        }
        promise->introduces = std::get<domain::Contact>(other).id;
        introduced = brief_contact(std::get<domain::Contact>(other));
    }
    Value logged{Value::Array{}};
    engine_.store().transact([&] {
        for (const auto& contact : people) {
            logged.push_back(log_one(contact, interaction, promise, now));
        }
    });
    auto result = versioned();
    for (const auto& [member, value] : logged.as_array().front().as_object()) {
        result[member] = value;
    }
    result["introduces"] = std::move(introduced);
    result["logged"] = std::move(logged);
    return result;
}

Value InteractionCommands::log_one(const domain::Contact& contact, domain::Interaction interaction,
                                   std::optional<domain::Promise> promise, Instant now) {
    interaction.contact = contact.id;
    if (promise) {
        promise->contact = contact.id;
    }
    const auto open = engine_.store().open_reminders_of(contact.id);
    Value result;
    result["interaction"] = engine_.log(interaction, promise, now);
    result["promise"] = promise ? to_value(*promise) : Value();
    std::vector<Reminder> settled;
    for (const auto& before : open) {
        auto after = engine_.store().reminder(before.key);
        if (after && domain::is_settled(after->state)) {
            settled.push_back(std::move(*after));
        }
    }
    result["contact"] = brief_contact(contact);
    result["settled"] = to_items(settled, engine_, now);
    result["next"] = next_item(engine_, contact.id, now);
    result["kind"] = domain::to_text(interaction.kind);
    result["date"] = domain::format_date(interaction.date);
    return result;
}

} // namespace kith::app
