#include "vcard/card_reader.hpp"

#include "vcard/ascii.hpp"

#include <utility>

namespace kith::vcard {

namespace {

/// Indented text behind BEGIN:VCARD or END:VCARD looks like a fold and is none.
bool is_card(std::string_view value) {
    return same_word(value, "VCARD") ||
           same_word(trimmed(value.substr(0, value.find_first_of("\r\n"))), "VCARD");
}

/// "BEGIN:VCARD" on a line of its own, without the cost of a property. A byte order mark in front
/// comes from files put together with `cat`.
bool begins_card(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    return starts_with_word(text, "BEGIN:") && is_card(text.substr(6));
}

/// The part of a line in which an encoding would be named.
std::string_view head_of(std::string_view text) { return text.substr(0, text.find(':')); }

bool is_quoted_printable(std::string_view text) {
    return contains_word(head_of(text), "QUOTED-PRINTABLE");
}

bool is_base64(std::string_view text) {
    const auto head = head_of(text);
    return contains_word(head, "BASE64") || contains_word(head, "ENCODING=B") ||
           head.ends_with(";B") || head.ends_with(";b");
}

} // namespace

/// The components open inside the card, innermost last, and where the first of them began.
struct CardReader::Inner {
    std::vector<bool> cards; ///< for each: is it a VCARD
    bool seen = false;
    LineScanner::Mark first_mark;
    std::size_t first_properties = 0;

    /// An END closes what it names: an END:VCARD also what was left open inside that card.
    /// False when it ends the card itself.
    bool close(bool card) {
        while (card && !cards.empty() && !cards.back()) {
            cards.pop_back();
        }
        if (cards.empty()) {
            return !card;
        }
        if (card == cards.back()) {
            cards.pop_back();
        }
        return true;
    }
};

CardReader::CardReader(std::string_view bytes, const Limits& limits, Faults& faults)
    : scanner_(bytes), limits_(limits), faults_(faults) {}

bool CardReader::find_begin(Card& card) {
    for (Line line; scanner_.next(line);) {
        if (begins_card(line.text)) {
            card.line = line.number;
            return true;
        }
        cut_off_ = !line.text.empty() && starts_with_word("BEGIN:VCARD", line.text);
    }
    return false;
}

bool CardReader::next(Card& card) {
    card.properties.clear();
    card.joined.clear();
    card.version = Version::Later;
    card.ending = Ending::Missing;
    joined_bytes_ = 0;
    skipped_properties_ = 0;
    skipped_ = {};
    if (!find_begin(card)) {
        return false;
    }
    if (++cards_ > limits_.cards) {
        faults_.add(card.line, "more than " + std::to_string(limits_.cards) +
                                   " cards in one file: the rest is not read");
        return false;
    }
    Inner inner;
    auto before = scanner_.mark();
    for (Line line; scanner_.next(line); before = scanner_.mark()) {
        if (line.text.ends_with('=') && is_quoted_printable(line.text)) {
            scanner_.join_soft_breaks(line);
        }
        Property head;
        const bool named = split_name(line.text, head);
        const bool agent =
            named && head.name == Name::Agent &&
            begins_card(
                trimmed(line.text.substr(std::min(line.text.find(':') + 1, line.text.size()))));
        if (named && (head.name == Name::Begin || agent)) {
            if (!inner.seen) {
                inner.seen = true;
                inner.first_mark = before;
                inner.first_properties = card.properties.size();
            }
            inner.cards.push_back(agent || begins_card(line.text));
            if (inner.cards.size() >= limits_.nesting) {
                break;
            }
        } else if (named && head.name == Name::End) {
            if (!inner.close(is_card(line.text.substr(line.text.find(':') + 1)))) {
                card.ending = Ending::Complete;
                break;
            }
        } else if (inner.cards.empty() && named) {
            keep(line, head, card);
        } else if (inner.cards.empty()) {
            report_no_property(line, card);
        }
    }
    if (card.ending == Ending::Missing) {
        faults_.add(card.line, "this card has no END:VCARD");
        if (inner.seen) {
            // What looked like a card inside this one is the next one.
            scanner_.return_to(inner.first_mark);
            card.properties.resize(inner.first_properties);
        }
    }
    finish(card);
    return true;
}

void CardReader::report_no_property(const Line& line, const Card& card) {
    const auto text = trimmed(line.text);
    if (text.empty()) {
        skipped_ = {};
    } else if (!is_base64(skipped_) && !text.starts_with('#')) {
        faults_.add(line.number, "no property (there is no ':') in the card of line " +
                                     std::to_string(card.line));
    }
}

void CardReader::keep(const Line& line, Property& property, Card& card) {
    if (property.name == Name::Unknown || property.name == Name::Body ||
        property.name == Name::Agent) {
        skipped_ = line.text;
        return;
    }
    skipped_ = {};
    if (line.text.size() > limits_.line_bytes) {
        faults_.add(line.number, "a line of more than " + std::to_string(limits_.line_bytes) +
                                     " bytes is not read");
        return;
    }
    if (card.properties.size() >= limits_.properties) {
        if (++skipped_properties_ == 1) {
            faults_.add(line.number, "more than " + std::to_string(limits_.properties) +
                                         " properties in one card: the rest is not read");
        }
        return;
    }
    property.line = line.number;
    if (line.joined) {
        property.value = line.text; // whole and folded until the version is known
        property.folded = true;
        joined_bytes_ += line.text.size();
    } else if (!split_value(line.text, property)) {
        report_no_property(line, card);
        return;
    } else if (property.name == Name::Version && trimmed(property.value).starts_with('2')) {
        card.version = Version::V21;
    }
    card.properties.push_back(property);
}

void CardReader::finish(Card& card) {
    if (joined_bytes_ == 0) {
        return;
    }
    // Reserved before the first byte: the views into it must not move.
    card.joined.reserve(joined_bytes_);
    for (Property& property : card.properties) {
        if (!std::exchange(property.folded, false)) {
            continue;
        }
        const auto raw = property.value;
        const auto folding = is_quoted_printable(raw)       ? Folding::SoftBreaks
                             : card.version == Version::V21 ? Folding::BlankStays
                                                            : Folding::BlankGoes;
        const std::size_t start = card.joined.size();
        unfold(raw, folding, card.joined);
        if (!split_property(std::string_view(card.joined).substr(start), property)) {
            property.name = Name::Unknown;
            property.value = {};
        }
    }
}

} // namespace kith::vcard
