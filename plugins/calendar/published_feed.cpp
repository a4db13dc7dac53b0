#include "calendar/published_feed.hpp"

#include "calendar/own_file.hpp"
#include "domain/stable_hash.hpp"

#include <algorithm>
#include <utility>

namespace kith::calendar {

namespace chr = std::chrono;

namespace {

/// Far above what a feed may have; guards against a file that is not ours.
constexpr std::size_t longest_kept = 16U << 20U;

Snapshot snapshot_of(std::string bytes, chr::sys_seconds modified) {
    const std::string etag =
        '"' + domain::stable_hex(bytes) + '-' + std::to_string(bytes.size()) + '"';
    return {std::make_shared<const std::string>(std::move(bytes)), etag, modified};
}

bool whole(std::string_view calendar) {
    return calendar.starts_with("BEGIN:VCALENDAR\r\n") &&
           calendar.ends_with("\r\nEND:VCALENDAR\r\n");
}

} // namespace

PublishedFeed::PublishedFeed(std::filesystem::path kept,
                             std::optional<std::filesystem::path> target)
    : kept_(std::move(kept)), target_(std::move(target)) {
    try {
        auto file = read_own_file(kept_, longest_kept);
        if (file && whole(file->content)) {
            snapshot_ = snapshot_of(std::move(file->content), file->modified);
        }
    } catch (const FileError& error) {
        fault_ = error.what();
    }
}

void PublishedFeed::offer(std::string bytes, chr::sys_seconds now) {
    if (!snapshot_ || *snapshot_->bytes != bytes) {
        // Two editions in one second must not look alike to a client that knows only times.
        const auto modified =
            snapshot_ ? std::max(now, snapshot_->modified + chr::seconds(1)) : now;
        snapshot_ = snapshot_of(std::move(bytes), modified);
    }
    fault_.clear();
    try {
        replace_own_file(kept_, *snapshot_->bytes, snapshot_->modified);
    } catch (const FileError& error) {
        fault_ = error.what();
    }
    try {
        if (target_) {
            replace_own_file(*target_, *snapshot_->bytes);
        }
    } catch (const FileError& error) {
        fault_ = error.what();
    }
}

} // namespace kith::calendar
