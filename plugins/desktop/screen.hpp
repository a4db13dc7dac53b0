#pragma once

#include "desktop/popup.hpp"
#include "domain/outcome.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace kith::desktop {

/// What became of a call to the notification server.
struct Shown {
    std::uint32_t id = 0; ///< the server's number of the popup; 0: it failed
    std::string
        error_name;   ///< D-Bus name of the error the server or the bus sent; empty: none of theirs
    std::string text; ///< what went wrong, one line
};

/// What a failure to show a popup means for its delivery: the server's own refusal may pass and is
/// charged; anything the bus says (no such server, it died, no answer) is the way out being down.
[[nodiscard]] domain::Outcome outcome_of(const Shown& shown);

/// The popups on the screen, by key: libnotify, on a thread of its own because its calls wait for
/// the server for up to 25 s. Nothing here blocks the caller but the destructor, and that only
/// while a server is stuck.
///
/// All calls come from the thread of the default main context, and all call-backs are made there.
/// Destroyed after the loop of that context has ended.
class Screen {
public:
    /// Why a popup left the screen, as the specification counts.
    enum class Closed { Expired = 1, Dismissed = 2, ByCall = 3, Undefined = 4 };
    struct Listener {
        /// A button; the popup is put away.
        std::function<void(const std::string& key, const std::string& button)> pressed;
        std::function<void(const std::string& key, Closed why)> closed;
    };

    explicit Screen(Listener listener);
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    using Done = std::function<void(const Shown&)>;
    /// Shows the popup, in place of the one of the same key. When no such popup is known,
    /// `replaces` takes over one that another process of ours left on the screen under that number;
    /// 0 for none.
    void show(Popup popup, std::uint32_t replaces, Done done);
    /// Takes the popup of that key off the screen, if it is there. `replaces` as above.
    void close(std::string key, std::uint32_t replaces, std::function<void()> done);
    void ask_capabilities(std::function<void(const Capabilities&)> done);
    /// The server that showed the popups is gone, and its numbers with it.
    void forget();

private:
    class Thread;
    std::unique_ptr<Thread> thread_;
};

} // namespace kith::desktop
