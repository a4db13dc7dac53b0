#pragma once

#include "vcard/card.hpp"
#include "vcard/faults.hpp"
#include "vcard/limits.hpp"
#include "vcard/line_scanner.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace kith::vcard {

/// Reads the cards of one file, one after the other, in one pass. Takes vCard 2.1, 3.0, 4.0 and
/// what calls itself so: text around cards, missing ends, cards and other components inside a card
/// (AGENT; skipped as a unit), lines that are no properties. Never throws on any bytes.
/// Borrows the bytes (without a byte order mark) and the list of faults.
class CardReader {
public:
    CardReader(std::string_view bytes, const Limits& limits, Faults& faults);

    /// Fills `card`, whose storage is used again. False when there is no further card.
    /// The card's views live until the next call with the same card.
    bool next(Card& card);
    /// True when the text behind the last card is the beginning of a BEGIN:VCARD: the file was cut
    /// there.
    [[nodiscard]] bool cut_off() const { return cut_off_; }

private:
    struct Inner;
    bool find_begin(Card& card);
    void keep(const Line& line, Property& property, Card& card);
    void report_no_property(const Line& line, const Card& card);
    void finish(Card& card);

    LineScanner scanner_;
    const Limits& limits_;
    Faults& faults_;
    std::size_t cards_ = 0;
    std::size_t joined_bytes_ = 0; ///< of the card's properties that are still folded
    std::size_t skipped_properties_ = 0;
    bool cut_off_ = false;
    /// The last property, if it was skipped: when it is base64, lines of it may follow unindented.
    std::string_view skipped_;
};

} // namespace kith::vcard
