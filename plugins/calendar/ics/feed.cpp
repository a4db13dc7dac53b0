#include "calendar/ics/feed.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

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
    Position position{start_of(entry), clean_uid(entry.uid)};
    const chr::sys_days day(entry.date);
    if ((earliest_ && day < *earliest_) || (farthest_ && position >= *farthest_)) {
        return;
    }
    const std::string_view text = writer_.block(entry);
    if (text.empty()) {
        return;
    }
    bytes_ += text.size();
    const auto placed = blocks_.emplace(std::move(position), Block{day, std::string(text)}).first;
    by_uid_.emplace(placed->first.uid, placed);
}

void Feed::remove(std::string_view uid) {
    const auto found = by_uid_.find(clean_uid(uid));
    if (found != by_uid_.end()) {
        erase(found->second);
    }
}

void Feed::erase(Blocks::iterator block) {
    bytes_ -= block->second.text.size();
    by_uid_.erase(block->first.uid);
    blocks_.erase(block);
}

void Feed::trim(domain::Date today) {
    const auto first = window(today).first;
    while (!blocks_.empty() && blocks_.begin()->second.day < first) {
        erase(blocks_.begin());
    }
    earliest_ = std::max(first, earliest_.value_or(first));
    while (blocks_.size() > 2 * limits_.entries || bytes_ > 2 * limits_.bytes) {
        const auto last = std::prev(blocks_.end());
        farthest_ = last->first;
        erase(last);
    }
}

Feed::Window Feed::window(domain::Date today) const {
    return {chr::sys_days(today) - limits_.back, later(today, limits_.ahead)};
}

Feed::View Feed::view(const Window& window) const {
    View view;
    view.bytes = writer_.head().size() + EntryWriter::tail().size();
    for (const auto& [position, block] : blocks_) {
        if (block.day < window.first || block.day > window.last) {
            continue;
        }
        if (view.bytes + block.text.size() > limits_.bytes) {
            view.is_full = true;
            break;
        }
        view.bytes += block.text.size();
        view.texts.push_back(block.text);
        if (view.texts.size() == limits_.entries) {
            view.is_full = true;
            break;
        }
    }
    return view;
}

bool Feed::reaches(domain::Date today) const {
    const auto window = this->window(today);
    if (earliest_ && window.first < *earliest_) {
        return false;
    }
    // In some zone its moment lies on the day before or after.
    return !farthest_ || farthest_->start > window.last + chr::days(2) || view(window).is_full;
}

std::string Feed::edition(domain::Date today) const {
    View shown = view(window(today));
    if (shown.texts.empty()) {
        shown.bytes += EntryWriter::placeholder().size();
        shown.texts.push_back(EntryWriter::placeholder());
    }
    std::string calendar;
    calendar.reserve(shown.bytes);
    calendar += writer_.head();
    for (const std::string_view text : shown.texts) {
        calendar += text;
    }
    return calendar += EntryWriter::tail();
}

} // namespace kith::ics
