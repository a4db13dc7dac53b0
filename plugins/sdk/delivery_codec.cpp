#include "sdk/delivery_codec.hpp"

#include "wire/agenda_entry_codec.hpp"
#include "wire/json.hpp"
#include "wire/members.hpp"

#include <limits>

namespace kith::sdk {

namespace {

using wire::Members;

constexpr int int_max = std::numeric_limits<int>::max();
constexpr std::chrono::milliseconds longest_deadline = std::chrono::hours(24);

DeliveredReminder reminder_from(const Members& members) {
    DeliveredReminder reminder;
    reminder.key = members.text("key");
    const Members contact = members.object("contact");
    reminder.contact_id = contact.text("id");
    reminder.contact_name = contact.text("name");
    reminder.emails = contact.texts_or_none("emails");
    reminder.phones = contact.texts_or_none("phones");
    reminder.title = members.text("title");
    reminder.reasons = members.texts_or_none("reasons");
    reminder.note = members.text_or("note", "");
    reminder.note_date = members.text_or("note_date", "");
    reminder.date = members.date("date");
    reminder.late_days = static_cast<int>(members.integer_or("late_days", 0, 0, int_max));
    reminder.is_new = members.flag_or("new", true);
    reminder.entry = wire::agenda_entry_from(members.object("entry"));
    return reminder;
}

} // namespace

Delivery delivery_from(const domain::Value& params) {
    const Members members(params);
    Delivery delivery;
    delivery.key = members.name("key", 64);
    delivery.kind =
        static_cast<Delivery::Kind>(members.choice("kind", {"single", "digest", "notice", "test"}));
    delivery.round = static_cast<int>(members.integer_or("round", 1, 0, int_max));
    delivery.attempt = static_cast<int>(members.integer_or("attempt", 1, 0, int_max));
    delivery.uncertain = members.flag_or("uncertain", false);
    delivery.deadline = std::chrono::milliseconds(
        members.integer_or("deadline_ms", delivery.deadline.count(), 0, longest_deadline.count()));
    delivery.language = members.text_or("language", "en");
    delivery.now = members.instant("now");
    const Members message = members.object("message");
    delivery.title = message.text("title");
    delivery.preface = message.text_or("preface", "");
    delivery.body = message.text_or("body", "");
    for (const Members& reminder : members.objects_or_none("reminders")) {
        delivery.reminders.push_back(reminder_from(reminder));
    }
    delivery.params = params;
    return delivery;
}

AgendaPage agenda_page_from(const domain::Value& params) {
    const Members members(params);
    AgendaPage page;
    page.revision = members.integer("revision", 0, wire::max_exact_integer);
    page.full = members.flag_or("full", false);
    page.last = members.flag_or("last", true);
    for (const Members& entry : members.objects_or_none("upsert")) {
        page.upsert.push_back(wire::agenda_entry_from(entry));
    }
    page.remove = members.texts_or_none("remove");
    return page;
}

} // namespace kith::sdk
