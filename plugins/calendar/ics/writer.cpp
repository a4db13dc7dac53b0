#include "calendar/ics/writer.hpp"

#include "calendar/ics/entry_writer.hpp"

#include <algorithm>
#include <chrono>
#include <vector>

namespace kith::ics {

namespace {

constexpr std::size_t sample = 64;

/// An entry and where it stands; told once for each, and not at each comparison.
struct Placed {
    std::chrono::sys_seconds start;
    const domain::AgendaEntry* entry;
};

bool earlier(const Placed& left, const Placed& right) {
    return left.start != right.start ? left.start < right.start
                                     : left.entry->uid < right.entry->uid;
}

} // namespace

std::string calendar_object(std::span<const domain::AgendaEntry> entries,
                            const CalendarTraits& traits) {
    std::vector<Placed> sorted;
    sorted.reserve(entries.size());
    for (const auto& entry : entries) {
        sorted.push_back({start_of(entry), &entry});
    }
    if (!std::is_sorted(sorted.begin(), sorted.end(), earlier)) {
        std::sort(sorted.begin(), sorted.end(), earlier);
    }

    EntryWriter writer(traits);
    std::string calendar = writer.head();
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        if (i == sample) { // growing costs more than writing: guess the whole from the first ones
            calendar.reserve(calendar.size() / sample * sorted.size() / 8 * 9);
        }
        calendar += writer.block(*sorted[i].entry);
    }
    if (calendar.size() == writer.head().size()) {
        calendar += EntryWriter::placeholder();
    }
    return calendar += EntryWriter::tail();
}

} // namespace kith::ics
