#pragma once

#include "sdk/plugin.hpp"
#include "source/moment.hpp"

#include <optional>

namespace kith::source {

/// A source plugin that reads the user's folders. Waits for nothing itself: run() waits for the
/// daemon, for the folders and for the time, and calls in. One thread.
class FolderSource : public sdk::Plugin {
public:
    /// The descriptor that tells of changes in the folders; -1 before start().
    [[nodiscard]] virtual int folder_events() const = 0;
    virtual void on_folder_event(Moment now) = 0;
    /// When on_time() is due; absent: nothing to wait for.
    [[nodiscard]] virtual std::optional<Moment::Steady> due() const = 0;
    /// After everything that happened, also when nothing is due: answers may have come, and the
    /// next page may go.
    virtual void on_time(Moment now) = 0;
};

} // namespace kith::source
