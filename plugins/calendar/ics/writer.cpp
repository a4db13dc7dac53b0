#include "calendar/ics/writer.hpp"

#include "calendar/ics/entry_writer.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

namespace kith::ics {

namespace {

constexpr std::size_t sample = 64;

bool earlier(const domain::AgendaEntry* left, const domain::AgendaEntry* right) {
    return std::forward_as_tuple(start_of(*left), left->uid) <
           std::forward_as_tuple(start_of(*right), right->uid);
}

} // namespace

std::string calendar_object(std::span<const domain::AgendaEntry> entries,
                            const CalendarTraits& traits) {
    std::vector<const domain::AgendaEntry*> sorted;
    sorted.reserve(entries.size());
    for (const auto& entry : entries) {
        sorted.push_back(&entry);
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
        calendar += writer.block(*sorted[i]);
    }
    if (calendar.size() == writer.head().size()) {
        calendar += EntryWriter::placeholder();
    }
    return calendar += EntryWriter::tail();
}

} // namespace kith::ics
