#include "remote/login.hpp"

#include "remote/password.hpp"
#include "sdk/plugin.hpp"

#include <algorithm>

namespace kith::remote {

namespace {

using domain::Value;

void refuse_unless(bool condition, const std::string& pointer, const std::string& what) {
    if (!condition) {
        throw sdk::SettingRefused(pointer, what);
    }
}

std::vector<std::string> command_of(const Value& settings) {
    std::vector<std::string> command;
    const Value* words = settings.find("password_command");
    if (words != nullptr && !words->is_null()) {
        for (const Value& word : words->as_array()) {
            command.push_back(word.as_string());
            refuse_unless(command.back().find('\0') == std::string::npos, "/password_command",
                          "an argument holds a NUL character");
        }
    }
    return command;
}

} // namespace

Value::Object login_settings() {
    const auto text = [](const char* description) {
        return Value(
            Value::Object{{"type", "string"}, {"minLength", 1}, {"description", description}});
    };
    Value file = text("a file with the password in its first line, mode 0600");
    file["x-path"] = true;
    // With such a setting the plugin runs what the user named, and kithd confines it less.
    Value command =
        Value::Object{{"type", "array"},
                      {"description", "a program and its arguments; prints the password"},
                      {"items", Value::Object{{"type", "string"}, {"minLength", 1}}},
                      {"x-command", true}};
    return {{"user", text("the name to log in with")},
            {"password_file", std::move(file)},
            {"password_command", std::move(command)}};
}

Login read_login(const Value& settings) {
    Login login{settings.text_or("user", ""),
                {settings.text_or("password_file", ""), command_of(settings)}};
    const bool from_file = !login.password.file.empty();
    const bool from_command = !login.password.command.empty();
    refuse_unless(!(from_file && from_command), "/password_command",
                  "password_file is set too: keep one of the two");
    refuse_unless(login.user.empty() || from_file || from_command, "/user",
                  "a user needs a password: add password_file or password_command");
    refuse_unless(!login.user.empty() || !from_file, "/password_file",
                  "a password needs a user: add user");
    refuse_unless(!login.user.empty() || !from_command, "/password_command",
                  "a password needs a user: add user");
    refuse_unless(
        std::ranges::none_of(login.user, [](unsigned char c) { return c < 0x20 || c == 0x7F; }),
        "/user", "the user name holds a control character");
    if (from_file) {
        try {
            (void)read_password_file(login.password.file);
        } catch (const PasswordError& error) {
            throw sdk::SettingRefused("/password_file", error.what());
        }
    }
    return login;
}

} // namespace kith::remote
