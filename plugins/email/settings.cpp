#include "email/settings.hpp"

#include "email/address.hpp"
#include "remote/login.hpp"
#include "remote/loopback.hpp"
#include "sdk/plugin.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <unistd.h>

namespace kith::email {

namespace {

using domain::Value;
using sdk::SettingRefused;

Value text_setting(const char* description) {
    return Value::Object{{"type", "string"}, {"minLength", 1}, {"description", description}};
}

Value path_setting(const char* description) {
    Value setting = text_setting(description);
    setting["x-path"] = true;
    return setting;
}

Value list_setting(const char* description) {
    return Value::Object{{"type", "array"},
                         {"description", description},
                         {"items", Value::Object{{"type", "string"}, {"minLength", 1}}}};
}

/// With such a setting the plugin runs what the user named, and kithd confines it less.
Value command_setting(const char* description) {
    Value setting = list_setting(description);
    setting["x-command"] = true;
    return setting;
}

Value choice_setting(Value::Array choices, const char* description) {
    return Value::Object{
        {"type", "string"}, {"enum", std::move(choices)}, {"description", description}};
}

std::vector<std::string> texts(const Value& values, std::string_view key) {
    std::vector<std::string> out;
    if (const Value* list = values.find(key); list != nullptr && !list->is_null()) {
        for (const Value& item : list->as_array()) {
            out.push_back(item.as_string());
        }
    }
    return out;
}

bool is_ipv6(const std::string& host) {
    in6_addr address{};
    return ::inet_pton(AF_INET6, host.c_str(), &address) == 1;
}

void refuse_without(bool condition, const std::string& pointer, const std::string& what) {
    if (!condition) {
        throw SettingRefused(pointer, what);
    }
}

void judge_address(const std::string& address, const std::string& pointer) {
    refuse_without(
        is_mail_address(address), pointer,
        "this is no mail address that can be used: write it as name@example.org, without "
        "a display name, blanks, quotes or letters outside ASCII");
}

/// No argument may end early for the program that gets it.
void judge_command(const std::vector<std::string>& command, const std::string& pointer) {
    for (const std::string& argument : command) {
        refuse_without(argument.find('\0') == std::string::npos, pointer,
                       "an argument holds a NUL character");
    }
}

SmtpSettings read_smtp(const Value& values) {
    SmtpSettings smtp;
    smtp.host = values.text_or("host", "");
    refuse_without(!smtp.host.empty(), "", "host is missing: name the mail server");
    refuse_without(is_domain(smtp.host) || is_ipv6(smtp.host), "/host",
                   "this is no host name and no IP address");
    const std::string tls = values.text_or("tls", "starttls");
    smtp.tls = tls == "tls" ? Tls::Implicit : tls == "none" ? Tls::None : Tls::StartTls;
    refuse_without(
        smtp.tls != Tls::None || remote::is_loopback(smtp.host), "/tls",
        "mail leaves this machine only encrypted: use \"starttls\" or \"tls\"; \"none\" is "
        "for localhost, 127.0.0.1 and ::1");
    const int usual_port = smtp.tls == Tls::Implicit ? 465 : smtp.tls == Tls::None ? 25 : 587;
    smtp.port = static_cast<std::uint16_t>(values.integer_or("port", usual_port));
    smtp.ca_file = values.text_or("ca_file", "");
    refuse_without(smtp.ca_file.empty() || smtp.tls != Tls::None, "/ca_file",
                   "without TLS there is no certificate to judge: remove ca_file or change tls");
    refuse_without(smtp.ca_file.empty() || ::access(smtp.ca_file.c_str(), R_OK) == 0, "/ca_file",
                   "this file cannot be read");
    const auto login = remote::read_login(values);
    smtp.user = login.user;
    smtp.password = login.password;
    return smtp;
}

std::vector<std::string> read_sendmail(const Value& values) {
    for (const char* key :
         {"host", "port", "tls", "user", "password_file", "password_command", "ca_file"}) {
        refuse_without(values.find(key) == nullptr, "/" + std::string(key),
                       "this has no meaning with transport = \"sendmail\": remove it");
    }
    auto command = texts(values, "sendmail_command");
    if (command.empty()) {
        command = {"/usr/sbin/sendmail", "-oi"};
    }
    judge_command(command, "/sendmail_command");
    refuse_without(command.front().starts_with('/'), "/sendmail_command",
                   "the program needs its whole path, such as /usr/sbin/sendmail");
    refuse_without(::access(command.front().c_str(), X_OK) == 0, "/sendmail_command",
                   command.front() + " cannot be run: install it or name another program");
    return command;
}

} // namespace

Value settings_schema() {
    Value to = list_setting("who gets the mail; each address gets a mail of its own");
    Value port = Value::Object{{"type", "integer"},
                               {"minimum", 1},
                               {"maximum", 65535},
                               {"description", "587 with starttls, 465 with tls, 25 with none"}};
    Value timeout = Value::Object{{"type", "integer"},
                                  {"minimum", 1},
                                  {"maximum", 600},
                                  {"default", 60},
                                  {"description", "seconds the mail server may stay silent"}};
    Value::Object properties{
        {"to", std::move(to)},
        {"from", text_setting("the sender's address, one the server lets you use")},
        {"transport", choice_setting({"smtp", "sendmail"}, "how mail leaves; smtp if absent")},
        {"host", text_setting("the mail server, by name")},
        {"port", std::move(port)},
        {"tls", choice_setting({"starttls", "tls", "none"},
                               "encryption; starttls if absent, none only to this machine")},
        {"ca_file",
         path_setting("a PEM file with the authorities to trust instead of the system's")},
        {"sendmail_command",
         command_setting("a sendmail program and its arguments, with whole path")},
        {"timeout_s", std::move(timeout)}};
    properties.merge(remote::login_settings());
    return Value::Object{{"type", "object"},
                         {"required", Value::Array{"to", "from"}},
                         {"additionalProperties", false},
                         {"properties", std::move(properties)}};
}

Settings read_settings(const Value& values) {
    Settings settings;
    settings.from = values.at("from").as_string();
    judge_address(settings.from, "/from");
    settings.to = texts(values, "to");
    refuse_without(!settings.to.empty() && settings.to.size() <= 20, "/to",
                   "name between one and twenty addresses");
    for (std::size_t i = 0; i < settings.to.size(); ++i) {
        const std::string pointer = "/to/" + std::to_string(i);
        judge_address(settings.to[i], pointer);
        refuse_without(std::ranges::count(settings.to, settings.to[i]) == 1, pointer,
                       "this address stands here twice: remove one");
    }
    settings.patience = std::chrono::seconds(values.integer_or("timeout_s", 60));
    if (values.text_or("transport", "smtp") == "sendmail") {
        settings.sendmail_command = read_sendmail(values);
    } else {
        refuse_without(values.find("sendmail_command") == nullptr, "/sendmail_command",
                       "this has no meaning without transport = \"sendmail\"");
        settings.smtp = read_smtp(values);
    }
    return settings;
}

} // namespace kith::email
