#include "plugins/request_codec.hpp"

#include "wire/agenda_entry_codec.hpp"
#include "wire/line_reader.hpp"

#include <algorithm>
#include <chrono>

namespace kith::plugins {

using domain::Message;
using domain::MessageItem;
using domain::PluginDescription;
using domain::Value;
using domain::ValueError;

namespace {

template <class Texts> Value text_array(const Texts& texts) {
    Value array{Value::Array{}};
    for (const auto& text : texts) {
        array.push_back(text);
    }
    return array;
}

const char* to_text(Message::Kind kind) {
    switch (kind) {
    case Message::Kind::Single:
        return "single";
    case Message::Kind::Digest:
        return "digest";
    case Message::Kind::Notice:
        return "notice";
    case Message::Kind::Test:
        return "test";
    }
    return "single";
}

Value to_value(const MessageItem& item) {
    Value value;
    value["key"] = item.key;
    value["contact"]["id"] = item.contact.id;
    value["contact"]["name"] = item.contact.name;
    value["contact"]["emails"] = text_array(item.contact.emails);
    value["contact"]["phones"] = text_array(item.contact.phones);
    value["title"] = item.title;
    value["reasons"] = text_array(item.reasons);
    value["note"] = item.note;
    value["note_date"] = item.note_date ? domain::format_date(*item.note_date) : std::string();
    value["date"] = domain::format_date(item.date);
    value["late_days"] = item.late_days;
    value["new"] = item.is_new;
    value["entry"] = wire::to_value(item.entry);
    return value;
}

bool has(const Value& kinds, std::string_view kind) {
    const auto& list = kinds.as_array();
    return std::any_of(list.begin(), list.end(),
                       [&](const Value& item) { return item.as_string() == kind; });
}

/// Paths that a plugin needs whatever its settings are.
std::vector<std::string> places(const Value& needs, std::string_view member) {
    std::vector<std::string> found;
    if (const auto* list = needs.find(member)) {
        for (const auto& item : list->as_array()) {
            const auto& path = item.as_string();
            if (!path.starts_with('/') && path != "~" && !path.starts_with("~/")) {
                throw ValueError("a path of \"needs\" is neither absolute nor below ~/: " + path);
            }
            found.push_back(path);
        }
    }
    return found;
}

} // namespace

Value initialize_params(const PluginSpec& spec) {
    Value params;
    params["protocol"]["min"] = protocol_version;
    params["protocol"]["max"] = protocol_version;
    params["daemon"]["name"] = "kithd";
    params["daemon"]["version"] = KITH_VERSION;
    params["instance"] = spec.instance;
    params["channel"] = spec.channel;
    params["settings"] = spec.settings;
    params["state_dir"] = spec.state_dir;
    params["language"] = spec.language;
    params["time_zone"] = spec.time_zone;
    params["limits"]["max_line"] = wire::max_line;
    params["limits"]["max_inflight"] = spec.description.max_inflight;
    params["limits"]["deliver_ms"] = spec.description.deliver_limit.count();
    return params;
}

Value deliver_params(const Message& message) {
    Value params;
    params["key"] = message.key;
    params["kind"] = to_text(message.kind);
    params["round"] = message.round;
    params["attempt"] = message.attempt;
    params["uncertain"] = message.uncertain;
    params["deadline_ms"] = message.deadline.count();
    params["language"] = message.language;
    params["now"] = domain::format_instant(message.now);
    params["message"]["title"] = message.title;
    params["message"]["body"] = message.body;
    if (!message.preface.empty()) {
        params["message"]["preface"] = message.preface;
    }
    Value reminders{Value::Array{}};
    for (const auto& item : message.items) {
        reminders.push_back(to_value(item));
    }
    params["reminders"] = std::move(reminders);
    return params;
}

Value publish_params(const domain::AgendaPage& page) {
    Value params;
    params["revision"] = page.revision;
    params["full"] = page.full;
    params["last"] = page.last;
    Value upsert{Value::Array{}};
    for (const auto& entry : page.upsert) {
        upsert.push_back(wire::to_value(entry));
    }
    params["upsert"] = std::move(upsert);
    params["remove"] = text_array(page.remove);
    return params;
}

PluginDescription description_from(const Value& value) {
    PluginDescription description;
    description.name = value.at("name").as_string();
    description.version = value.at("version").as_string();
    const auto& protocol = value.at("protocol");
    description.protocol_min = static_cast<int>(protocol.at("min").as_integer());
    description.protocol_max = static_cast<int>(protocol.at("max").as_integer());
    if (description.protocol_min > protocol_version ||
        description.protocol_max < protocol_version) {
        throw ValueError("it does not speak version 1 of the protocol");
    }
    const auto& kinds = value.at("kinds");
    description.sink = has(kinds, "sink");
    description.mirror = has(kinds, "mirror");
    description.source = has(kinds, "source");
    if (!description.sink && !description.mirror && !description.source) {
        throw ValueError("\"kinds\" names none of sink, mirror, source");
    }
    static const Value nothing{Value::Object{}};
    const auto* capabilities = value.find("capabilities");
    const auto& can = capabilities == nullptr ? nothing : *capabilities;
    description.can_withdraw = can.flag_or("withdraw", false);
    description.can_check = can.flag_or("check", false);
    description.idempotency = can.text_or("idempotency", "none");
    description.max_inflight =
        static_cast<int>(std::clamp<std::int64_t>(can.integer_or("max_inflight", 1), 1, 64));
    description.deliver_limit = std::chrono::milliseconds(
        std::clamp<std::int64_t>(can.integer_or("deliver_ms", 60'000), 1'000, 900'000));
    const auto* needs = value.find("needs");
    const auto& wants = needs == nullptr ? nothing : *needs;
    description.needs_bus = wants.flag_or("dbus", false);
    description.needs_network = wants.flag_or("network", false);
    description.needs_reading = places(wants, "read");
    description.needs_writing = places(wants, "write");
    if (const auto* schema = value.find("settings")) {
        description.settings_schema = *schema;
    }
    return description;
}

} // namespace kith::plugins
