#include "maildir/settings.hpp"

#include "sdk/plugin.hpp"
#include "source/text_list.hpp"

#include <filesystem>

namespace kith::maildir {

namespace {

using domain::Value;
using source::text_list;
using source::texts_of;

constexpr int default_days = 60;
constexpr int most_days = 3660;
constexpr int default_recipients = 10;

Value number(int least, int most, int usual, const char* description) {
    Value value;
    value["type"] = "integer";
    value["minimum"] = least;
    value["maximum"] = most;
    value["default"] = usual;
    value["description"] = description;
    return value;
}

std::vector<std::string> directories_of(const Value& settings) {
    auto directories = texts_of(settings, "directories");
    if (directories.empty()) {
        throw sdk::SettingRefused("/directories", "name at least one folder with Maildirs");
    }
    for (std::size_t i = 0; i < directories.size(); ++i) {
        std::string& directory = directories[i];
        while (directory.size() > 1 && directory.ends_with('/')) {
            directory.pop_back();
        }
        std::error_code ignored;
        if (std::filesystem::is_regular_file(directory, ignored)) {
            throw sdk::SettingRefused("/directories/" + std::to_string(i),
                                      directory + " is a file; a Maildir is a folder with cur and "
                                                  "new in it");
        }
    }
    return directories;
}

Addresses addresses_of(const Value& settings, const std::string& key) {
    const auto written = texts_of(settings, key);
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (!Addresses::understands(written[i])) {
            throw sdk::SettingRefused('/' + key + '/' + std::to_string(i),
                                      '"' + written[i] +
                                          "\" is no address; write it as me@example.org, or "
                                          "@example.org for all of a domain");
        }
    }
    return Addresses(written);
}

} // namespace

Value settings_schema() {
    Value schema;
    schema["type"] = "object";
    schema["additionalProperties"] = false;
    schema["required"] = Value::Array{"directories", "me"};
    Value& properties = schema["properties"];
    properties["directories"] =
        text_list("Maildirs, and folders with Maildirs below (mbsync, offlineimap, notmuch)");
    properties["directories"]["items"]["x-path"] = true;
    properties["me"] = text_list("my own addresses, or @example.org for all of a domain");
    properties["me"]["items"]["pattern"] = "@";
    properties["ignore"] = text_list("addresses and domains whose mail is no touch");
    properties["days"] = number(1, most_days, default_days, "how far back mails are looked at");
    properties["most_recipients"] =
        number(1, 1000, default_recipients, "a mail to more people than this is no personal touch");
    return schema;
}

Settings read_settings(const Value& settings) {
    Settings read;
    read.directories = directories_of(settings);
    if (texts_of(settings, "me").empty()) {
        throw sdk::SettingRefused("/me", "name your own addresses: by them kith tells mail you "
                                         "wrote from mail to you");
    }
    read.who.me = addresses_of(settings, "me");
    read.who.ignored = addresses_of(settings, "ignore");
    read.who.most_recipients =
        static_cast<std::size_t>(settings.integer_or("most_recipients", default_recipients));
    read.days = static_cast<int>(settings.integer_or("days", default_days));
    return read;
}

} // namespace kith::maildir
