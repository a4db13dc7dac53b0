#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace kith::calendar {

/// One edition of a feed as it goes out. The bytes are shared with answers on their way.
struct Snapshot {
    std::shared_ptr<const std::string> bytes;
    std::string etag; ///< strong, with its quotes (RFC 9110 section 8.8.3)
    std::chrono::sys_seconds modified;
};

/// A feed's newest edition: in memory, in the file the user asked for, and, once it is to be kept,
/// in the plugin's own directory for the next start. Only whole calendars come here. Not
/// thread-safe.
class PublishedFeed {
public:
    /// `kept` holds the edition over restarts; `target` is the user's file, if any.
    /// An edition of an earlier run is there at once; one that cannot be read is as none.
    PublishedFeed(std::filesystem::path kept, std::optional<std::filesystem::path> target);

    /// Takes a new edition. Nothing is touched when its bytes are the same. Never throws on a file
    /// that cannot be written: see fault().
    void offer(std::string bytes, std::chrono::sys_seconds now);
    /// Keeps the edition for the next start. At the end, not with every change: a megabyte that is
    /// only served until the agenda comes again. After a crash an older one is there, or none.
    void keep() noexcept;

    [[nodiscard]] const std::optional<Snapshot>& snapshot() const { return snapshot_; }
    [[nodiscard]] const std::optional<std::filesystem::path>& target() const { return target_; }
    /// Why the last edition is not in its file; empty: it is. For the user.
    [[nodiscard]] const std::string& fault() const { return fault_; }

private:
    std::filesystem::path kept_;
    std::optional<std::filesystem::path> target_;
    std::optional<Snapshot> snapshot_;
    std::string fault_;
};

} // namespace kith::calendar
