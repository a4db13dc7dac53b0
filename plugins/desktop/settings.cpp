#include "desktop/settings.hpp"

namespace kith::desktop {
namespace {

domain::Value flag(const char* description) {
    domain::Value schema;
    schema["type"] = "boolean";
    schema["default"] = false;
    schema["description"] = description;
    return schema;
}

} // namespace

domain::Value settings_schema() {
    domain::Value schema;
    schema["type"] = "object";
    schema["additionalProperties"] = false;
    schema["properties"]["sound"] = flag("ask the desktop to play its sound of a new message");
    schema["properties"]["discreet"] = flag("popups name nobody and quote no note");
    return schema;
}

Settings read_settings(const domain::Value& settings) {
    return {.sound = settings.flag_or("sound", false),
            .discreet = settings.flag_or("discreet", false)};
}

} // namespace kith::desktop
