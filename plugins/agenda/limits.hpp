#pragma once

#include <cstddef>

namespace kith::agenda {

/// How much of a calendar is read. It is never trusted: past a limit the excess is left out and
/// reported, the rest is read on.
struct Limits {
    std::size_t file_bytes = std::size_t{16} << 20;
    std::size_t events = 100'000;     ///< of one file
    std::size_t participants = 1'000; ///< of one event
    std::size_t dates = 10'000;       ///< RDATE or EXDATE of one event
    std::size_t rules = 10;           ///< of one event, and of one part of a zone
    std::size_t zones = 50;           ///< of one file
    std::size_t zone_parts = 100;     ///< of one zone
    std::size_t faults = 100;         ///< reported of one file
    long instances = 10'000;          ///< of one event
    long steps = 500'000;             ///< of expanding all events of one file
};

} // namespace kith::agenda
