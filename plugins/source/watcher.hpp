#pragma once

#include "source/watched_places.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace kith::source {

/// Tells when something happens in the folders of a source: inotify on them, on what symbolic links
/// lead to, on the way to a directory that is not there yet, and on mounts while one is missing.
/// Costs no wake-up while nothing happens. Owns its descriptors.
class Watcher {
public:
    /// Whether something that came, changed or went in a watched folder is the source's business.
    using Matters =
        std::function<bool(const std::string& folder, const std::string& name, EntryKind kind)>;
    /// Throws std::system_error when the kernel gives no descriptor.
    explicit Watcher(Matters matters);
    ~Watcher();
    Watcher(const Watcher&) = delete;
    Watcher& operator=(const Watcher&) = delete;

    /// Readable when there is something to drain.
    [[nodiscard]] int descriptor() const { return poll_; }
    /// Takes all events; true when one of them matters.
    [[nodiscard]] bool drain();
    /// Whether the kernel had dropped events when drain() was called last: then what `matters` was
    /// asked about is not all that happened.
    [[nodiscard]] bool lost_some() const { return lost_some_; }

    struct Result {
        std::vector<std::string> failed; ///< paths that cannot be watched
        std::vector<std::string> fresh;  ///< not watched before, or another folder of that name
        bool has_new = false; ///< what happened there between the listing and now went unseen
    };
    /// Watches these places, and no longer watches anything else.
    [[nodiscard]] Result watch(const WatchedPlaces& places);

private:
    /// What is expected of one watched path.
    struct Interest {
        enum class Kind { Folder, Target, Ancestor };
        Kind kind = Kind::Folder;
        std::string path;
        std::set<std::string> names; ///< Ancestor: the ones that lead to a directory
    };
    [[nodiscard]] std::map<std::string, Interest> interests(const WatchedPlaces& places) const;
    [[nodiscard]] bool concerns(int watch, std::uint32_t mask, const std::string& name);
    void watch_mounts(bool wanted);

    Matters matters_;
    int poll_ = -1;
    int events_ = -1;
    int mounts_ = -1; ///< /proc/self/mountinfo, open only while a directory is missing
    bool lost_some_ = false;
    std::map<std::string, int> watches_;
    std::map<int, Interest> interest_of_;
};

} // namespace kith::source
