#include "domain/stable_hash.hpp"

#include <cinttypes>
#include <cstdio>

namespace kith::domain {

std::string stable_hex(std::string_view text) {
    const auto first = stable_hash(text);
    // A different start and a tail of its own make the second half independent enough for names.
    const auto second = stable_hash("#", stable_hash(text, 0x9ae16a3b2f90404fULL));
    char hex[40];
    std::snprintf(hex, sizeof hex, "%016" PRIx64 "%016" PRIx64, first, second);
    return hex;
}

} // namespace kith::domain
