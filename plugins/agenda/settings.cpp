#include "agenda/settings.hpp"

#include "agenda/text.hpp"
#include "source/text_list.hpp"

namespace kith::agenda {

namespace {

using domain::Value;
using source::text_list;
using source::texts_of;

struct Number {
    const char* key;
    int lowest;
    int highest;
    int usual;
    const char* description;
};
constexpr Number past_days{"past_days", 0, 366, 30,
                           "how many days back meetings are proposed as interactions"};
constexpr Number ahead_days{"ahead_days", 0, 366, 14,
                            "how many days ahead meetings are proposed to prepare for"};
constexpr Number most_attendees{
    "most_attendees", 1, 500, 20,
    "an event with more others than these is a congress, not a meeting"};
constexpr Number grace_minutes{"grace_minutes", 1, 30 * 24 * 60, 60,
                               "how long the events of a folder that is empty or gone are kept"};

void add(Value& properties, const Number& number) {
    Value& property = properties[number.key];
    property["type"] = "integer";
    property["minimum"] = number.lowest;
    property["maximum"] = number.highest;
    property["default"] = number.usual;
    property["description"] = number.description;
}

int read(const Value& settings, const Number& number) {
    return static_cast<int>(settings.integer_or(number.key, number.usual));
}

} // namespace

Value settings_schema() {
    Value schema;
    schema["type"] = "object";
    schema["additionalProperties"] = false;
    schema["required"] = Value::Array{"paths", "me"};
    Value& properties = schema["properties"];
    properties["paths"] =
        text_list("calendars: *.ics files, and folders of them (vdirsyncer, khal)");
    properties["paths"]["items"]["x-path"] = true;
    properties["me"] = text_list("your own addresses, as invitations name you");
    properties["me"]["items"]["pattern"] = "@";
    add(properties, past_days);
    add(properties, ahead_days);
    add(properties, most_attendees);
    add(properties, grace_minutes);
    return schema;
}

Settings read_settings(const sdk::Session& session) {
    Settings read_in;
    const Value& settings = session.settings;
    read_in.shelf.paths = texts_of(settings, "paths");
    if (read_in.shelf.paths.empty()) {
        throw sdk::SettingRefused("/paths", "name at least one calendar: a file or a folder");
    }
    for (const auto& address : texts_of(settings, "me")) {
        read_in.diary.owner.addresses.push_back(small_letters(address));
    }
    if (read_in.diary.owner.addresses.empty()) {
        throw sdk::SettingRefused(
            "/me", "name your own addresses: without them you would be proposed to yourself");
    }
    read_in.shelf.timing.grace = std::chrono::minutes(read(settings, grace_minutes));
    read_in.shelf.instance = session.instance;
    read_in.diary.owner.most_attendees = static_cast<std::size_t>(read(settings, most_attendees));
    read_in.shelf.past_days = read(settings, past_days);
    read_in.diary.past_days = read(settings, past_days);
    read_in.diary.ahead_days = read(settings, ahead_days);
    read_in.diary.language = session.language;
    read_in.diary.time_zone = domain::Zone::exists(session.time_zone) ? session.time_zone : "UTC";
    return read_in;
}

} // namespace kith::agenda
