#pragma once

#include "desktop/popup.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kith::desktop {

/// A popup that was shown and neither withdrawn, answered nor dismissed by the user.
struct OpenPopup {
    Popup popup;
    std::uint32_t id = 0; ///< the number the server gave it
    std::string server;   ///< the server that gave it, as ServerWatch names it

    friend bool operator==(const OpenPopup&, const OpenPopup&) = default;
};

/// What must outlive this process: the popups that are open, so that the next process makes their
/// buttons work again. One file in the plugin's state directory, mode 0600, replaced as a whole and
/// synced. Not thread-safe.
///
/// Every change holds in memory at once; when the file cannot be written, it then throws
/// std::runtime_error.
class PopupRecord {
public:
    /// More popups than this nobody reads: the oldest is forgotten (it stays on the screen).
    static constexpr std::size_t most_open = 100;

    PopupRecord() = default; ///< remembers nothing beyond the process
    /// Reads what the last process of this installation left. A file that is none of ours counts as
    /// none.
    PopupRecord(const std::string& state_dir, std::string instance);

    [[nodiscard]] const std::vector<OpenPopup>& open() const { return open_; }
    [[nodiscard]] const OpenPopup* find(std::string_view key) const;

    void put(OpenPopup popup); ///< in place of the one of the same key
    void erase(std::string_view key);

private:
    void load();
    void save() const;

    std::string path_; ///< empty: no file
    std::string instance_;
    std::vector<OpenPopup> open_; ///< oldest first
};

} // namespace kith::desktop
