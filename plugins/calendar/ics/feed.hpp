#pragma once

#include "calendar/ics/entry_writer.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kith::ics {

/// What of an agenda a feed shows. Over either limit the entries farthest ahead are left out first.
struct FeedLimits {
    std::chrono::days back{30};
    std::chrono::months ahead{18};
    std::size_t entries = 2000;
    std::size_t bytes = 1'000'000; ///< of the whole calendar
};

/// A calendar that changes entry by entry: each is written once, when it comes or changes, and kept
/// as text; a new edition is a concatenation. With trim() its memory has a bound, however large the
/// agenda. Not thread-safe.
class Feed {
public:
    explicit Feed(CalendarTraits traits, FeedLimits limits = {});

    /// Takes an entry, in place of the one with its uid. One that no calendar can hold is dropped.
    void put(const domain::AgendaEntry& entry);
    void remove(std::string_view uid);

    /// Forgets what lies before the window of that day, and of more than twice what an edition
    /// holds the farthest ahead. What comes later and lies there is not kept either.
    void trim(domain::Date today);
    /// Whether an edition of that day lacks nothing that was forgotten. Otherwise all entries have
    /// to be put into a new Feed.
    [[nodiscard]] bool reaches(domain::Date today) const;

    /// The calendar as it is on that day: the same entries and day give the same bytes.
    [[nodiscard]] std::string edition(domain::Date today) const;

private:
    struct Position {
        std::chrono::sys_seconds start;
        std::string uid;
        friend auto operator<=>(const Position&, const Position&) = default;
    };
    struct Block {
        std::chrono::sys_days day;
        std::string text;
    };
    using Blocks = std::map<Position, Block>;
    struct Window {
        std::chrono::sys_days first;
        std::chrono::sys_days last;
    };
    struct View {
        std::vector<std::string_view> texts;
        std::size_t bytes = 0; ///< with what stands before and after them
        bool is_full = false;  ///< nothing behind them could be shown
    };

    [[nodiscard]] Window window(domain::Date today) const;
    [[nodiscard]] View view(const Window& window) const;
    void erase(Blocks::iterator block);

    EntryWriter writer_;
    FeedLimits limits_;
    Blocks blocks_;
    std::unordered_map<std::string_view, Blocks::iterator> by_uid_; ///< views into blocks_
    std::size_t bytes_ = 0;                                         ///< of all texts
    std::optional<std::chrono::sys_days> earliest_; ///< what lies before is forgotten
    std::optional<Position> farthest_;              ///< and so is what lies here or behind
};

} // namespace kith::ics
