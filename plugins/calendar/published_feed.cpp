#include "calendar/published_feed.hpp"

#include "calendar/own_file.hpp"
#include "domain/stable_hash.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>

namespace kith::calendar {

namespace chr = std::chrono;

namespace {

/// Far above what a feed may have; guards against a file that is not ours.
constexpr std::size_t longest_kept = 16U << 20U;

/// The same for the same bytes, at this start and the next ones; eight bytes at a time, because an
/// edition of a megabyte is judged with every change. Not for secrets.
std::string print_of(std::string_view bytes) {
    std::array<std::uint64_t, 4> lanes{1, 2, 3, 4};
    const auto mix = [&](std::size_t lane, std::uint64_t word) {
        lanes[lane] = std::rotl((lanes[lane] ^ word) * 0x9e3779b97f4a7c15ULL, 29);
    };
    std::size_t at = 0;
    for (; bytes.size() - at >= 32; at += 32) {
        std::array<std::uint64_t, 4> words{};
        std::memcpy(words.data(), bytes.data() + at, 32);
        for (std::size_t lane = 0; lane < 4; ++lane) {
            mix(lane, words[lane]);
        }
    }
    std::string state(bytes.substr(at));
    for (const auto lane : lanes) {
        state += ' ' + std::to_string(lane);
    }
    return domain::stable_hex(state);
}

Snapshot snapshot_of(std::string bytes, chr::sys_seconds modified) {
    const std::string etag = '"' + print_of(bytes) + '-' + std::to_string(bytes.size()) + '"';
    return {std::make_shared<const std::string>(std::move(bytes)), etag, modified};
}

/// Not cut off, and without the zeros that a power loss leaves.
bool whole(std::string_view calendar) {
    return calendar.find('\0') == std::string_view::npos &&
           calendar.starts_with("BEGIN:VCALENDAR\r\n") &&
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
        if (target_) {
            replace_own_file(*target_, *snapshot_->bytes);
        }
    } catch (const FileError& error) {
        fault_ = error.what();
    }
}

void PublishedFeed::keep() noexcept {
    try {
        if (snapshot_) {
            replace_own_file(kept_, *snapshot_->bytes, snapshot_->modified);
        }
    } catch (const std::exception&) { // the next start begins without it
    }
}

} // namespace kith::calendar
