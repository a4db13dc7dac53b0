#include "ntfy/ntfy_message.hpp"

#include "ntfy/shortened.hpp"
#include "ntfy/words.hpp"
#include "remote/clean_text.hpp"
#include "wire/json.hpp"

#include <algorithm>

namespace kith::ntfy {

namespace {

using domain::Value;
using Kind = sdk::Delivery::Kind;

constexpr std::size_t most_in_title = 120;
constexpr std::size_t most_actions = 3; // ntfy takes no more
constexpr std::size_t most_in_address = 300;

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) {
        text += (text.empty() ? "" : "\n") + line;
    }
    return text;
}

bool names_people(const sdk::Delivery& delivery) {
    return delivery.kind == Kind::Single || delivery.kind == Kind::Digest;
}

/// What a phone may be asked to open: as the agenda writes it, with nothing that could be more.
bool can_be_opened(std::string_view address, std::string_view scheme) {
    return address.starts_with(scheme) && address.size() > scheme.size() &&
           address.size() <= most_in_address &&
           std::ranges::all_of(address, [](unsigned char c) { return c > 0x20 && c < 0x7F; });
}

Value actions_of(const sdk::Delivery& delivery) {
    Value::Array actions;
    if (delivery.reminders.size() != 1) {
        return actions;
    }
    const Words& say = words(delivery.language);
    for (const std::string& address : delivery.reminders.front().entry.reach) {
        const bool phone = can_be_opened(address, "tel:");
        if (actions.size() < most_actions && (phone || can_be_opened(address, "mailto:"))) {
            actions.emplace_back(Value::Object{
                {"action", "view"}, {"label", phone ? say.call : say.write}, {"url", address}});
        }
    }
    return actions;
}

std::string discreet_text(const sdk::Delivery& delivery) {
    if (names_people(delivery)) {
        return waiting(delivery.language, delivery.reminders.size());
    }
    return delivery.kind == Kind::Test ? joined(remote::clean_lines(delivery.body))
                                       : std::string(words(delivery.language).about_kith);
}

Value::Object dressed(const sdk::Delivery& delivery, const Settings& settings) {
    Value::Object message{{"topic", settings.topic},
                          {"sequence_id", sequence_id(delivery.key)},
                          {"priority", settings.priority}};
    Value::Array tags(settings.tags.begin(), settings.tags.end());
    if (!tags.empty()) {
        message.emplace("tags", std::move(tags));
    }
    if (!settings.click.empty()) {
        message.emplace("click", settings.click);
    }
    Value actions = settings.actions && !settings.discreet ? actions_of(delivery) : Value();
    if (actions.is_array() && !actions.as_array().empty()) {
        message.emplace("actions", std::move(actions));
    }
    return message;
}

} // namespace

std::string ntfy_message(const sdk::Delivery& delivery, const Settings& settings,
                         std::size_t most) {
    Value::Object message = dressed(delivery, settings);
    std::string title = remote::one_line(delivery.title, most_in_title);
    std::string text = joined(remote::clean_lines(delivery.body));
    if (settings.discreet) {
        title = "kith";
        text = discreet_text(delivery);
    }
    if (text.empty()) { // of an empty one ntfy makes "triggered"
        text = title.empty() ? "kith" : title;
    }
    message["title"] = title.empty() ? "kith" : title;
    std::string whole;
    // What JSON escapes takes more room there: the text gives way until all fits.
    for (std::size_t room = most; whole.empty() || (whole.size() > 2 * most && room > 16);
         room = room * 3 / 4) {
        message["message"] = shortened(text, room);
        whole = wire::dump_json(message);
    }
    return whole;
}

std::string sequence_id(const std::string& key) {
    std::string id = key.substr(0, 64);
    std::ranges::replace_if(
        id,
        [](unsigned char c) {
            return !((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                     c == '-' || c == '_');
        },
        '_');
    return id;
}

} // namespace kith::ntfy
