#pragma once

#include "vcard/ascii.hpp"

#include <string>

namespace kith::vcard {

/// True for the names of cards: "*.vcf" and "*.vcard", in any case.
[[nodiscard]] inline bool is_card_file(const std::string& name) {
    const std::string lower = to_lower(name);
    return lower.ends_with(".vcf") || lower.ends_with(".vcard");
}

} // namespace kith::vcard
