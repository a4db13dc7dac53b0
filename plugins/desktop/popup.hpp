#pragma once

#include "desktop/settings.hpp"
#include "domain/value.hpp"
#include "sdk/plugin.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kith::desktop {

/// A button of a popup: what the server reports when it is pressed, and what it says.
struct Button {
    std::string id;
    std::string label;

    friend bool operator==(const Button&, const Button&) = default;
};

/// What one delivery looks like on a screen, before the server's abilities are known. Plain text,
/// clean.
struct Popup {
    std::string key;      ///< of the delivery
    std::string category; ///< "x-kith.reminder", "x-kith.digest", "x-kith.notice"
    std::string summary;  ///< one line
    std::string body;     ///< lines ended by \n, none after the last
    std::vector<Button> buttons;
    bool sound = false;
    bool stays = true; ///< until it is put away; else as long as the server likes

    friend bool operator==(const Popup&, const Popup&) = default;
};

/// What a notification server says it can do (GetCapabilities of the desktop notifications
/// specification).
using Capabilities = std::set<std::string, std::less<>>;

/// The popup of a delivery, in the delivery's language.
///
/// A reminder has Done, Tomorrow, Next week. A digest of several has no Done: one press must not
/// close what eight people wait for. kith speaking of itself, and a test, have no button. There is
/// never a default action: a click beside the buttons, which puts a popup away, changes nothing.
[[nodiscard]] Popup compose(const sdk::Delivery& delivery, const Settings& settings);

/// The popup as this server takes it: the body escaped where it reads markup, no buttons where it
/// draws none, no sound where it plays none.
[[nodiscard]] Popup fit(Popup popup, const Capabilities& capabilities);

/// The event (PROTOCOL.md section 4) of a press; absent when the button is none of ours.
[[nodiscard]] std::optional<domain::Value> event_of(std::string_view button, std::string_view key);

} // namespace kith::desktop
