#pragma once

#include <cstddef>

namespace kith::vcard {

/// How much of an address book is read. A card is never trusted: past a limit the excess is left
/// out and reported, the rest is read on.
struct Limits {
    std::size_t file_bytes = 16u << 20;
    std::size_t line_bytes = 4u << 20; ///< one logical line that is kept; photo bodies are skipped
    std::size_t cards = 100'000;       ///< of one file
    std::size_t properties = 10'000;   ///< of one card, of those kith reads at all
    std::size_t nesting = 4;           ///< cards in cards, the outermost counted
    std::size_t faults = 100;          ///< reported of one file
    std::size_t values = 100;          ///< addresses, dates, tags of one contact, each
    std::size_t text_bytes = 1024;     ///< a name, an address, a label
    std::size_t note_bytes = 8192;
};

} // namespace kith::vcard
