#include "app/items.hpp"

#include "app/command_params.hpp"
#include "app/subjects.hpp"
#include "planning/touch.hpp"
#include "words/language.hpp"

#include <algorithm>

namespace kith::app {

using domain::Reminder;
using domain::Value;

namespace {

/// Among so many is the one that answered a reminder.
constexpr std::size_t interactions_read = 50;

/// That of the request which is answered; reminders themselves go out in the configured one.
const std::string& spoken_language(const Situation& situation) {
    return words::is_answering() ? words::spoken() : situation.language();
}

Value text_array(const std::vector<std::string>& texts) {
    Value array{Value::Array{}};
    for (const auto& text : texts) {
        array.push_back(text);
    }
    return array;
}

/// Where the interaction is from that answered it; empty when somebody typed it.
std::string answered_by(const Reminder& reminder, const domain::Store& store) {
    for (const auto& one : store.interactions(reminder.contact, interactions_read)) {
        if (one.date <= *reminder.settled_on) {
            return one.source == "kith log" ? std::string() : one.source;
        }
    }
    return {};
}

} // namespace

Value to_item(const Reminder& reminder, Engine& engine, domain::Instant now) {
    const auto subject = subject_of(reminder, engine.store(), engine.situation());
    if (!subject) {
        return {};
    }
    const auto& contact = subject->contact;
    const auto said =
        delivery::message_item(*subject, spoken_language(engine.situation()), engine.today(now));
    Value item;
    item["key"] = reminder.key;
    item["contact"] = brief_contact(contact);
    item["contact"]["emails"] = text_array(contact.emails);
    item["contact"]["phones"] = text_array(contact.phones);
    item["title"] = said.title;
    item["reasons"] = text_array(said.reasons);
    item["rule"] = reminder.reasons.front().rule;
    item["kind"] = domain::to_text(reminder.reasons.front().kind);
    item["date"] = domain::format_date(reminder.date);
    item["due_at"] = domain::format_instant(reminder.due_at);
    item["state"] = domain::to_text(reminder.state);
    item["late_days"] = said.late_days;
    item["note"] = said.note;
    item["note_date"] = said.note_date ? Value(domain::format_date(*said.note_date)) : Value();
    if (reminder.settled_on) {
        item["settled_on"] = domain::format_date(*reminder.settled_on);
        item["settled_by"] = reminder.settled_by;
        if (reminder.settled_by == planning::by_interaction) {
            const auto source = answered_by(reminder, engine.store());
            item["answered_by"] = source.empty() ? Value() : Value(source);
        }
    }
    return item;
}

Value to_items(const std::vector<Reminder>& reminders, Engine& engine, domain::Instant now) {
    Value items{Value::Array{}};
    for (const auto& reminder : reminders) {
        auto item = to_item(reminder, engine, now);
        if (!item.is_null()) {
            items.push_back(std::move(item));
        }
    }
    return items;
}

Value next_item(Engine& engine, const domain::ContactId& contact, domain::Instant now) {
    const auto facts = engine.store().facts(contact, engine.today(now));
    const Reminder* next = nullptr;
    for (const auto& reminder : facts->reminders) {
        const bool comes = !domain::is_settled(reminder.state);
        if (comes && (next == nullptr || reminder.due_at < next->due_at)) {
            next = &reminder;
        }
    }
    return next == nullptr ? Value() : to_item(*next, engine, now);
}

double relative_lateness(const Reminder& reminder, domain::Date today) {
    const auto& reason = reminder.reasons.front();
    const int late = domain::days_between(reminder.date, today);
    const int window =
        reason.at_worst ? std::max(domain::days_between(reason.date, *reason.at_worst), 1) : 7;
    return static_cast<double>(late) / window;
}

} // namespace kith::app
