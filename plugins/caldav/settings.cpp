#include "caldav/settings.hpp"

#include "caldav/url.hpp"
#include "remote/loopback.hpp"
#include "remote/web_address.hpp"
#include "sdk/plugin.hpp"

#include <array>
#include <charconv>
#include <unistd.h>

namespace kith::caldav {

namespace {

using domain::Value;
using sdk::SettingRefused;
using namespace std::chrono_literals;

constexpr auto least_poll = 60s;
constexpr auto most_poll = 24h;

Value text(const char* description) {
    return Value::Object{{"type", "string"}, {"minLength", 1}, {"description", description}};
}

Value text_or(const char* fallback, const char* description) {
    Value schema = text(description);
    schema["default"] = fallback;
    return schema;
}

Value flag(const char* description) {
    return Value::Object{{"type", "boolean"}, {"default", false}, {"description", description}};
}

Value choice(Value::Array choices, const char* fallback, const char* description) {
    return Value::Object{{"type", "string"},
                         {"enum", std::move(choices)},
                         {"default", fallback},
                         {"description", description}};
}

void refuse_unless(bool condition, const std::string& pointer, const std::string& what) {
    if (!condition) {
        throw SettingRefused(pointer, what);
    }
}

bool is_google(const std::string& host) {
    return host == "google.com" || host.ends_with(".google.com") ||
           host.ends_with(".googleusercontent.com");
}

std::string read_url(const std::string& given) {
    try {
        auto url = collection_url(given);
        refuse_unless(!is_google(host_of(url)), "/url",
                      "Google's CalDAV wants OAuth 2, which kith does not speak: use the calendar "
                      "plugin's file or another server");
        return url;
    } catch (const remote::WebAddressError& error) {
        throw SettingRefused("/url", error.what());
    }
}

ics::CalendarTraits read_traits(const Value& values) {
    using Component = ics::CalendarTraits::Component;
    ics::CalendarTraits traits;
    traits.component =
        values.text_or("as", "tasks") == "events" ? Component::Event : Component::Task;
    traits.busy_text = values.text_or("busy_text", "");
    traits.notes = values.flag_or("notes", false);
    traits.alarms = values.flag_or("alarms", false);
    traits.is_private = values.flag_or("private", false);
    refuse_unless(!traits.alarms || traits.component == Component::Event, "/alarms",
                  "tasks have no alarms of kith's: remove this or write as = \"events\"");
    return traits;
}

std::chrono::seconds read_poll(const Value& values, const std::string& url) {
    const auto poll = parse_interval(values.text_or("poll", "15 minutes"));
    refuse_unless(poll.has_value() && *poll <= most_poll, "/poll",
                  "write it as \"15 minutes\" or \"2 hours\", at most a day; \"0\" is never");
    refuse_unless(*poll == 0s || *poll >= least_poll || remote::is_loopback(host_of(url)), "/poll",
                  "more often than once a minute is for a server on this machine");
    return *poll;
}

} // namespace

std::optional<std::chrono::seconds> parse_interval(std::string_view text) {
    int number = 0;
    const auto* const end = text.data() + text.size();
    const auto [rest, fault] = std::from_chars(text.data(), end, number);
    if (fault != std::errc{} || number < 0 || number > 100'000) {
        return std::nullopt;
    }
    std::string_view unit(rest, static_cast<std::size_t>(end - rest));
    if (unit.empty()) {
        return number == 0 ? std::optional(0s) : std::nullopt;
    }
    if (unit.starts_with(' ')) {
        unit.remove_prefix(1);
    }
    struct Unit {
        std::string_view name;
        std::chrono::seconds length;
    };
    constexpr std::array units{Unit{"s", 1s},    Unit{"second", 1s},  Unit{"seconds", 1s},
                               Unit{"min", 60s}, Unit{"minute", 60s}, Unit{"minutes", 60s},
                               Unit{"h", 3600s}, Unit{"hour", 3600s}, Unit{"hours", 3600s}};
    for (const auto& known : units) {
        if (unit == known.name) {
            return number * known.length;
        }
    }
    return std::nullopt;
}

Value settings_schema() {
    Value ca_file = text("a PEM file with the authorities to trust instead of the system's");
    ca_file["x-path"] = true;
    Value busy = text("show this in place of every title, and nothing else");
    busy["maxLength"] = 255;
    Value timeout = Value::Object{{"type", "integer"},
                                  {"minimum", 1},
                                  {"maximum", 300},
                                  {"default", 30},
                                  {"description", "seconds the server may stay silent"}};
    Value::Object properties{
        {"url", text("the address of the calendar or task list, https://...")},
        {"as", choice({"events", "tasks"}, "tasks", "what the agenda becomes there")},
        {"deleted", choice({"leave", "done"}, "leave",
                           "what it means for the reminder when its entry is deleted there")},
        {"poll", text_or("15 minutes", "how often to look what was done there; \"0\": never")},
        {"ahead", text_or("12 months", "how far ahead the agenda is shown")},
        {"alarms", flag("an alarm before each event")},
        {"notes", flag("show notes, telephone numbers and addresses")},
        {"busy_text", std::move(busy)},
        {"private", flag("mark entries as private")},
        {"ca_file", std::move(ca_file)},
        {"timeout_s", std::move(timeout)}};
    properties.merge(remote::login_settings());
    return Value::Object{{"type", "object"},
                         {"required", Value::Array{"url"}},
                         {"additionalProperties", false},
                         {"properties", std::move(properties)}};
}

Settings read_settings(const Value& values) {
    Settings settings;
    settings.url = read_url(values.at("url").as_string());
    settings.login = remote::read_login(values);
    settings.ca_file = values.text_or("ca_file", "");
    refuse_unless(settings.ca_file.empty() || settings.url.starts_with("https://"), "/ca_file",
                  "without TLS there is no certificate to judge: remove ca_file or write https://");
    refuse_unless(settings.ca_file.empty() || ::access(settings.ca_file.c_str(), R_OK) == 0,
                  "/ca_file", "this file cannot be read");
    settings.traits = read_traits(values);
    settings.deletion =
        values.text_or("deleted", "leave") == "done" ? Deletion::Done : Deletion::Leave;
    settings.poll = read_poll(values, settings.url);
    const auto ahead = domain::parse_span(values.text_or("ahead", "12 months"));
    refuse_unless(ahead && ahead->count > 0 && domain::rough_days(*ahead) <= 5 * 366, "/ahead",
                  "write it as \"90 days\" or \"12 months\", at most five years");
    settings.ahead = *ahead;
    settings.patience = std::chrono::seconds(values.integer_or("timeout_s", 30));
    return settings;
}

} // namespace kith::caldav
