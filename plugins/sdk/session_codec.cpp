#include "sdk/session_codec.hpp"

#include "wire/json.hpp"
#include "wire/members.hpp"
#include "wire/settings_schema.hpp"

namespace kith::sdk {

using domain::Value;
using wire::Members;

bool speaks_our_version(const Value& params) {
    const Members range = Members(params).object("protocol");
    const auto lowest = range.integer("min", 0, wire::max_exact_integer);
    const auto highest = range.integer("max", 0, wire::max_exact_integer);
    return lowest <= protocol_version && protocol_version <= highest;
}

Session session_from(const Value& params, const Value& schema) {
    const Members members(params);
    Session session;
    session.instance = members.name("instance", 64);
    session.channel = members.text("channel");
    session.state_dir = members.text_or("state_dir", "");
    session.language = members.text_or("language", "en");
    session.time_zone = members.text_or("time_zone", "UTC");
    const Value* settings = members.find("settings");
    session.settings =
        wire::with_defaults(schema, settings == nullptr ? Value(Value::Object{}) : *settings);
    const auto faults = wire::check_settings(schema, session.settings);
    if (!faults.empty()) {
        throw SettingRefused(faults[0].pointer, faults[0].what);
    }
    return session;
}

Value described(const Plugin& plugin) {
    Value description = plugin.description();
    description["protocol"]["min"] = protocol_version;
    description["protocol"]["max"] = protocol_version;
    return description;
}

Value introduced(const Plugin& plugin) {
    const Value description = plugin.description();
    Value result;
    result["protocol"] = protocol_version;
    result["plugin"]["name"] = description.at("name");
    result["plugin"]["version"] = description.at("version");
    const Value* capabilities = description.find("capabilities");
    result["capabilities"] = capabilities == nullptr ? Value(Value::Object{}) : *capabilities;
    return result;
}

} // namespace kith::sdk
