#include "ntfy/settings.hpp"

#include "remote/password.hpp"
#include "sdk/plugin.hpp"

#include <algorithm>
#include <unistd.h>

namespace kith::ntfy {

namespace {

using domain::Value;
using sdk::SettingRefused;

constexpr std::string_view topic_pattern = "^[A-Za-z0-9_-]{1,64}$";
constexpr std::size_t most_tags = 10;

Value text_setting(const char* description) {
    return Value::Object{{"type", "string"}, {"minLength", 1}, {"description", description}};
}

Value path_setting(const char* description) {
    Value setting = text_setting(description);
    setting["x-path"] = true;
    return setting;
}

Value flag_setting(const char* description) {
    return Value::Object{{"type", "boolean"}, {"description", description}};
}

void refuse_without(bool condition, const std::string& pointer, const std::string& what) {
    if (!condition) {
        throw SettingRefused(pointer, what);
    }
}

bool is_visible(std::string_view text) {
    return std::ranges::all_of(text, [](unsigned char c) { return c > 0x20 && c < 0x7F; });
}

remote::WebAddress read_address(const Value& values, Format format) {
    const std::string usual = format == Format::Ntfy ? "https://ntfy.sh" : "";
    const std::string text = values.text_or("url", usual);
    refuse_without(!text.empty(), "", "url is missing: name the address that gets the JSON");
    try {
        remote::WebAddress address = remote::web_address(text);
        if (format == Format::Ntfy) {
            refuse_without(address.path.find('?') == std::string::npos, "/url",
                           "an ntfy server's address has no query: write the topic into topic");
            while (address.path.ends_with('/')) {
                address.path.pop_back();
            }
        }
        return address;
    } catch (const remote::WebAddressError& error) {
        throw SettingRefused("/url", error.what());
    }
}

void read_login(const Value& values, Settings& settings) {
    settings.user = values.text_or("user", "");
    const std::string token = values.text_or("token_file", "");
    const std::string password = values.text_or("password_file", "");
    refuse_without(token.empty() || password.empty(), "/token_file",
                   "password_file is set too: keep one of the two");
    refuse_without(token.empty() || settings.user.empty(), "/user",
                   "a token needs no user: remove user, or use password_file");
    refuse_without(password.empty() || !settings.user.empty(), "/password_file",
                   "a password needs a user: add user, or use token_file");
    refuse_without(settings.user.empty() || !password.empty(), "/user",
                   "a user needs a password: add password_file");
    refuse_without(
        std::ranges::none_of(settings.user,
                             [](unsigned char c) { return c < 0x20 || c == 0x7F || c == ':'; }),
        "/user", "the user name holds a colon or a control character");
    settings.secret_file = token.empty() ? password : token;
    if (settings.secret_file.empty()) {
        return;
    }
    try {
        (void)remote::read_password_file(settings.secret_file);
    } catch (const remote::PasswordError& error) {
        throw SettingRefused(token.empty() ? "/password_file" : "/token_file", error.what());
    }
}

void read_dress(const Value& values, Settings& settings) {
    settings.priority = static_cast<int>(values.integer_or("priority", 3));
    if (const Value* tags = values.find("tags"); tags != nullptr && !tags->is_null()) {
        for (const Value& tag : tags->as_array()) {
            settings.tags.push_back(tag.as_string());
        }
    }
    refuse_without(settings.tags.size() <= most_tags, "/tags", "name ten tags at most");
    settings.click = values.text_or("click", "");
    refuse_without(is_visible(settings.click) && settings.click.size() <= 1000 &&
                       (settings.click.empty() || settings.click.find(':') != std::string::npos),
                   "/click", "this is no address: write it as https://host.example/path");
    settings.actions = values.flag_or("actions", true);
}

void refuse_ntfy_settings(const Value& values) {
    for (const char* key : {"topic", "priority", "tags", "click", "actions"}) {
        refuse_without(values.find(key) == nullptr, "/" + std::string(key),
                       "this has no meaning with format = \"webhook\": remove it");
    }
}

} // namespace

Value settings_schema() {
    Value topic = text_setting("the topic; whoever knows it can read along");
    topic["pattern"] = topic_pattern;
    const Value tag = Value::Object{{"type", "string"}, {"pattern", "^[^,\n]{1,40}$"}};
    // Without a default: kithd would fill it in for a webhook, too, which has none.
    Value priority = Value::Object{{"type", "integer"},
                                   {"minimum", 1},
                                   {"maximum", 5},
                                   {"description", "1 makes no sound, 5 insists; 3 if absent"}};
    Value timeout = Value::Object{{"type", "integer"},
                                  {"minimum", 1},
                                  {"maximum", 60},
                                  {"default", 30},
                                  {"description", "seconds one request and its answer may take"}};
    Value::Object properties{
        {"format", Value::Object{{"type", "string"},
                                 {"enum", Value::Array{"ntfy", "webhook"}},
                                 {"description", "what is posted; ntfy if absent"}}},
        {"url", text_setting("the ntfy server, https://ntfy.sh if absent, or the hook's address")},
        {"topic", std::move(topic)},
        {"user", text_setting("the name to log in with, for a password")},
        {"password_file", path_setting("a file with the password in its first line, mode 0600")},
        {"token_file", path_setting("a file with the access token in its first line, mode 0600")},
        {"ca_file",
         path_setting("a PEM file with the authorities to trust instead of the system's")},
        {"priority", std::move(priority)},
        {"tags", Value::Object{{"type", "array"},
                               {"items", tag},
                               {"description", "tags; names of emojis become emojis"}}},
        {"click", text_setting("the address that a tap on the message opens")},
        {"actions", flag_setting("buttons to call or write to the person; true if absent")},
        {"discreet", flag_setting("names nobody and quotes no note; false if absent")},
        {"withdraw", flag_setting("take back what was answered; true if absent, with a webhook "
                                  "false")},
        {"timeout_s", std::move(timeout)}};
    return Value::Object{
        {"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
}

Settings read_settings(const Value& values) {
    Settings settings;
    settings.format =
        values.text_or("format", "ntfy") == "webhook" ? Format::Webhook : Format::Ntfy;
    settings.address = read_address(values, settings.format);
    if (settings.format == Format::Ntfy) {
        settings.topic = values.text_or("topic", "");
        refuse_without(!settings.topic.empty(), "", "topic is missing: name the topic to post to");
        read_dress(values, settings);
    } else {
        refuse_ntfy_settings(values);
    }
    read_login(values, settings);
    settings.ca_file = values.text_or("ca_file", "");
    refuse_without(settings.ca_file.empty() || settings.address.encrypted, "/ca_file",
                   "without TLS there is no certificate to judge: remove ca_file or change url");
    refuse_without(settings.ca_file.empty() || ::access(settings.ca_file.c_str(), R_OK) == 0,
                   "/ca_file", "this file cannot be read");
    settings.discreet = values.flag_or("discreet", false);
    settings.withdraw = values.flag_or("withdraw", settings.format == Format::Ntfy);
    settings.patience = std::chrono::seconds(values.integer_or("timeout_s", 30));
    return settings;
}

} // namespace kith::ntfy
