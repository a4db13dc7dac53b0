#pragma once

#include "desktop/popup_record.hpp"
#include "desktop/screen.hpp"
#include "desktop/server_watch.hpp"

#include <functional>
#include <set>
#include <string>

namespace kith::desktop {

/// Keeps on the screen what is open: shows it again when a server comes, and takes over at start
/// what the process before left standing. Default main context, like the Screen and the ServerWatch
/// it uses and does not own.
class Display {
public:
    /// `warn` hears that the record cannot be written; the popups then live as long as the process.
    Display(Screen& screen, ServerWatch& watch, std::function<void(const std::string&)> warn);

    /// Remembers from now on in this directory, beginning with what is there.
    void open(const std::string& state_dir, const std::string& instance);

    /// Shows a popup in place of the one of its key and remembers it once it is shown.
    /// The caller has asked the ServerWatch before.
    void show(const Popup& popup, std::function<void(const Shown&)> done);
    /// Forgets the popup and, when there is a server, takes it off its screen; `done` comes then.
    void close(const std::string& key, std::function<void()> done);

    /// No popup is known to the server that is there now.
    void server_replaced();
    /// The server speaks (again): what is open and not on its screen is shown, one after the other.
    void show_open();
    /// A button of the popup was pressed: it is open no more.
    void on_pressed(const std::string& key);
    void on_closed(const std::string& key, Screen::Closed why);

private:
    void show_again(const OpenPopup& open);
    void on_shown_again(const OpenPopup& open, const std::string& server, const Shown& shown);
    void remember(const Popup& popup, const std::string& server, const Shown& shown);
    [[nodiscard]] std::uint32_t number(const std::string& key) const;
    void keep(const std::function<void()>& change);

    Screen& screen_;
    ServerWatch& watch_;
    std::function<void(const std::string&)> warn_;
    PopupRecord record_;
    std::set<std::string> standing_; ///< keys that had their turn on the present server
    bool busy_ = false;              ///< one popup is being shown again
};

} // namespace kith::desktop
