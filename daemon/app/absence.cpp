#include "app/absence.hpp"

#include "app/moment_words.hpp"
#include "delivery/phrases.hpp"

#include <algorithm>
#include <charconv>

namespace kith::app {

using domain::Instant;

namespace {

const std::string ended_note = "ended";
const std::string absence_note = "absence"; ///< "FROM TO LATE"

/// Holds the end of the last absence that the channel told of.
std::string told_note(const std::string& channel) { return "absence told by " + channel; }

} // namespace

void note_end(domain::Store& store, Instant now) {
    store.set_note(ended_note, domain::format_instant(now));
}

std::optional<Instant> last_alive(const domain::Store& store) {
    const auto newest = store.newest_record();
    const auto ended = domain::parse_instant(store.note(ended_note).value_or(""));
    return newest && ended ? std::max(*newest, *ended) : newest;
}

void keep_absence(domain::Store& store, const Absence& absence) {
    store.set_note(absence_note, domain::format_instant(absence.from) + " " +
                                     domain::format_instant(absence.to) + " " +
                                     std::to_string(absence.late));
}

std::optional<Absence> last_absence(const domain::Store& store) {
    const auto text = store.note(absence_note).value_or("");
    const auto first = text.find(' ');
    const auto last = text.rfind(' ');
    if (first == std::string::npos || first == last) {
        return std::nullopt;
    }
    const auto from = domain::parse_instant(text.substr(0, first));
    const auto to = domain::parse_instant(text.substr(first + 1, last - first - 1));
    Absence absence;
    std::from_chars(text.data() + last + 1, text.data() + text.size(), absence.late);
    if (!from || !to) {
        return std::nullopt;
    }
    absence.from = *from;
    absence.to = *to;
    return absence;
}

std::optional<Absence> absence_to_tell(const domain::Store& store,
                                       const domain::Delivery& delivery) {
    if (delivery.kind != domain::DeliveryKind::Digest) {
        return std::nullopt;
    }
    auto absence = last_absence(store);
    const bool tells =
        absence && delivery.created_at <= absence->to &&
        store.note(told_note(delivery.channel)) != domain::format_instant(absence->to);
    return tells ? absence : std::nullopt;
}

void note_told(domain::Store& store, const domain::Delivery& delivery) {
    if (const auto absence = absence_to_tell(store, delivery)) {
        store.set_note(told_note(delivery.channel), domain::format_instant(absence->to));
    }
}

std::string absence_sentence(const Absence& absence, const Situation& situation) {
    auto text = delivery::Phrases::in(situation.language())
                    .was_off_body(moment_words(situation, absence.from),
                                  moment_words(situation, absence.to), absence.late);
    while (text.ends_with('\n')) {
        text.pop_back();
    }
    return text;
}

} // namespace kith::app
