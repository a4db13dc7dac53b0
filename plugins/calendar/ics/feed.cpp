#include "calendar/ics/feed.hpp"

#include <utility>
#include <vector>

namespace kith::ics {

namespace chr = std::chrono;

namespace {

/// The day `months` later, or the last of its month where that has no such day.
chr::sys_days later(domain::Date date, chr::months months) {
    const auto month = chr::year_month(date.year(), date.month()) + months;
    const domain::Date same = month / date.day();
    return same.ok() ? chr::sys_days(same) : chr::sys_days(month / chr::last);
}

} // namespace

Feed::Feed(CalendarTraits traits, FeedLimits limits)
    : writer_(std::move(traits)), limits_(limits) {}

void Feed::put(const domain::AgendaEntry& entry) {
    remove(entry.uid);
    const std::string_view text = writer_.block(entry);
    if (text.empty()) {
        return;
    }
    const std::string uid = clean_uid(entry.uid);
    const auto placed = blocks_.insert_or_assign(
        Position{start_of(entry), uid}, Block{chr::sys_days(entry.date), std::string(text)});
    by_uid_.insert_or_assign(uid, placed.first);
}

void Feed::remove(std::string_view uid) {
    const auto found = by_uid_.find(clean_uid(uid));
    if (found != by_uid_.end()) {
        blocks_.erase(found->second);
        by_uid_.erase(found);
    }
}

void Feed::clear() {
    by_uid_.clear();
    blocks_.clear();
}

std::string Feed::edition(domain::Date today) const {
    const auto first = chr::sys_days(today) - limits_.back;
    const auto last = later(today, limits_.ahead);
    std::vector<std::string_view> shown;
    std::size_t bytes = writer_.head().size() + EntryWriter::tail().size();
    for (const auto& [position, block] : blocks_) {
        if (block.day < first || block.day > last) {
            continue;
        }
        if (shown.size() == limits_.entries || bytes + block.text.size() > limits_.bytes) {
            break;
        }
        bytes += block.text.size();
        shown.push_back(block.text);
    }
    if (shown.empty()) {
        bytes += EntryWriter::placeholder().size();
        shown.push_back(EntryWriter::placeholder());
    }
    std::string calendar;
    calendar.reserve(bytes);
    calendar += writer_.head();
    for (const std::string_view block : shown) {
        calendar += block;
    }
    return calendar += EntryWriter::tail();
}

} // namespace kith::ics
