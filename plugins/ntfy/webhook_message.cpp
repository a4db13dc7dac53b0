#include "ntfy/webhook_message.hpp"

#include "ntfy/shortened.hpp"
#include "ntfy/words.hpp"
#include "remote/clean_text.hpp"
#include "wire/json.hpp"

namespace kith::ntfy {

namespace {

using domain::Value;
using Kind = sdk::Delivery::Kind;

constexpr int version = 1;

const char* name_of(Kind kind) {
    switch (kind) {
    case Kind::Single:
        return "single";
    case Kind::Digest:
        return "digest";
    case Kind::Notice:
        return "notice";
    case Kind::Test:
        break;
    }
    return "test";
}

Value texts(const std::vector<std::string>& lines) {
    Value::Array out;
    for (const std::string& line : lines) {
        out.emplace_back(remote::one_line(line));
    }
    return out;
}

Value::Object envelope(const char* event, const std::string& key, const sdk::Session& session) {
    return {{"version", version},
            {"event", event},
            {"key", key},
            {"instance", session.instance},
            {"channel", session.channel}};
}

Value reminder_of(const sdk::DeliveredReminder& reminder) {
    return Value::Object{
        {"key", reminder.key},
        {"contact", Value::Object{{"id", reminder.contact_id},
                                  {"name", remote::one_line(reminder.contact_name)},
                                  {"emails", texts(reminder.emails)},
                                  {"phones", texts(reminder.phones)}}},
        {"title", remote::one_line(reminder.title)},
        {"reasons", texts(reminder.reasons)},
        {"note", remote::one_line(reminder.note, 4000)},
        {"note_date", reminder.note_date},
        {"date", domain::format_date(reminder.date)},
        {"late_days", reminder.late_days},
        {"new", reminder.is_new}};
}

std::string joined_lines(const std::string& text) {
    std::string out;
    for (const std::string& line : remote::clean_lines(text)) {
        out += (out.empty() ? "" : "\n") + line;
    }
    return out;
}

Value::Object hidden(Value::Object message, const sdk::Delivery& delivery) {
    const bool names_people = delivery.kind == Kind::Single || delivery.kind == Kind::Digest;
    message["title"] = "kith";
    message["text"] = names_people ? waiting(delivery.language, delivery.reminders.size())
                      : delivery.kind == Kind::Test
                          ? joined_lines(delivery.body)
                          : std::string(words(delivery.language).about_kith);
    return message;
}

} // namespace

std::string webhook_message(const sdk::Delivery& delivery, const sdk::Session& session,
                            const Settings& settings, std::size_t most) {
    Value::Object message = envelope("deliver", delivery.key, session);
    message["kind"] = name_of(delivery.kind);
    message["round"] = delivery.round;
    message["language"] = delivery.language;
    message["count"] = static_cast<std::int64_t>(delivery.reminders.size());
    if (settings.discreet) {
        return wire::dump_json(hidden(std::move(message), delivery));
    }
    message["title"] = remote::one_line(delivery.title, 200);
    message["text"] = shortened(joined_lines(delivery.body), most / 4);
    Value::Array reminders;
    std::size_t room = most / 2;
    for (const auto& reminder : delivery.reminders) {
        Value item = reminder_of(reminder);
        const std::size_t size = wire::dump_json(item).size() + 1;
        if (size > room) {
            break;
        }
        room -= size;
        reminders.push_back(std::move(item));
    }
    message["left_out"] = static_cast<std::int64_t>(delivery.reminders.size() - reminders.size());
    message["reminders"] = std::move(reminders);
    return wire::dump_json(message);
}

std::string webhook_withdrawal(const std::string& key, const sdk::Session& session) {
    return wire::dump_json(envelope("withdraw", key, session));
}

} // namespace kith::ntfy
