#pragma once

#include "calendar/ics/entry_writer.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kith::ics {

/// What of an agenda a feed shows. Over either limit the entries farthest ahead are left out first.
struct FeedLimits {
    std::chrono::days back{30};
    std::chrono::months ahead{18};
    std::size_t entries = 2000;
    std::size_t bytes = 1'000'000; ///< of the whole calendar
};

/// A calendar that changes entry by entry: each is written once, when it comes or changes, and kept
/// as text; a new edition is a concatenation. Not thread-safe.
class Feed {
public:
    explicit Feed(CalendarTraits traits, FeedLimits limits = {});

    /// Takes an entry, in place of the one with its uid. One that no calendar can hold is dropped.
    void put(const domain::AgendaEntry& entry);
    void remove(std::string_view uid);
    void clear();

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

    EntryWriter writer_;
    FeedLimits limits_;
    Blocks blocks_;
    std::unordered_map<std::string, Blocks::iterator> by_uid_;
};

} // namespace kith::ics
