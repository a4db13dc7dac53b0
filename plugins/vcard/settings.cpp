#include "vcard/settings.hpp"

#include "sdk/plugin.hpp"
#include "source/text_list.hpp"

#include <filesystem>

namespace kith::vcard {

namespace {

using domain::Value;
using source::text_list;
using source::texts_of;

constexpr int default_grace_minutes = 60;
constexpr int longest_grace_minutes = 30 * 24 * 60;

} // namespace

Value settings_schema() {
    Value schema;
    schema["type"] = "object";
    schema["additionalProperties"] = false;
    schema["required"] = Value::Array{"directories"};
    Value& properties = schema["properties"];
    properties["directories"] =
        text_list("folders with *.vcf files, and folders of such folders (vdirsyncer)");
    properties["directories"]["items"]["x-path"] = true;
    properties["ignore_categories"] = text_list("CATEGORIES that are to become no tags");
    properties["ignore_categories"]["default"] = Value::Array{"myContacts"};
    Value& grace = properties["grace_minutes"];
    grace["type"] = "integer";
    grace["minimum"] = 1;
    grace["maximum"] = longest_grace_minutes;
    grace["default"] = default_grace_minutes;
    grace["description"] = "how long the people of a folder that is empty or gone are kept";
    return schema;
}

Library::Settings read_settings(const Value& settings) {
    Library::Settings read;
    read.directories = texts_of(settings, "directories");
    if (read.directories.empty()) {
        throw sdk::SettingRefused("/directories", "name at least one folder with vCards");
    }
    for (std::size_t i = 0; i < read.directories.size(); ++i) {
        std::string& directory = read.directories[i];
        while (directory.size() > 1 && directory.ends_with('/')) {
            directory.pop_back();
        }
        std::error_code ignored;
        if (std::filesystem::is_regular_file(directory, ignored)) {
            throw sdk::SettingRefused("/directories/" + std::to_string(i),
                                      directory + " is a file; name the folder it lies in");
        }
    }
    read.ignored_categories = texts_of(settings, "ignore_categories");
    read.timing.grace =
        std::chrono::minutes(settings.integer_or("grace_minutes", default_grace_minutes));
    return read;
}

} // namespace kith::vcard
